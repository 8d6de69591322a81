/** Chooses who sleeps: a simulated sleeper, or a recorded night. */

import { Menu } from '@base-ui/react/menu';
import { Activity, ChevronDown, Import, UserRound, UserRoundPen } from 'lucide-react';
import { verdictOn } from '../state/fits.ts';
import { choose, importHypnogram } from '../state/night.ts';
import { set, useStore } from '../state/store.ts';

export function SleeperPicker() {
  const { kind, name } = useStore((state) => state.sleeping);
  const sleepers = useStore((state) => state.sleepers);
  const hypnograms = useStore((state) => state.hypnograms);
  const sleeper = sleepers.find((known) => known.name === name);
  const called = kind === 'sleeper' ? sleeper?.title.split(',')[0] || name : name;
  const age = kind === 'sleeper' ? sleeper?.age : undefined;
  return (
    <Menu.Root>
      <Menu.Trigger className="secondary" data-testid="sleeper-picker" title="Who sleeps in the preview">
        <span className="unseen">Who sleeps in the preview:</span>
        {kind === 'sleeper' ? <UserRound size={16} strokeWidth={1.5} aria-hidden /> : <Activity size={16} strokeWidth={1.5} aria-hidden />}
        {called}
        {age !== undefined && <em>{age}</em>}
        <ChevronDown size={14} strokeWidth={1.5} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="over">
          <Menu.Popup className="menu sleepers">
            <Menu.RadioGroup value={`${kind}:${name}`} onValueChange={(value: string) => choose(parsed(value))}>
              <Menu.Group>
                <Menu.GroupLabel className="menu-label">Simulated sleepers</Menu.GroupLabel>
                {sleepers
                  .filter((known) => !known.hidden || (kind === 'sleeper' && known.name === name))
                  .map((known) => (
                    <Menu.RadioItem key={known.name} value={`sleeper:${known.name}`} className="menu-item" closeOnClick>
                      <span>
                        <strong>{known.title || known.name}</strong>
                        <Story name={known.name} story={known.story} />
                      </span>
                    </Menu.RadioItem>
                  ))}
              </Menu.Group>
              {hypnograms.length > 0 && (
                <Menu.Group>
                  <Menu.GroupLabel className="menu-label">Recorded nights</Menu.GroupLabel>
                  {hypnograms.map((known) => (
                    <Menu.RadioItem key={known.name} value={`hypnogram:${known.name}`} className="menu-item" closeOnClick>
                      <span>
                        <strong>{known.name}</strong>
                        <small>{known.notes[0] ?? 'scored in full'}</small>
                      </span>
                      <em>{(known.epochs / 120).toFixed(1)} h</em>
                    </Menu.RadioItem>
                  ))}
                </Menu.Group>
              )}
            </Menu.RadioGroup>
            <Menu.Separator className="menu-line" />
            <Menu.Item className="menu-item" onClick={() => set({ dialog: 'sleepers' })}>
              <span>
                <strong>
                  <UserRoundPen size={14} strokeWidth={1.5} aria-hidden /> Add or edit sleepers…
                </strong>
                <small>who sleeps, what they hear, what they agree to</small>
              </span>
            </Menu.Item>
            <Menu.Item className="menu-item" onClick={() => void importHypnogram()}>
              <span>
                <strong>
                  <Import size={14} strokeWidth={1.5} aria-hidden /> Import a recorded night…
                </strong>
                <small>a hypnogram as CSV or EDF+</small>
              </span>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** Their story; or, where the open dream is not for them, why. */
function Story({ name, story }: { readonly name: string; readonly story: string }) {
  const verdict = useStore((state) => verdictOn(state, name));
  const why = verdict?.concerns.find(({ forbids }) => forbids)?.message;
  if (why === undefined) return <small title={story}>{story}</small>;
  return (
    <small className="not-for-them" title={why} data-not-for={name}>
      {why}
    </small>
  );
}

function parsed(value: string) {
  const colon = value.indexOf(':');
  return { kind: value.slice(0, colon) === 'hypnogram' ? 'hypnogram' : 'sleeper', name: value.slice(colon + 1) } as const;
}
