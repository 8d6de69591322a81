/** The foot of the window: problems, promises, what is fresh, what is saved, and how the engine is; each leads to its panel. */

import { CircleX, ShieldCheck, ShieldX, TriangleAlert } from 'lucide-react';
import { type HeldPromise, keysAsShown } from '../../app/bridge/index.ts';
import { mac, runCommand } from '../state/commands.ts';
import { counted } from '../state/figures.ts';
import { hasErrors } from '../state/program-source.ts';
import { countBroken } from '../state/promises.ts';
import { countProblems, isCohortStale, isNightStale, useStore, worstSave } from '../state/store.ts';
import type { SaveState } from '../state/texts-state.ts';
import { showPanel } from '../state/view.ts';

const SAVE_WORDS: Readonly<Record<SaveState['kind'], string>> = {
  saved: 'saved',
  saving: 'saving…',
  changed: 'not saved yet',
  conflict: 'changed outside',
  failed: 'not saved',
};
const ENGINE_WORDS = { starting: 'engine starting', ready: 'engine ready', restarting: 'engine restarting', failed: 'engine stopped' } as const;

export function StatusBar() {
  const errors = useStore((state) => countProblems(state, 'error'));
  const warnings = useStore((state) => countProblems(state, 'warning'));
  const save = useStore((state) => worstSave(state)?.save.kind ?? 'saved');
  const engine = useStore((state) => state.engine);
  const graphStale = useStore((state) => state.graphStale);
  const firstKey = useStore((state) => state.firstKey);
  const digest = useStore((state) => state.preview?.digest.slice(0, 12) ?? '');
  return (
    <footer className="status-bar" data-testid="status">
      <button type="button" className={errors > 0 ? 'bad' : ''} onClick={() => showPanel('problems')}>
        <CircleX size={13} strokeWidth={1.5} aria-hidden /> {errors} {errors === 1 ? 'error' : 'errors'}
      </button>
      <button type="button" className={warnings > 0 ? 'warn' : ''} onClick={() => showPanel('problems')}>
        <TriangleAlert size={13} strokeWidth={1.5} aria-hidden /> {warnings} {warnings === 1 ? 'warning' : 'warnings'}
      </button>
      <Promises />
      <Nights />
      {graphStale && <span className="warn">graph partly as it was</span>}
      {digest !== '' && (
        <span className="status-digest" title="Digest of the bundle whose bytes were previewed">
          bundle {digest}
        </span>
      )}
      <span className="spring" />
      {firstKey !== '' && (
        <span className="warn" data-testid="first-key">
          {keysAsShown(firstKey, mac)} …
        </span>
      )}
      <Caret />
      <span data-testid="save-state" className={save === 'conflict' || save === 'failed' ? 'bad' : ''}>
        {SAVE_WORDS[save]}
      </span>
      <span className={engine === 'ready' ? '' : 'warn'} data-engine={engine}>
        {ENGINE_WORDS[engine]}
      </span>
      <Said problems={errors + warnings} />
    </footer>
  );
}

/** Where the caret stands, as messages of the command line count it: lines and columns from 1. */
function Caret() {
  const text = useStore(({ documents, path }) => documents[path]?.text);
  const caret = useStore((state) => state.caret);
  if (text === undefined) return null;
  let [line, begin] = [1, 0];
  for (let at = text.indexOf('\n'); at >= 0 && at < caret; at = text.indexOf('\n', begin)) [line, begin] = [line + 1, at + 1];
  return (
    <button type="button" className="status-caret" title="Go to a line by its number" data-testid="caret" onClick={() => runCommand('go.line')}>
      line {line}, column {caret - begin + 1}
    </button>
  );
}

const VERDICTS: readonly HeldPromise['verdict'][] = ['refuted', 'broken', 'proven', 'kept', 'not decided'];

function Promises() {
  const list = useStore((state) => state.promises?.list);
  const broken = useStore(countBroken);
  // What is known is of the text before its errors.
  const stale = useStore(hasErrors);
  if (list === undefined || list.length === 0 || stale) return null;
  const counts = VERDICTS.map((verdict) => [list.filter((one) => one.verdict === verdict).length, verdict] as const).filter(([count]) => count > 0);
  const Icon = broken > 0 ? ShieldX : ShieldCheck;
  return (
    <button type="button" className={broken > 0 ? 'bad' : ''} title="What the dream promises of its nights" onClick={() => showPanel('promises')}>
      <Icon size={13} strokeWidth={1.5} aria-hidden /> promises {counts.map(([count, verdict]) => `${count} ${verdict}`).join(', ')}
    </button>
  );
}

function Nights() {
  const night = useStore((state) => (state.preview === null ? 'no night yet' : isNightStale(state) ? 'night stale' : 'night fresh'));
  const nights = useStore(({ cohort }) => cohort?.report.nights ?? 0);
  const stale = useStore((state) => state.cohort !== null && isCohortStale(state, state.cohort));
  return (
    <>
      <button type="button" className={night === 'night stale' ? '' : 'status-fresh'} onClick={() => showPanel('night')}>
        {night}
      </button>
      {nights > 0 && (
        <button type="button" className={stale ? '' : 'status-fresh'} onClick={() => showPanel('cohort')}>
          cohort of {counted(nights)}, {stale ? 'stale' : 'fresh'}
        </button>
      )}
    </>
  );
}

/** What changed for the worse or the better, for who does not see it; not each save. */
function Said({ problems }: { readonly problems: number }) {
  return (
    <output className="unseen">
      {problems === 0 ? 'The text has no problems.' : `The text has ${problems === 1 ? 'one problem' : `${problems} problems`}.`}
    </output>
  );
}
