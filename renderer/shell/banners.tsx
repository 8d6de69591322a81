/** Lines across the window for what concerns all of it: the engine is away, the file changed outside, it could not be saved. */

import { resolveConflict, saveAll } from '../state/save.ts';
import { useStore, worstSave } from '../state/store.ts';

export function Banners() {
  const engine = useStore((state) => state.engine);
  const document = useStore(worstSave);
  const path = document?.path ?? '';
  const save = document?.save ?? { kind: 'saved' as const };
  return (
    <>
      {engine === 'restarting' && (
        <p className="banner" role="alert">
          <strong>The engine stopped and is being started again.</strong> Your text is safe; previews and exports work again in a moment.
        </p>
      )}
      {engine === 'failed' && (
        <p className="banner" role="alert">
          <strong>The engine stopped too often.</strong> Writing and checking still work, but nothing can be saved or previewed. Copy what you changed last,
          then restart Dream Coder.
        </p>
      )}
      {save.kind === 'conflict' && (
        <p className="banner" role="alert">
          <strong>{path} was changed by another program.</strong> Nothing was overwritten.
          <button type="button" className="secondary" onClick={() => void resolveConflict(path, 'mine')}>
            Keep mine
          </button>
          <button type="button" className="secondary" onClick={() => void resolveConflict(path, 'theirs')}>
            Take the file’s
          </button>
        </p>
      )}
      {save.kind === 'failed' && (
        <p className="banner" role="alert">
          <strong>{save.failure.message}</strong> {save.failure.hint}
          <button type="button" className="secondary" onClick={() => void saveAll()}>
            Save again
          </button>
        </p>
      )}
    </>
  );
}
