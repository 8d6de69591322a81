/** What stands at the bed: devices by name, and the channels that each can play. */

import { Plus, Trash2 } from 'lucide-react';
import { CHANNELS, type Sleeper } from '../../app/bridge/index.ts';

type Devices = Sleeper['devices'];

interface DevicesProps {
  readonly devices: Devices;
  readonly readOnly: boolean;
  readonly problem: string | undefined;
  onChange(devices: Devices): void;
}

export function DevicesField({ devices, readOnly, problem, onChange }: DevicesProps) {
  const change = (at: number, device: Devices[number]) => onChange(devices.map((one, i) => (i === at ? device : one)));
  return (
    <fieldset disabled={readOnly}>
      <legend>Devices at the bed</legend>
      {devices.map((device, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a device is what stands at its place in the list
        <div key={i} className="sleeper-device">
          <input
            aria-label={`Name of device ${i + 1}`}
            name={`device.${i}`}
            value={device.name}
            placeholder="bedside unit"
            onChange={(event) => change(i, { ...device, name: event.target.value })}
          />
          {CHANNELS.map((channel) => (
            <label key={channel}>
              <input
                type="checkbox"
                checked={device.channels.includes(channel)}
                onChange={(event) =>
                  change(i, { ...device, channels: CHANNELS.filter((one) => (one === channel ? event.target.checked : device.channels.includes(one))) })
                }
              />
              {channel}
            </label>
          ))}
          {!readOnly && (
            <button
              type="button"
              className="icon"
              aria-label={`Take ${device.name || 'the device'} away`}
              onClick={() => onChange(devices.filter((_, at) => at !== i))}
            >
              <Trash2 size={14} strokeWidth={1.5} />
            </button>
          )}
        </div>
      ))}
      {devices.length === 0 && readOnly && <p className="sleeper-note">None is known.</p>}
      {problem !== undefined && <small role="alert">{problem}</small>}
      {!readOnly && devices.length < 20 && (
        <button type="button" className="quiet" onClick={() => onChange([...devices, { name: '', channels: [] }])}>
          <Plus size={14} strokeWidth={1.5} aria-hidden /> Add a device
        </button>
      )}
    </fieldset>
  );
}
