/** The previewed night and another one on the same axis, and the list of what differs. */

import './compare.css';
import { useState } from 'react';
import { type Comparison, spellMs } from '../../app/bridge/index.ts';
import { clockOf } from '../state/clock.ts';
import { compareWith, type Other } from '../state/compare.ts';
import { moveCursor } from '../state/night-cursor.ts';
import { get, useStore } from '../state/store.ts';
import { Strips } from './strips.tsx';

export function ComparePanel() {
  const night = useStore((state) => state.preview?.night ?? null);
  const beside = useStore((state) => state.beside);
  if (night === null)
    return (
      <section className="nights nights-empty" data-testid="compare" aria-label="Compare">
        <p>Preview a night first; then another one can stand beside it.</p>
      </section>
    );
  return (
    <section className="nights" data-testid="compare" aria-label="Compare">
      <Choose />
      {beside === null ? (
        <p className="faint nights-hint">
          Choose what stands beside {night.subject.name}, seed {night.seed}.
        </p>
      ) : (
        <>
          <Strips night={night} beside={beside} />
          <Differences comparison={beside.comparison} startMinutes={night.startMinutes} />
        </>
      )}
    </section>
  );
}

function Choose() {
  const beside = useStore((state) => state.beside);
  const sleepers = useStore((state) => state.sleepers);
  const hypnograms = useStore((state) => state.hypnograms);
  const pinned = useStore((state) => state.pinned);
  const documents = useStore((state) => state.documents);
  const program = useStore((state) => state.program);
  const seed = useStore((state) => state.preview?.night.seed ?? 0);
  const [asked, setAsked] = useState('');
  const dreams = Object.values(documents).filter(({ path, text }) => path !== program && /^\s*dream\s/m.test(text));
  const run = (other: Other) => void compareWith(other);
  return (
    <div className="nights-bar">
      <span>beside</span>
      <button type="button" className="quiet" onClick={() => run({ kind: 'natural' })}>
        Without the program
      </button>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const other = Number.parseInt(asked, 10);
          run({ kind: 'seed', seed: Number.isFinite(other) && other >= 0 && other <= 0xffffffff ? other : seed + 1 });
        }}
      >
        <button type="submit" className="quiet">
          Seed
        </button>
        <input aria-label="Another seed" inputMode="numeric" placeholder={String(seed + 1)} value={asked} onChange={(event) => setAsked(event.target.value)} />
      </form>
      <select
        aria-label="Another sleeper"
        value=""
        onChange={(event) => {
          const [kind, ...name] = event.target.value.split(' ');
          if (kind === 'sleeper' || kind === 'hypnogram') run({ kind: 'sleeper', sleeping: { kind, name: name.join(' ') } });
        }}
      >
        <option value="">another sleeper…</option>
        {sleepers
          .filter(({ hidden }) => !hidden)
          .map(({ name, title }) => (
            <option key={name} value={`sleeper ${name}`}>
              {title === '' ? name : title}
            </option>
          ))}
        {hypnograms.map(({ name }) => (
          <option key={name} value={`hypnogram ${name}`}>
            {name} (recorded)
          </option>
        ))}
      </select>
      <select
        aria-label="Another version"
        value=""
        onChange={(event) => {
          const { value } = event.target;
          if (value === 'pinned' && pinned !== null) run({ kind: 'version', words: 'the pinned version', texts: pinned.texts });
          if (value === 'saved') run({ kind: 'version', words: 'the version on the disk', texts: savedTexts() });
          if (value === 'now') run({ kind: 'version', words: 'the text as it is now', texts: textsNow() });
          if (value.startsWith('file ')) run({ kind: 'file', path: value.slice(5) });
        }}
      >
        <option value="">another version…</option>
        <option value="now">the text as it is now</option>
        <option value="saved">as it is on the disk</option>
        {pinned !== null && <option value="pinned">the pinned version</option>}
        {dreams.map(({ path }) => (
          <option key={path} value={`file ${path}`}>
            {path}
          </option>
        ))}
      </select>
      {beside !== null && (
        <strong className="nights-what" data-testid="beside">
          {beside.words}
        </strong>
      )}
    </div>
  );
}

const savedTexts = () => Object.fromEntries(Object.values(get().documents).map(({ path, savedText }) => [path, savedText]));
const textsNow = () => Object.fromEntries(Object.values(get().documents).map(({ path, text }) => [path, text]));

const HOW: Readonly<Record<Comparison['differences'][number]['how'], string>> = { first: 'only here', second: 'only there', moved: 'moved', other: 'other' };

function Differences({ comparison: { differences, count, same }, startMinutes }: { readonly comparison: Comparison; readonly startMinutes: number }) {
  return (
    <div className="nights-list">
      <p className="faint" role="status" data-testid="compare-count">
        {count === 0 ? 'Nothing differs.' : `${count} ${count === 1 ? 'difference' : 'differences'}`}
        {same > 0 && `, ${same} events the same`}
        {count > differences.length && `; the first ${differences.length} are listed`}
      </p>
      <ol>
        {differences.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the differences of two nights never change
          <li key={i} data-how={one.how}>
            <button type="button" className="link" onClick={() => moveCursor(one.at)}>
              {clockOf(startMinutes, one.at, true)}
            </button>
            <em>{HOW[one.how]}</em>
            <span>{one.words}</span>
            <small>
              {one.how === 'moved' && `${spellMs(Math.abs(one.by))} ${one.by > 0 ? 'later' : 'earlier'} there`}
              {one.kind === 'stage' && `for ${spellMs(one.to - one.at)}`}
            </small>
          </li>
        ))}
      </ol>
    </div>
  );
}
