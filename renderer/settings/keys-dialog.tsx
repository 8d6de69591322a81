/** All keys: found by words or by pressing them, and changed by pressing others. */

import './settings.css';
import { Keyboard, RotateCcw } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import {
  begins,
  COMMAND_GROUPS,
  COMMANDS,
  type Command,
  commandOf,
  keysAsShown,
  keysFor,
  keysOf,
  keysProblem,
  pressedOn,
  takenBy,
} from '../../app/bridge/index.ts';
import { Sheet } from '../shell/sheet.tsx';
import { mac } from '../state/commands.ts';
import { bindKeys, resetKeys } from '../state/keys.ts';
import { useStore } from '../state/store.ts';
import { FIXED_KEYS, fixedProblem } from './fixed-keys.ts';

export function KeysDialog() {
  return (
    <Sheet name="keys" title="Keyboard shortcuts">
      <Keys />
    </Sheet>
  );
}

function Keys() {
  const changes = useStore((state) => state.settings.keys);
  const [find, setFind] = useState('');
  const [pressed, setPressed] = useState<string | null>(null);
  const [recording, setRecording] = useState<Command | null>(null);
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (title: string, keys: string) =>
    (pressed === null || pressed === '' || keys === pressed || begins(pressed, keys)) &&
    words.every((word) => `${title} ${keysAsShown(keys, mac)}`.toLowerCase().includes(word));
  const found = COMMANDS.filter((command) => fits(command.title, keysFor(command, changes)));
  const fixed = FIXED_KEYS.map((part) => ({ ...part, keys: part.keys.filter(([keys, title]) => fits(title, keys)) })).filter(({ keys }) => keys.length > 0);
  return (
    <div className="keys">
      <div className="keys-find">
        {pressed === null ? (
          <input
            data-first
            type="search"
            placeholder="Find by what it does, or by its keys…"
            aria-label="Find a shortcut"
            value={find}
            onChange={(event) => setFind(event.target.value)}
          />
        ) : (
          <PressField
            label="Press the keys to look up"
            keys={pressed}
            onKeys={(now) => setPressed(pressedOn(pressed, now, undefined))}
            onEnd={() => setPressed(null)}
          />
        )}
        <button
          type="button"
          className={pressed === null ? 'secondary' : 'secondary pressed'}
          aria-pressed={pressed !== null}
          onClick={() => setPressed(pressed === null ? '' : null)}
        >
          <Keyboard size={16} strokeWidth={1.5} aria-hidden /> Find by pressing
        </button>
        <button type="button" className="secondary" disabled={Object.keys(changes).length === 0} onClick={() => resetKeys()}>
          All as usual
        </button>
      </div>
      <div className="keys-list">
        {COMMAND_GROUPS.map((group) => {
          const own = found.filter((command) => command.group === group);
          return own.length === 0 ? null : (
            <section key={group} aria-label={group}>
              <h3>{group}</h3>
              <ul>
                {own.map((command) => (
                  <li key={command.id} data-command={command.id}>
                    {recording?.id === command.id ? (
                      <Recorder command={command} onEnd={() => setRecording(null)} />
                    ) : (
                      <Row command={command} onChange={() => setRecording(command)} />
                    )}
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
        {fixed.map(({ where, keys }) => (
          <section key={where} aria-label={where}>
            <h3>
              {where} <small>these stay as they are</small>
            </h3>
            <ul>
              {keys.map(([own, title]) => (
                <li key={own} className="fixed">
                  <span>{title}</span>
                  <kbd>{keysAsShown(own, mac)}</kbd>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 && fixed.length === 0 && <p className="empty">Nothing has these words or keys.</p>}
      </div>
    </div>
  );
}

function Row({ command, onChange }: { readonly command: Command; readonly onChange: () => void }) {
  const changes = useStore((state) => state.settings.keys);
  const keys = keysFor(command, changes);
  const twice = takenBy(command.id, keys, changes);
  const own = command.id in changes;
  return (
    <>
      <span>
        {command.title}
        {command.where !== undefined && <small>in the {command.where}</small>}
        {twice.length > 0 && <small className="warn">also the keys of “{twice[0]?.title}”</small>}
      </span>
      {own && (
        <button type="button" className="icon" aria-label={`The usual keys of ${command.title}`} title="The usual keys" onClick={() => resetKeys(command.id)}>
          <RotateCcw size={14} strokeWidth={1.5} />
        </button>
      )}
      {keys === '' ? <em>no keys</em> : <kbd className={own ? 'own' : ''}>{keysAsShown(keys, mac)}</kbd>}
      {command.fixed ? (
        <small>these stay as they are</small>
      ) : (
        <button data-next type="button" className="quiet" aria-label={`Change the keys of ${command.title}`} onClick={onChange}>
          Change
        </button>
      )}
    </>
  );
}

function Recorder({ command, onEnd }: { readonly command: Command; readonly onEnd: () => void }) {
  const changes = useStore((state) => state.settings.keys);
  const [keys, setKeys] = useState('');
  const problem = keys === '' ? null : (keysProblem(keys, command.where) ?? fixedProblem(keys, command.where));
  const told = useId();
  const [other] = problem === null ? takenBy(command.id, keys, changes) : [];
  const take = () => {
    bindKeys(command.id, keys);
    onEnd();
  };
  return (
    <>
      <span>
        {command.title}
        <small id={told} role="status" className={problem !== null || other !== undefined ? 'warn' : ''}>
          {problem ??
            (keys === '' ? HOW : other === undefined ? 'Enter uses them.' : `Now the keys of “${other.title}”, which would have none. Enter takes them.`)}
        </small>
      </span>
      <PressField
        label={`New keys of ${command.title}`}
        told={told}
        keys={keys}
        onKeys={(now) => setKeys(pressedOn(keys, now, command.where))}
        onEnd={onEnd}
        {...(keys === '' || problem !== null ? {} : { onTake: take })}
      />
      <button type="button" className="primary" disabled={keys === '' || problem !== null} onClick={take}>
        {other === undefined ? 'Use them' : 'Take them'}
      </button>
      {keysFor(commandOf(command.id), changes) !== '' && (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            bindKeys(command.id, '');
            onEnd();
          }}
        >
          No keys
        </button>
      )}
    </>
  );
}

const HOW = 'Press the new keys, one or two after each other, and Enter. Escape leaves them as they are.';

interface PressProps {
  readonly label: string;
  /** The id of what is said of them. */
  readonly told?: string;
  readonly keys: string;
  onKeys(keys: string): void;
  onEnd(): void;
  /** Where they can be taken: Enter alone does it, and is none of them. */
  readonly onTake?: () => void;
}

/** A field that takes what is pressed instead of what is written. Tab leaves it and Escape ends it, as everywhere. */
function PressField({ label, told, keys, onKeys, onEnd, onTake }: PressProps) {
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onEnd();
    const now = keysOf(event, mac);
    if (now === 'Enter' && onTake !== undefined) onTake();
    else if (now !== '') onKeys(now);
  };
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it was asked for by the button that stood here
      autoFocus
      readOnly
      className="press"
      aria-label={label}
      aria-describedby={told}
      placeholder="press keys"
      value={keysAsShown(keys, mac)}
      onKeyDown={pressed}
    />
  );
}
