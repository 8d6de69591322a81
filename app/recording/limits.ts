/** How big a recording and its parts may be. A reader checks these before it reads or keeps anything further. */

const MIB = 1024 * 1024;

/** Largest table of a recorded night, bytes. */
export const MAX_TABLE_BYTES = 16 * MIB;
/** Most rows of a table, and annotations of an EDF+ file: three days with three events a second would not fit, three nights with one do. */
export const MAX_EVENTS = 200_000;
/** Most cells of one row. */
export const MAX_CELLS = 1000;
/** Longest recording that is read, ms: three days. */
export const MAX_RECORDING_MS = 3 * 24 * 3_600_000;

/** Largest EDF file. It is read piece by piece, so this bounds time and not memory. */
export const MAX_EDF_BYTES = 8192 * MIB;
/** Most signals of an EDF file; its header has 256 bytes for each. */
export const MAX_EDF_SIGNALS = 512;
/** Most data records: three days of them at 26 ms. */
export const MAX_RECORDS = 10_000_000;
/** Most bytes of annotations in one data record. */
export const MAX_RECORD_ANNOTATION_BYTES = 4 * MIB;
/** Most bytes of one data record. */
export const MAX_RECORD_BYTES = 512 * MIB;
/** Longest data record, s. */
export const MAX_RECORD_SECONDS = 3 * 24 * 3600;
/** What is kept of the text of one annotation, bytes, and of all together, characters. */
export const MAX_ANNOTATION_TEXT = 1000;
export const MAX_ANNOTATION_CHARACTERS = 16 * MIB;
/** Most samples of a signal that are read at once: a night at 512 Hz. */
export const MAX_SAMPLES = 20_000_000;
/** How much of a file is in memory at once where it is read or written piece by piece. */
export const CHUNK_BYTES = 1 * MIB;

/** Largest night kept as JSON, bytes. */
export const MAX_JSON_BYTES = 64 * MIB;
