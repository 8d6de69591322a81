/** A text beside its file: what is not saved yet, or what another program wrote, and what is to become of it. */

import './history.css';
import { lazy, Suspense } from 'react';
import { mergeTexts } from '../../app/bridge/index.ts';
import { closeSheet, Sheet } from '../shell/sheet.tsx';
import { mergeConflict } from '../state/outside.ts';
import { goBackToFile } from '../state/recover.ts';
import { resolveConflict, saveAll } from '../state/save.ts';
import { useStore } from '../state/store.ts';
import type { Document } from '../state/texts-state.ts';

const Compare = lazy(() => import('../code/compare.tsx'));

export function CompareDialog() {
  const document = useStore(({ documents, comparing }) => documents[comparing]);
  return (
    <Sheet name="compare" title={document === undefined ? 'Compare' : titleOf(document)}>
      {document !== undefined && <Content document={document} />}
    </Sheet>
  );
}

const titleOf = ({ path, save }: Document): string => (save.kind === 'conflict' ? `${path} was changed by another program too` : `${path} beside its file`);

function Content({ document }: { readonly document: Document }) {
  const { path, text, savedText, save } = document;
  const conflict = save.kind === 'conflict' ? save : null;
  const theirs = conflict === null ? savedText : (conflict.disk?.text ?? '');
  const merge = conflict?.base != null ? mergeTexts(conflict.base, text, theirs) : null;
  const done = (work: () => void) => () => {
    work();
    closeSheet('compare');
  };
  return (
    <>
      <p>
        {conflict === null
          ? 'Going back to the file can be undone.'
          : 'Nothing was overwritten. Arrows between the sides take single changes over from the file; the right side can be edited too.'}
      </p>
      <div className="compare-sides" aria-hidden>
        <span>In the file</span>
        <span>In the window</span>
      </div>
      <div className="compare-body">
        <Suspense fallback={<p className="empty">Both versions will be shown here.</p>}>
          <Compare text={theirs} path={path} names={[`${path} in the file`, `${path} in the window`]} />
        </Suspense>
      </div>
      <footer>
        {conflict !== null && merge?.ok === false && (
          <span className="faint">
            Both changed line{merge.lines.length > 1 && 's'} {merge.lines.slice(0, 8).join(', ')}
            {merge.lines.length > 8 && ', …'}
          </span>
        )}
        <span className="spring" />
        {conflict === null ? (
          <>
            <button type="button" className="secondary" onClick={done(() => goBackToFile(path))}>
              Go back to the file
            </button>
            <button type="button" className="primary" onClick={done(() => void saveAll())}>
              Save
            </button>
          </>
        ) : (
          <>
            <button type="button" className="secondary" onClick={done(() => void resolveConflict(path, 'theirs'))}>
              Take the file’s
            </button>
            {merge?.ok === true && (
              <button type="button" className="secondary" onClick={done(() => mergeConflict(path))}>
                Merge both
              </button>
            )}
            <button type="button" className="primary" onClick={done(() => void resolveConflict(path, 'mine'))}>
              Keep the window’s
            </button>
          </>
        )}
      </footer>
    </>
  );
}
