"""Reads an EDF+ file with MNE and prints what it found as JSON, for the tests to compare."""

import json
import sys

import mne

mne.set_log_level("ERROR")
raw = mne.io.read_raw_edf(sys.argv[1], preload=True, verbose="ERROR")
# MNE turns known units into SI's; what it does not know it leaves as it is.
print(
    json.dumps(
        {
            "mne": mne.__version__,
            "channels": raw.ch_names,
            "seconds": raw.n_times / raw.info["sfreq"],
            "start": raw.info["meas_date"].strftime("%H:%M:%S") if raw.info["meas_date"] else None,
            "annotations": [[float(a["onset"]), float(a["duration"]), str(a["description"])] for a in raw.annotations],
            "range": {name: [float(raw.get_data(picks=[name]).min()), float(raw.get_data(picks=[name]).max())] for name in raw.ch_names},
        }
    )
)
