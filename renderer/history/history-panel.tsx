/** Earlier versions of the texts: when and why each was kept, what is different since, as text and as graph, and the way back to it. */

import './history.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { TextVersion } from '../../app/bridge/index.ts';
import { get, useStore } from '../state/store.ts';
import { keepVersions, refreshHistory, restoreVersion, textOfVersion } from '../state/versions.ts';
import { GraphChanges } from './graph-changes.tsx';
import { VersionList } from './version-list.tsx';

const Compare = lazy(() => import('../code/compare.tsx'));
type Face = 'text' | 'graph';

export function HistoryPanel() {
  const versions = useStore((state) => state.versions);
  const project = useStore((state) => state.project);
  const path = useStore((state) => state.path);
  const [everything, setEverything] = useState(false);
  const [chosen, setChosen] = useState<number | null>(null);
  // Another project has another history.
  useEffect(() => {
    if (project !== null) void refreshHistory();
  }, [project]);
  const listed = everything ? versions : versions.filter((version) => version.path === path);
  const shown = listed.find(({ id }) => id === chosen) ?? listed[0];
  return (
    <section className="history" data-testid="history" aria-label="History">
      <div className="history-side">
        <Bar everything={everything} setEverything={setEverything} />
        <VersionList versions={listed} shown={shown?.id ?? null} several={everything} onChoose={setChosen} />
      </div>
      {shown === undefined ? (
        <p className="empty">Each save, step of the graph and return to an earlier version will be listed here, to compare with and to go back to.</p>
      ) : (
        <Version key={shown.id} version={shown} />
      )}
    </section>
  );
}

function Bar({ everything, setEverything }: { readonly everything: boolean; readonly setEverything: (on: boolean) => void }) {
  const [name, setName] = useState('');
  const keep = () => {
    void keepVersions([get().path], 'kept', name.trim());
    setName('');
  };
  return (
    <form
      className="history-bar"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <input aria-label="Name of the version to keep" placeholder="Name it…" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
      <button type="submit" className="secondary">
        Keep
      </button>
      <label title="Also of texts whose file is gone">
        <input type="checkbox" checked={everything} onChange={(event) => setEverything(event.target.checked)} /> All texts
      </label>
    </form>
  );
}

function Version({ version }: { readonly version: TextVersion }) {
  const [face, setFace] = useState<Face>('text');
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    void textOfVersion(version).then((read) => {
      if (here) setText(read);
    });
    return () => {
      here = false;
    };
  }, [version]);
  const now = useStore(({ documents }) => documents[version.path]?.text);
  const same = text !== null && text === now;
  return (
    <div className="history-version" data-same={same}>
      <header>
        <div className="faces" role="tablist" aria-label="Difference">
          <Tab face="text" shown={face} onShow={setFace}>
            Text
          </Tab>
          <Tab face="graph" shown={face} onShow={setFace}>
            Graph
          </Tab>
        </div>
        <span className="faint" role="status">
          {same
            ? 'The text is as this version.'
            : now === undefined
              ? 'The file is gone; going back brings it back.'
              : 'Left: this version. Right: the text as it is.'}
        </span>
        <span className="spring" />
        <button type="button" className="primary" disabled={text === null || same} onClick={() => void restoreVersion(version)}>
          Go back to this version
        </button>
      </header>
      <div className="history-difference" role="tabpanel">
        {text !== null && face === 'text' && (
          <Suspense fallback={<p className="empty">Both versions will be shown here.</p>}>
            <Compare text={text} path={version.path} names={['The version', 'The text as it is']} />
          </Suspense>
        )}
        {text !== null && face === 'graph' && <GraphChanges text={text} path={version.path} />}
      </div>
    </div>
  );
}

interface TabProps {
  readonly face: Face;
  readonly shown: Face;
  readonly onShow: (face: Face) => void;
  readonly children: string;
}

function Tab({ face, shown, onShow, children }: TabProps) {
  return (
    <button type="button" role="tab" aria-selected={face === shown} className="face" onClick={() => onShow(face)}>
      {children}
    </button>
  );
}
