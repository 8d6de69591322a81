/** What stands beside the night: the same sleep without its program, another seed, another sleeper, another version. */

import { useState } from 'react';
import { VersionMenu } from '../shell/version-menu.tsx';
import { compareWith, type Other } from '../state/compare.ts';
import { useStore } from '../state/store.ts';

const MAX_SEED = 0xffffffff;
const run = (other: Other) => void compareWith(other);

export function Choose() {
  const words = useStore((state) => state.beside?.words ?? null);
  return (
    <div className="nights-bar">
      <span>Beside this night</span>
      <button type="button" className="quiet" onClick={() => run({ kind: 'natural' })}>
        Without the program
      </button>
      <Seed />
      <Sleeper />
      <VersionMenu label="Another version" now onChoose={(version) => run({ kind: 'version', version })} />
      {words !== null && (
        <strong className="nights-what" data-testid="beside" role="status">
          Beside it: {words}
        </strong>
      )}
    </div>
  );
}

function Seed() {
  const seed = useStore((state) => state.preview?.night.seed ?? 0);
  const [asked, setAsked] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const other = Number.parseInt(asked, 10);
        run({ kind: 'seed', seed: Number.isFinite(other) && other >= 0 && other <= MAX_SEED ? other : seed + 1 });
      }}
    >
      <button type="submit" className="quiet">
        Seed
      </button>
      <input
        type="text"
        aria-label="Another seed"
        inputMode="numeric"
        placeholder={String(seed + 1)}
        value={asked}
        onChange={(event) => setAsked(event.target.value)}
      />
    </form>
  );
}

function Sleeper() {
  const sleepers = useStore((state) => state.sleepers);
  const hypnograms = useStore((state) => state.hypnograms);
  return (
    <select
      aria-label="Another sleeper"
      value=""
      onChange={(event) => {
        const [kind, ...name] = event.target.value.split(' ');
        if (kind === 'sleeper' || kind === 'hypnogram') run({ kind: 'sleeper', sleeping: { kind, name: name.join(' ') } });
      }}
    >
      <option value="">Another sleeper…</option>
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
  );
}
