/** Everyone who can sleep: the cast to look at and copy, and sleepers of one's own to add, edit and remove. */

import './sleepers.css';
import { Dialog } from '@base-ui/react/dialog';
import { Copy, Eye, EyeOff, Plus, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { Failure, ListedSleeper, Sleeper } from '../../app/bridge/index.ts';
import { hideSleeper, removeSleeper } from '../state/sleepers.ts';
import { set, useStore } from '../state/store.ts';
import { SleeperForm } from './sleeper-form.tsx';

const close = () => set(({ dialog }) => (dialog === 'sleepers' ? { dialog: null } : {}));

export function SleepersDialog() {
  const open = useStore((state) => state.dialog === 'sleepers');
  return (
    <Dialog.Root open={open} onOpenChange={(now) => !now && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="sleepers-dialog" data-testid="sleepers">
          <header>
            <Dialog.Title>Sleepers</Dialog.Title>
            <Dialog.Close className="icon" aria-label="Close">
              <X size={16} strokeWidth={1.5} />
            </Dialog.Close>
          </header>
          {open && <Everyone />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Who is in the form: one that is kept, or a new one that began as a copy. */
type Shown = { readonly kind: 'kept'; readonly name: string } | { readonly kind: 'new'; readonly from: Sleeper; readonly id: number };

function Everyone() {
  const sleepers = useStore((state) => state.sleepers);
  const sleeping = useStore((state) => state.sleeping);
  const [shown, setShown] = useState<Shown>({ kind: 'kept', name: sleeping.kind === 'sleeper' ? sleeping.name : '' });
  const [find, setFind] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const kept = shown.kind === 'kept' ? (sleepers.find(({ name }) => name === shown.name) ?? sleepers[0]) : undefined;
  const show = (next: Shown) => {
    setFailure(null);
    setShown(next);
  };
  const begin = (from: Sleeper | undefined, title: string) => {
    if (from !== undefined) show({ kind: 'new', from: { ...plain(from), name: freeName(title, sleepers), title }, id: Date.now() });
  };
  const words = find.toLowerCase().split(/\s+/);
  const found = sleepers.filter((one) =>
    words.every((word) => `${one.name} ${one.title} ${one.age} ${one.avoidThemes.join(' ')}`.toLowerCase().includes(word)),
  );
  return (
    <div className="sleepers-body">
      <nav aria-label="Sleepers">
        <input type="search" placeholder="Find…" aria-label="Find a sleeper" value={find} onChange={(event) => setFind(event.target.value)} />
        <ul>
          {found.map((one) => (
            <li key={one.name}>
              <button
                type="button"
                data-sleeper={one.name}
                aria-current={one === kept ? 'true' : undefined}
                onClick={() => show({ kind: 'kept', name: one.name })}
              >
                <strong>{one.title || one.name}</strong>
                <small>
                  {one.origin === 'cast' ? 'of the cast' : 'your own'}
                  {one.hidden && ', hidden'}
                </small>
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="empty">Nobody has these words.</li>}
        </ul>
        <button type="button" className="secondary" onClick={() => begin(blank(sleepers.find(({ origin }) => origin === 'cast')), 'New sleeper')}>
          <Plus size={16} strokeWidth={1.5} aria-hidden /> Add a sleeper
        </button>
      </nav>
      <section>
        {kept !== undefined && (
          <div className="sleeper-actions">
            <button type="button" className="quiet" onClick={() => begin(kept, `${kept.title} (copy)`)}>
              <Copy size={14} strokeWidth={1.5} aria-hidden /> Copy
            </button>
            <button type="button" className="quiet" onClick={() => void hideSleeper(kept.name, !kept.hidden).then(setFailure)}>
              {kept.hidden ? <Eye size={14} strokeWidth={1.5} aria-hidden /> : <EyeOff size={14} strokeWidth={1.5} aria-hidden />}
              {kept.hidden ? 'Show in lists' : 'Hide'}
            </button>
            {kept.origin === 'own' && (
              <button type="button" className="quiet" onClick={() => void removeSleeper(kept.name).then(setFailure)}>
                <Trash2 size={14} strokeWidth={1.5} aria-hidden /> Remove
              </button>
            )}
            {kept.origin === 'cast' && <span className="spring sleeper-note">Of the cast: a copy can be edited.</span>}
          </div>
        )}
        {failure !== null && (
          <p className="sleeper-failure" role="alert">
            {failure.message} {failure.hint}
          </p>
        )}
        {kept !== undefined && (
          <SleeperForm key={`${kept.name} ${kept.version}`} sleeper={plain(kept)} basedOn={kept.version} readOnly={kept.origin === 'cast'} onKept={() => {}} />
        )}
        {shown.kind === 'new' && (
          <SleeperForm key={shown.id} sleeper={shown.from} basedOn={null} readOnly={false} onKept={(name) => show({ kind: 'kept', name })} />
        )}
      </section>
    </div>
  );
}

/** Someone with no story yet, who was not asked anything: nobody has agreed to what they were not asked. */
const blank = (from: Sleeper | undefined): Sleeper | undefined =>
  from && { ...plain(from), story: '', sensitivity: {}, avoidThemes: [], consents: [], devices: [] };

/** The profile alone. */
function plain(sleeper: Sleeper | ListedSleeper): Sleeper {
  const { origin: _o, hidden: _h, version: _v, ...profile } = sleeper as ListedSleeper;
  return profile;
}

function freeName(title: string, taken: readonly Sleeper[]): string {
  const base =
    title
      .split(',')[0]
      ?.normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 50) || 'sleeper';
  let name = base;
  for (let number = 2; taken.some((one) => one.name === name); number++) name = `${base}-${number}`;
  return name;
}
