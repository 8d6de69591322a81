/** The window: title bar, banners, docked panels, status bar, and what opens over them. */

import { useEffect } from 'react';
import { afterPaint } from '../state/paint.ts';
import { documentOf, useStore } from '../state/store.ts';
import { followTabs } from '../state/tab-walk.ts';
import { FirstSteps } from '../welcome/first-steps.tsx';
import { NoProject } from '../welcome/no-project.tsx';
import { Banners } from './banners.tsx';
import { Contain } from './contain.tsx';
import { Dialogs } from './dialogs.tsx';
import { Dock } from './dock.tsx';
import { keepKeyboard } from './keep-keyboard.ts';
import { listenToKeys } from './keys.ts';
import { Notices } from './notices.tsx';
import { ReleaseBar } from './release-bar.tsx';
import { StatusBar } from './status-bar.tsx';
import { TabWalk } from './tab-walk.tsx';
import { TitleBar } from './title-bar.tsx';

/** What was done, for who does not see it, whichever panels are shown. */
function Said() {
  const said = useStore((state) => state.said);
  return (
    <output className="unseen" data-testid="said">
      {said}
    </output>
  );
}

export function App() {
  const open = useStore((state) => documentOf(state) !== null);
  const none = useStore((state) => state.begun && state.project === null);
  const drawn = useStore((state) => (state.analysis !== null || state.programFiles.length > 0) && (state.graphDrawn || state.graphBehind));
  const ready = drawn || none;
  // First: whether Control is held is known before a command asks.
  useEffect(followTabs, []);
  useEffect(listenToKeys, []);
  useEffect(keepKeyboard, []);
  useEffect(() => {
    if (!ready) return;
    document.body.dataset['appState'] = 'ready';
    if (drawn) afterPaint(() => performance.mark('graph shown'));
  }, [ready, drawn]);
  return (
    <div className="shell">
      <TitleBar />
      <Banners />
      {open && <FirstSteps />}
      <main className="shell-dock">
        {none && <NoProject />}
        {open && (
          <Contain name="The window">
            <Dock />
          </Contain>
        )}
      </main>
      <ReleaseBar />
      <StatusBar />
      <TabWalk />
      <Said />
      <Notices />
      <Dialogs ready={ready} />
    </div>
  );
}
