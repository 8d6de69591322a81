/** The foot of the window: problems, what is saved, what is fresh, and how the engine is. */

import { CircleX, TriangleAlert } from 'lucide-react';
import { countProblems, isNightStale, useStore, worstSave } from '../state/store.ts';
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
  const night = useStore((state) => (state.preview === null ? 'no night yet' : isNightStale(state) ? 'night stale' : 'night fresh'));
  const digest = useStore((state) => state.preview?.digest.slice(0, 12) ?? '');
  return (
    <footer className="status-bar" data-testid="status" role="status" aria-live="polite">
      <button type="button" className={errors > 0 ? 'bad' : ''} onClick={() => showPanel('problems')}>
        <CircleX size={13} strokeWidth={1.5} aria-hidden /> {errors} {errors === 1 ? 'error' : 'errors'}
      </button>
      <button type="button" className={warnings > 0 ? 'warn' : ''} onClick={() => showPanel('problems')}>
        <TriangleAlert size={13} strokeWidth={1.5} aria-hidden /> {warnings} {warnings === 1 ? 'warning' : 'warnings'}
      </button>
      <span className={graphStale ? 'warn' : ''}>{graphStale ? 'graph partly as it was' : 'graph live'}</span>
      <span>{night}</span>
      {digest !== '' && <span title="Digest of the bundle whose bytes were previewed">bundle {digest}</span>}
      <span className="spring" />
      <span data-testid="save-state" className={save === 'conflict' || save === 'failed' ? 'bad' : ''}>
        {SAVE_WORDS[save]}
      </span>
      <span className={engine === 'ready' ? '' : 'warn'} data-engine={engine}>
        {ENGINE_WORDS[engine]}
      </span>
    </footer>
  );
}
