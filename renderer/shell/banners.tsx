/** Lines across the window for what concerns all of it: the engine is away, texts came back, a file changed outside or could not be saved. */

import { X } from 'lucide-react';
import type { Failure } from '../../app/bridge/index.ts';
import { desktop } from '../state/engine.ts';
import { chooseProject, copyProject } from '../state/project.ts';
import { dismissRecovered, goBackToFile } from '../state/recover.ts';
import { isGone, remake } from '../state/rescue.ts';
import { resolveConflict, saveAll } from '../state/save.ts';
import { isUnsaved, set, useStore, worstSave } from '../state/store.ts';
import type { Document } from '../state/texts-state.ts';
import { Words } from './words.tsx';

export function Banners() {
  return (
    <>
      <Engine />
      <Unkept />
      <Trouble />
      <Recovered />
    </>
  );
}

function Engine() {
  const engine = useStore((state) => state.engine);
  if (engine === 'restarting') {
    return (
      <p className="banner" role="alert">
        <span>
          <strong>The engine stopped and is being started again.</strong> Your text is safe; previews and exports work again in a moment.
        </span>
      </p>
    );
  }
  if (engine !== 'failed') return null;
  return (
    <p className="banner" role="alert">
      <span>
        <strong>The engine stopped too often.</strong> Writing and checking still work, but nothing can be saved, kept safe or previewed until it runs again.
      </span>
      <button type="button" className="secondary" onClick={() => desktop().startEngine()}>
        Start it again
      </button>
    </p>
  );
}

/** The journal itself can not be written: the one case in which work is in danger. */
function Unkept() {
  const failure = useStore((state) => state.unkept);
  if (failure === null) return null;
  return (
    <p className="banner" role="alert">
      <span>
        <strong>What is not saved can not be kept safe now.</strong> <Words text={`${failure.message} ${failure.hint}`} />
      </span>
    </p>
  );
}

function Trouble() {
  const document = useStore(worstSave);
  const unkept = useStore((state) => state.unkept);
  const project = useStore((state) => state.project);
  const engine = useStore((state) => state.engine);
  const lost = useStore((state) => state.lost);
  if (lost !== null) return <Gone failure={lost} />;
  if (document?.save.kind === 'conflict') return <Conflict document={document} removed={document.save.disk === null} />;
  if (document?.save.kind !== 'failed') return null;
  const { failure } = document.save;
  // The window says so already, and writes it as soon as the engine is back.
  if (failure.why === 'engine-gone' && engine !== 'ready') return null;
  if (isGone(failure, project?.dir)) return <Gone failure={failure} />;
  return (
    <p className="banner" role="alert">
      <span>
        <strong>{failure.message}</strong> <Words text={failure.hint} /> {unkept === null && 'Your text is kept safe, and is back after a restart.'}
      </span>
      <button type="button" className="secondary" onClick={() => void saveAll()}>
        Save again
      </button>
      <button type="button" className="secondary" onClick={() => void copyProject()}>
        Copy elsewhere…
      </button>
    </p>
  );
}

function Gone({ failure }: { readonly failure: Failure }) {
  return (
    <p className="banner" role="alert">
      <span>
        <strong>{failure.message}</strong> {failure.hint} All its texts are still here, but not its sounds.
      </span>
      <button type="button" className="secondary" onClick={() => void remake()}>
        Make the folder again
      </button>
      <button type="button" className="secondary" onClick={() => void saveAll()}>
        Save again
      </button>
      <button type="button" className="secondary" onClick={() => void chooseProject()}>
        Open it where it is now…
      </button>
    </p>
  );
}

function Conflict({ document: { path }, removed }: { readonly document: Document; readonly removed: boolean }) {
  return (
    <p className="banner" role="alert">
      <span>
        <strong>{removed ? `${path} was removed by another program.` : `${path} was changed by another program where you changed it too.`}</strong>{' '}
        {removed ? 'Its text is still here.' : 'Nothing was overwritten.'}
      </span>
      {!removed && (
        <button type="button" className="secondary" onClick={() => set({ dialog: 'compare', comparing: path })}>
          Compare…
        </button>
      )}
      <button type="button" className="secondary" onClick={() => void resolveConflict(path, 'mine')}>
        {removed ? 'Write it again' : 'Keep mine'}
      </button>
      <button type="button" className="secondary" onClick={() => void resolveConflict(path, 'theirs')}>
        {removed ? 'Let it go' : 'Take the file’s'}
      </button>
    </p>
  );
}

function Recovered() {
  const recovered = useStore((state) => state.recovered);
  const left = useStore(
    ({ documents }) =>
      recovered?.paths.filter((path) => documents[path]?.save.kind !== 'conflict' && documents[path] !== undefined && isUnsaved(documents[path])).join('\n') ??
      '',
  );
  if (recovered === null || left === '') return null;
  const paths = left.split('\n');
  const [first = ''] = paths;
  return (
    <p className="banner banner-good" role="status" data-testid="recovered">
      <span>
        <strong>Your last changes are back.</strong> {paths.length === 1 ? `${first} has` : `${paths.join(', ')} have`} text that was not saved when Dream Coder
        ended{recovered.at !== null && ` (${when(recovered.at)})`}.
      </span>
      <button type="button" className="secondary" onClick={() => set({ dialog: 'compare', comparing: first })}>
        See what changed
      </button>
      <button type="button" className="secondary" onClick={() => void saveAll()}>
        Save
      </button>
      <button type="button" className="secondary" onClick={() => paths.forEach(goBackToFile)}>
        Go back to {paths.length === 1 ? 'the file' : 'the files'}
      </button>
      <button type="button" className="icon" aria-label="Put away" onClick={dismissRecovered}>
        <X size={14} strokeWidth={1.5} />
      </button>
    </p>
  );
}

const when = (at: string): string => new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
