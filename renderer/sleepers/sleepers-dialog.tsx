/** Everyone who can sleep: the cast to look at and copy, and sleepers of one's own to add, edit and remove. */

import './sleepers.css';
import { Copy, Eye, EyeOff, Import, Plus, Trash2, UsersRound } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import type { Failure, ListedSleeper, Sleeper } from '../../app/bridge/index.ts';
import { Sheet } from '../shell/sheet.tsx';
import { matching } from '../state/find-sleepers.ts';
import { verdictOn } from '../state/fits.ts';
import { importHypnogram } from '../state/night.ts';
import { hideSleeper, removeSleeper, takeFiles } from '../state/sleepers.ts';
import { useStore } from '../state/store.ts';
import { History } from './history.tsx';
import { Population } from './population.tsx';
import { Portrait, Sparkline } from './portrait.tsx';
import { SleeperForm } from './sleeper-form.tsx';

export function SleepersDialog() {
  return (
    <Sheet name="sleepers" title="Sleepers">
      <Everyone />
    </Sheet>
  );
}

/** What the right side is about: one that is kept, a new one that began as a copy, or people to draw. */
type Shown =
  | { readonly kind: 'kept'; readonly name: string }
  | { readonly kind: 'new'; readonly from: Sleeper; readonly id: number }
  | { readonly kind: 'population' };

function Everyone() {
  const sleepers = useStore((state) => state.sleepers);
  const sleeping = useStore((state) => state.sleeping);
  const [shown, setShown] = useState<Shown>({ kind: 'kept', name: sleeping.kind === 'sleeper' ? sleeping.name : '' });
  const [find, setFind] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [over, setOver] = useState(false);
  const [removing, setRemoving] = useState('');
  const kept = shown.kind === 'kept' ? (sleepers.find(({ name }) => name === shown.name) ?? sleepers[0]) : undefined;
  const show = (next: Shown) => {
    setFailure(null);
    setRemoving('');
    setShown(next);
  };
  const begin = (from: Sleeper | undefined, title: string) => {
    if (from !== undefined) show({ kind: 'new', from: { ...plain(from), name: freeName(title, sleepers), title }, id: Date.now() });
  };
  const found = matching(sleepers, find);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void takeFiles([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files are dropped here; by keyboard, Import does the same
    <div
      className={over ? 'sleepers-body over-drop' : 'sleepers-body'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <nav aria-label="Sleepers">
        <input data-first type="search" placeholder="Find…" aria-label="Find a sleeper" value={find} onChange={(event) => setFind(event.target.value)} />
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
                <Sparkline sleeper={one} />
                <small>
                  {one.origin === 'cast' ? 'of the cast' : 'your own'}
                  {one.hidden && ', hidden'}
                  <NotForThem name={one.name} />
                </small>
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="empty">Nobody has these words.</li>}
        </ul>
        <button type="button" className="secondary" onClick={() => begin(blank(sleepers.find(({ origin }) => origin === 'cast')), 'New sleeper')}>
          <Plus size={16} strokeWidth={1.5} aria-hidden /> Add a sleeper
        </button>
        <div className="sleepers-more">
          <button type="button" className="quiet" onClick={() => show({ kind: 'population' })}>
            <UsersRound size={14} strokeWidth={1.5} aria-hidden /> Draw people
          </button>
          <button
            type="button"
            className="quiet"
            title="A recorded night as CSV or EDF+; it can be dropped here too, and profiles as JSON"
            onClick={() => void importHypnogram()}
          >
            <Import size={14} strokeWidth={1.5} aria-hidden /> Import a night
          </button>
        </div>
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
              <button type="button" className="quiet" aria-expanded={removing === kept.name} onClick={() => setRemoving(kept.name)}>
                <Trash2 size={14} strokeWidth={1.5} aria-hidden /> Remove
              </button>
            )}
            {kept.origin === 'cast' && <span className="spring sleeper-note">Of the cast: a copy can be edited.</span>}
          </div>
        )}
        {kept !== undefined && removing === kept.name && (
          <p className="sleeper-confirm" role="alertdialog" aria-label="Remove the sleeper">
            Remove {kept.title || kept.name}? What it was stays in the history.
            <button type="button" className="secondary danger" onClick={() => void removeSleeper(plain(kept)).then(setFailure)}>
              Remove
            </button>
            <button type="button" className="quiet" onClick={() => setRemoving('')}>
              Keep
            </button>
          </p>
        )}
        {failure !== null && (
          <p className="sleeper-failure" role="alert">
            {failure.message} {failure.hint}
          </p>
        )}
        {kept !== undefined && <Portrait sleeper={kept} />}
        {kept !== undefined && (
          <SleeperForm key={`${kept.name} ${kept.version}`} sleeper={plain(kept)} basedOn={kept.version} readOnly={kept.origin === 'cast'} onKept={() => {}} />
        )}
        {kept !== undefined && <History key={`history of ${kept.name} ${kept.version}`} sleeper={kept} />}
        {shown.kind === 'population' && <Population onDone={(name) => show({ kind: 'kept', name })} />}
        {shown.kind === 'new' && (
          <SleeperForm key={shown.id} sleeper={shown.from} basedOn={null} readOnly={false} onKept={(name) => show({ kind: 'kept', name })} />
        )}
      </section>
    </div>
  );
}

/** A mark for those for whom the open dream is not. */
function NotForThem({ name }: { readonly name: string }) {
  const verdict = useStore((state) => verdictOn(state, name));
  if (verdict === null || verdict.fits) return null;
  return (
    <em className="not-for-them" title={verdict.concerns.map(({ message }) => message).join('\n')}>
      not this dream
    </em>
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
