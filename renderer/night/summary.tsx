/** The night in the numbers of a sleep laboratory, and what the reader should know about them. */

import { Popover } from '@base-ui/react/popover';
import { ChevronUp } from 'lucide-react';
import type { NightRecord } from '../../app/bridge/index.ts';
import { BY_CUES, type Fact, factsOf } from './facts.ts';

export function Summary({ night }: { readonly night: NightRecord }) {
  const { cueAwakenings } = night.summary;
  const facts = factsOf(night);
  const source =
    night.subject.kind === 'sleeper' ? 'Simulated by a model; no promise about a real night.' : 'A recorded night: its sleep does not react to cues.';
  return (
    <footer className="night-summary">
      <dl data-testid="night-summary">
        {facts.map(([words, value, name]) => (
          <div key={words} title={name} className={words === BY_CUES && cueAwakenings > 0 ? 'bad' : ''}>
            <dt>{words}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p title={night.notes.join('\n')}>
        {source} {night.notes.join(' ')}
      </p>
      <All facts={facts} notes={[source, ...night.notes]} />
    </footer>
  );
}

/** Where there is no room for all of it beside the picture. */
function All({ facts, notes }: { readonly facts: readonly Fact[]; readonly notes: readonly string[] }) {
  return (
    <Popover.Root>
      <Popover.Trigger className="quiet night-all" title="All numbers and notes of this night">
        All numbers <ChevronUp size={14} strokeWidth={1.5} aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} side="top" align="end" className="over">
          <Popover.Popup className="menu night-in-full" aria-label="All numbers and notes of this night">
            <dl>
              {facts.map(([words, value, name]) => (
                <div key={words}>
                  <dt>
                    {words} {name.toLowerCase() !== words && <small>{name}</small>}
                  </dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
            {notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
