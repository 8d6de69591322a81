/** What is different in the graph since a version: scenes and arrows that came, went or changed, each a way to it. */

import { ArrowRight, Minus, Moon, Pencil, Plus, TextCursorInput } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { GraphChange } from '../../dream-dsl/index.ts';
import { askLanguage } from '../state/language.ts';
import { selectById } from '../state/selection.ts';
import { useStore } from '../state/store.ts';

const SIGNS = { added: Plus, removed: Minus, changed: Pencil, renamed: TextCursorInput } as const;

export function GraphChanges({ text, path }: { readonly text: string; readonly path: string }) {
  const changes = useChanges(text, path);
  if (changes === null) return <p className="empty">Scenes and arrows that came, went or changed will be listed here.</p>;
  if (changes.length === 0) return <p className="empty">The graph is the same: no scene, cue or arrow is different.</p>;
  const count = (change: GraphChange['change']) => changes.filter((one) => one.change === change).length;
  return (
    <div className="graph-changes">
      <p className="faint" role="status">
        Since this version: {count('added')} added, {count('removed')} removed, {count('changed') + count('renamed')} changed
      </p>
      <ul>
        {changes.map((change) => (
          <Change key={`${change.what} ${change.change} ${change.id}`} change={change} />
        ))}
      </ul>
    </div>
  );
}

function Change({ change: { what, change, id, kind, title, details } }: { readonly change: GraphChange }) {
  const Sign = SIGNS[change];
  const Kind = what === 'edge' ? ArrowRight : Moon;
  const body = (
    <>
      <Kind size={14} strokeWidth={1.5} aria-hidden /> <strong>{title}</strong> <span className="faint">{kind}</span>
    </>
  );
  return (
    <li data-change={change} data-id={id}>
      <Sign size={14} strokeWidth={1.5} aria-label={change} />
      <div>
        {change === 'removed' ? (
          <span className="change-name">{body}</span>
        ) : (
          <button type="button" className="change-name" onClick={() => selectById(id)}>
            {body}
          </button>
        )}
        {details.length > 0 && <p>{details.join(' · ')}</p>}
      </div>
    </li>
  );
}

/** Null until they are known. */
function useChanges(text: string, path: string): readonly GraphChange[] | null {
  const now = useStore(({ documents }) => documents[path]?.text ?? '');
  const [changes, setChanges] = useState<readonly GraphChange[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the text is another one
  useEffect(() => {
    let here = true;
    void askLanguage('graphDifference', path, text).then((found) => {
      if (here && found !== null) setChanges(found);
    });
    return () => {
      here = false;
    };
  }, [text, path, now]);
  return changes;
}
