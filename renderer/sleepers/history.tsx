/** Every profile that a name has had, what changed with each, and the way back to one. */

import { History as Clock, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { ListedSleeper, Result, Sleeper } from '../../app/bridge/index.ts';
import { historyOf, keepSleeper } from '../state/sleepers.ts';

type Versions = Result<'sleepers.history'>['versions'];

export function History({ sleeper }: { readonly sleeper: ListedSleeper }) {
  const [versions, setVersions] = useState<Versions | null>(null);
  const [said, setSaid] = useState('');
  const show = (open: boolean) => {
    if (open) void historyOf(sleeper.name).then((found) => setVersions(found));
  };
  const restore = async (before: Sleeper) => {
    const refused = await keepSleeper({ ...before, name: sleeper.name }, sleeper.version);
    setSaid(refused === null ? '' : `${refused.message} ${refused.hint}`);
  };
  return (
    <details className="sleeper-history" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>
        <Clock size={14} strokeWidth={1.5} aria-hidden /> History, {sleeper.version === 1 ? 'one profile' : `${sleeper.version} profiles`}
      </summary>
      {said !== '' && (
        <p className="sleeper-failure" role="alert">
          {said}
        </p>
      )}
      <ol>
        {(versions ?? []).toReversed().map(({ version, savedAt, sleeper: then }) => (
          <li key={version} data-version={version}>
            <span>
              <strong>Version {version}</strong> {savedAt === '' ? '' : new Date(savedAt).toLocaleString()}
              <small>{changes(versions?.find((one) => one.version === version - 1)?.sleeper, then)}</small>
            </span>
            {version !== sleeper.version && sleeper.origin === 'own' && (
              <button type="button" className="quiet" onClick={() => void restore(then)}>
                <RotateCcw size={14} strokeWidth={1.5} aria-hidden /> Restore
              </button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function changes(before: Sleeper | undefined, after: Sleeper): string {
  if (before === undefined) return 'the first that is kept';
  const shown = (value: unknown) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(', ') || 'none' : JSON.stringify(value);
  const told = (Object.keys(after) as (keyof Sleeper)[]).flatMap((key) =>
    JSON.stringify(before[key]) === JSON.stringify(after[key]) ? [] : [`${key}: ${shown(before[key])} → ${shown(after[key])}`],
  );
  return told.join('; ') || 'as before';
}
