/** The docked panels: which there are, and keeping them where the user put them. */

import { DockviewReact, type DockviewReadyEvent, type DockviewTheme, type IDockviewPanelHeaderProps, type IDockviewPanelProps } from 'dockview-react';
import { X } from 'lucide-react';
import { Activity, useEffect, useRef, useState } from 'react';
import { refreshFiles } from '../state/files.ts';
import { painted } from '../state/paint.ts';
import { countBroken } from '../state/promises.ts';
import { changeSettings } from '../state/settings.ts';
import { countProblems, get, set, useStore, worstProblem } from '../state/store.ts';
import { offerDock, type PanelId } from '../state/view.ts';
import { arrange, canClose, restore, show } from './arrangement.ts';
import { Contain } from './contain.tsx';
import { enter } from './enter.ts';
import { keepGraphRoom } from './graph-room.ts';
import { Fetched, later, type Part, soon } from './later.ts';
import { readLayouts, roomOf } from './room.ts';

const code = import('../code/code-panel.tsx');
/** Fetched when the text is painted: beside it, it would keep the text waiting for longer than it gains. */
const graph = code.then(painted, painted).then(() => import('../graph/graph-panel.tsx'));
const PANELS: Readonly<Record<PanelId, { readonly title: string; readonly view: Part }>> = {
  outline: { title: 'Outline', view: soon(import('../outline/outline-panel.tsx').then((module) => module.OutlinePanel)) },
  project: { title: 'Project', view: later(() => import('../explorer/explorer-panel.tsx').then((module) => module.ExplorerPanel)) },
  search: { title: 'Search', view: later(() => import('../search/search-panel.tsx').then((module) => module.SearchPanel)) },
  code: { title: 'Code', view: soon(code.then((module) => module.CodePanel)) },
  graph: { title: 'Graph', view: soon(graph.then((module) => module.GraphPanel)) },
  night: { title: 'Night', view: soon(import('../night/night-panel.tsx').then((module) => module.NightPanel)) },
  moment: { title: 'Moment', view: later(() => import('../moment/moment-panel.tsx').then((module) => module.MomentPanel)) },
  why: { title: 'Why?', view: later(() => import('../why/why-panel.tsx').then((module) => module.WhyPanel)) },
  compare: { title: 'Compare', view: later(() => import('../compare/compare-panel.tsx').then((module) => module.ComparePanel)) },
  cohort: { title: 'Cohort', view: later(() => import('../cohort/cohort-panel.tsx').then((module) => module.CohortPanel)) },
  problems: { title: 'Problems', view: later(() => import('../problems/problems-panel.tsx').then((module) => module.ProblemsPanel)) },
  devices: { title: 'Devices', view: later(() => import('../devices/devices-panel.tsx').then((module) => module.DevicesPanel)) },
  promises: { title: 'Promises', view: later(() => import('../promises/promises-panel.tsx').then((module) => module.PromisesPanel)) },
  history: { title: 'History', view: later(() => import('../history/history-panel.tsx').then((module) => module.HistoryPanel)) },
};
const IDS = Object.keys(PANELS) as PanelId[];
const titleOf = (id: PanelId): string => PANELS[id].title;
const components = Object.fromEntries(IDS.map((id) => [id, contained(id)]));
const THEME: DockviewTheme = { name: 'dream', className: 'dream-dock' };
const KEEP_AFTER_MS = 400;
/** These only show what there is: while nobody looks, they follow nothing, and catch up when they are seen again. */
const RESTING: ReadonlySet<PanelId> = new Set(['history']);

/** A panel is made when it is first looked at, and stays from then on. */
function contained(id: PanelId) {
  const { title, view } = PANELS[id];
  return ({ api }: IDockviewPanelProps) => {
    const [visible, setVisible] = useState(api.isVisible);
    const [seen, setSeen] = useState(visible);
    if (visible && !seen) setSeen(true);
    useEffect(() => {
      const listener = api.onDidVisibilityChange(({ isVisible }) => setVisible(isVisible));
      return () => listener.dispose();
    }, [api]);
    return seen ? (
      <Activity mode={visible || !RESTING.has(id) ? 'visible' : 'hidden'}>
        <Contain name={title}>
          <Fetched part={view} />
        </Contain>
      </Activity>
    ) : null;
  };
}

export function Dock() {
  const host = useRef<HTMLDivElement>(null);
  const undo = useRef<() => void>(() => {});
  useEffect(() => () => undo.current(), []);
  const ready = ({ api }: DockviewReadyEvent) => {
    let room = roomOf(windowNow());
    let kept = readLayouts(get().settings.layout);
    // The dock learns of another size of the window only later, and would then stretch what was put into its old one.
    const fill = () => host.current !== null && api.layout(host.current.clientWidth, host.current.clientHeight);
    const reset = () => {
      fill();
      arrange(api, titleOf, windowNow());
    };
    const graphRoom = keepGraphRoom(api);
    const lay = () => {
      fill();
      if (!restore(api, kept[room])) reset();
      set({ graphBehind: api.getPanel('graph')?.api.isVisible === false });
    };
    lay();
    const showNow = (panel: PanelId) => show(api, panel, titleOf, windowNow());
    const takeKeyboard = (panel: PanelId) => {
      const content = api.getPanel(panel)?.view.content.element;
      if (content !== undefined) enter(panel, content);
    };
    const dropHandle = offerDock({
      show(panel) {
        const before = document.activeElement;
        showNow(panel);
        // What had the keyboard went behind it.
        if (document.activeElement !== before) takeKeyboard(panel);
      },
      enter(panel) {
        showNow(panel);
        takeKeyboard(panel);
      },
      isBehind(panel, seen) {
        const group = api.getPanel(panel)?.group;
        return group !== undefined && group === api.getPanel(seen)?.group && group.activePanel?.id === seen;
      },
      reset,
      close(panel) {
        if (!canClose(panel)) return false;
        api.getPanel(panel)?.api.close();
        return true;
      },
      active: () => (api.activePanel?.id as PanelId | undefined) ?? null,
    });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = api.onDidLayoutChange(() => {
      graphRoom.renew();
      clearTimeout(timer);
      timer = setTimeout(() => {
        kept = { ...kept, [room]: api.toJSON() };
        void changeSettings({ layout: JSON.stringify(kept) });
      }, KEEP_AFTER_MS);
    });
    const resized = () => {
      const now = roomOf(windowNow());
      if (now === room) return;
      room = now;
      lay();
    };
    window.addEventListener('resize', resized);
    // Other programs change folders, too.
    const looked = api.onDidActivePanelChange(({ panel }) => {
      if (panel?.id === 'project') void refreshFiles();
    });
    undo.current = () => {
      clearTimeout(timer);
      window.removeEventListener('resize', resized);
      looked.dispose();
      dropHandle();
      graphRoom.drop();
      changed.dispose();
    };
  };
  return (
    <div ref={host} className="shell-panels">
      <DockviewReact theme={THEME} components={components} defaultTabComponent={Tab} onReady={ready} disableFloatingGroups />
    </div>
  );
}

const windowNow = () => ({ width: window.innerWidth, height: window.innerHeight });

function Tab({ api }: IDockviewPanelHeaderProps) {
  const id = api.id as PanelId;
  const count = useStore((state) => (id === 'problems' ? countProblems(state) : id === 'promises' ? countBroken(state) : 0));
  const worst = useStore((state) => (id === 'problems' ? worstProblem(state) : 'error'));
  const tab = useRef<HTMLSpanElement>(null);
  // The dock brings a new one into sight before it has its words.
  useEffect(() => {
    if (api.isVisible) tab.current?.closest('.dv-tab')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [api]);
  return (
    <span ref={tab} className="tab" data-tab={id} onAuxClick={(event) => event.button === 1 && canClose(id) && api.close()}>
      {PANELS[id]?.title}
      {count > 0 && <b data-worst={worst}>{count}</b>}
      {canClose(id) && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the same
        // biome-ignore lint/a11y/noStaticElementInteractions: the same
        <i className="tab-close" title={`Close ${PANELS[id]?.title}`} onPointerDown={(event) => event.stopPropagation()} onClick={() => api.close()}>
          <X size={12} strokeWidth={1.5} aria-hidden />
        </i>
      )}
    </span>
  );
}
