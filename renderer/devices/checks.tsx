/** How a bed is: a battery of checks, each with what it means and the way out. */

import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { checkLog } from '../state/devices.ts';
import type { DeviceStatus, DevicesState, Paired, Reach } from '../state/devices-state.ts';
import { useStore } from '../state/store.ts';

/** A clock may be so far off before nights are dated wrongly, ms. */
const CLOCK_MS = 120_000;

interface Check {
  readonly id: string;
  readonly level: 'good' | 'care' | 'bad';
  readonly words: string;
}

interface ChecksProps {
  readonly paired: Paired;
  readonly reach: Reach | undefined;
  readonly status: DeviceStatus;
}

const ICONS = { good: CircleCheck, care: TriangleAlert, bad: CircleX } as const;

export function Checks({ paired, reach, status }: ChecksProps) {
  const log = useStore((state) => state.devices.logs[paired.fingerprint]);
  const checks = [...reachChecks(reach), slotCheck(status), ...noteChecks(status), logCheck(status, log)];
  return (
    <section data-testid="checks">
      <h4>Checks</h4>
      <ul className="device-checks">
        {checks.map(({ id, level, words }) => {
          const Icon = ICONS[level];
          return (
            <li key={id} data-check={id} data-level={level}>
              <Icon size={14} strokeWidth={1.5} aria-label={level === 'good' ? 'in order' : level === 'care' ? 'to be known' : 'wrong'} />
              <span>{words}</span>
              {id === 'log' && status.nights > 0 && paired.rights.includes('observe') && (
                <button type="button" className="link" disabled={log === 'asking'} onClick={() => void checkLog(paired.fingerprint)}>
                  Check it
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function reachChecks(reach: Reach | undefined): Check[] {
  if (reach === undefined || reach.kind === 'asking') return [];
  if (reach.kind === 'away')
    return [
      reach.failure.why === 'another-device'
        ? { id: 'key', level: 'bad', words: 'What answers in its place has another key.' }
        : { id: 'reach', level: 'bad', words: 'It can not be reached now.' },
    ];
  const off = Math.round(Math.abs(reach.skewMs) / 1000);
  return [
    { id: 'reach', level: 'good', words: 'It answers, with the key that you paired with, over TLS 1.3.' },
    off * 1000 <= CLOCK_MS
      ? { id: 'clock', level: 'good', words: 'Its clock goes with this computer’s.' }
      : {
          id: 'clock',
          level: 'care',
          words: `Its clock is ${spoken(off)} ${reach.skewMs > 0 ? 'ahead of' : 'behind'} this computer’s: its nights bear the wrong time.`,
        },
  ];
}

const spoken = (seconds: number): string => (seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`);

/** What stands in the slots was signed by keys that it trusts; a program of one that it no longer trusts still plays. */
function slotCheck({ slots, notes }: DeviceStatus): Check {
  const active = slots.active === null ? null : slots[slots.active];
  if (active === null) return { id: 'plays', level: 'care', words: notes.length > 0 ? 'It plays nothing; see what it notes below.' : 'It plays nothing yet.' };
  return { id: 'plays', level: 'good', words: `It has examined ${active.title} ${active.version} itself at its last start, and plays it.` };
}

const noteChecks = ({ notes }: DeviceStatus): Check[] => notes.map((words, i) => ({ id: `note-${i}`, level: 'care', words }));

function logCheck({ nights }: DeviceStatus, log: DevicesState['logs'][string] | undefined): Check {
  if (nights === 0) return { id: 'log', level: 'good', words: 'It has no log yet.' };
  if (log === 'asking') return { id: 'log', level: 'care', words: 'Every line of its last log is being checked…' };
  if (log === undefined) return { id: 'log', level: 'care', words: `The log of night ${nights} was not checked yet.` };
  if ('why' in log) return { id: 'log', level: 'bad', words: `${log.message} ${log.hint}` };
  const end = log.sealed
    ? ', sealed by this bed.'
    : log.open
      ? '; it is not sealed yet, the night is on.'
      : ', without a seal: what came after them is missing.';
  return { id: 'log', level: log.sealed || log.open ? 'good' : 'bad', words: `The log of night ${log.night}: ${log.lines} lines, all in their chain${end}` };
}
