/** Lines across the window for what concerns all of it: the engine is away, the file changed outside, it could not be saved. */

import { resolveConflict, saveNow } from '../state/project.ts';
import { useStore } from '../state/store.ts';

export function Banners() {
  const engine = useStore((state) => state.engine);
  const save = useStore((state) => state.save);
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
          <strong>The file was changed by another program.</strong> Nothing was overwritten.
          <button type="button" className="secondary" onClick={() => void resolveConflict('mine')}>
            Keep mine
          </button>
          <button type="button" className="secondary" onClick={() => void resolveConflict('theirs')}>
            Take the file’s
          </button>
        </p>
      )}
      {save.kind === 'failed' && (
        <p className="banner" role="alert">
          <strong>{save.failure.message}</strong> {save.failure.hint}
          <button type="button" className="secondary" onClick={() => void saveNow()}>
            Save again
          </button>
        </p>
      )}
    </>
  );
}
