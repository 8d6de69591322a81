/** The docked panels: which there are, where they begin, and keeping them where the user put them. */

import {
  type DockviewApi,
  DockviewReact,
  type DockviewReadyEvent,
  type DockviewTheme,
  type IDockviewPanelHeaderProps,
  type IDockviewPanelProps,
} from 'dockview-react';
import { type ComponentType, Suspense, useEffect, useRef, useState } from 'react';
import { refreshFiles } from '../state/files.ts';
import { countBroken } from '../state/promises.ts';
import { changeSettings } from '../state/settings.ts';
import { countProblems, get, useStore } from '../state/store.ts';
import { offerDock, type PanelId } from '../state/view.ts';
import { Contain } from './contain.tsx';
import { later, soon } from './later.ts';

const PANELS: Readonly<Record<PanelId, { readonly title: string; readonly view: ComponentType }>> = {
  outline: { title: 'Outline', view: soon(import('../outline/outline-panel.tsx').then((module) => module.OutlinePanel)) },
  project: { title: 'Project', view: later(() => import('../explorer/explorer-panel.tsx').then((module) => module.ExplorerPanel)) },
  search: { title: 'Search', view: later(() => import('../search/search-panel.tsx').then((module) => module.SearchPanel)) },
  code: { title: 'Code', view: soon(import('../code/code-panel.tsx').then((module) => module.CodePanel)) },
  graph: { title: 'Graph', view: soon(import('../graph/graph-panel.tsx').then((module) => module.GraphPanel)) },
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
const components = Object.fromEntries(IDS.map((id) => [id, contained(id)]));
const THEME: DockviewTheme = { name: 'dream', className: 'dream-dock' };
/** Behind which panel one opens, where that is there. */
const BESIDE: Readonly<Partial<Record<PanelId, PanelId>>> = {
  history: 'night',
  promises: 'night',
  compare: 'night',
  devices: 'night',
};
/** These share a place at the left. */
const AT_LEFT: readonly PanelId[] = ['outline', 'project', 'search'];
const KEEP_AFTER_MS = 400;
/** Outline, project and search have their tabs side by side. */
const OUTLINE_PX = 226;
const MOMENT_PX = 330;
/** These share a place beside the night. */
const NIGHT_SIDE: readonly PanelId[] = ['moment', 'why'];
/** Sleep, scenes and two channels. */
const NIGHT_PX = 340;
/** From here on the window has room for an outline. */
const WIDE_PX = 1200;

/** A panel is made when it is first looked at, and stays from then on. */
function contained(id: PanelId) {
  const { title, view: View } = PANELS[id];
  return ({ api }: IDockviewPanelProps) => {
    const [seen, setSeen] = useState(api.isVisible);
    useEffect(() => {
      if (seen) return;
      const listener = api.onDidVisibilityChange(({ isVisible }) => isVisible && setSeen(true));
      return () => listener.dispose();
    }, [api, seen]);
    return seen ? (
      <Contain name={title}>
        <Suspense>
          <View />
        </Suspense>
      </Contain>
    ) : null;
  };
}

export function Dock() {
  const undo = useRef<() => void>(() => {});
  useEffect(() => () => undo.current(), []);
  const ready = ({ api }: DockviewReadyEvent) => {
    if (!restore(api, get().settings.layout)) arrange(api);
    const dropHandle = offerDock({ show: (panel) => show(api, panel), reset: () => arrange(api) });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const changed = api.onDidLayoutChange(() => {
      clearTimeout(timer);
      timer = setTimeout(() => void changeSettings({ layout: JSON.stringify(api.toJSON()) }), KEEP_AFTER_MS);
    });
    // Other programs change folders, too.
    const looked = api.onDidActivePanelChange(({ panel }) => {
      if (panel?.id === 'project') void refreshFiles();
    });
    undo.current = () => {
      clearTimeout(timer);
      looked.dispose();
      dropHandle();
      changed.dispose();
    };
  };
  return <DockviewReact theme={THEME} components={components} defaultTabComponent={Tab} onReady={ready} disableFloatingGroups />;
}

function Tab({ api }: IDockviewPanelHeaderProps) {
  const id = api.id as PanelId;
  const count = useStore((state) => (id === 'problems' ? countProblems(state) : id === 'promises' ? countBroken(state) : 0));
  return (
    <span className="tab" data-tab={id}>
      {PANELS[id]?.title}
      {count > 0 && <b>{count}</b>}
    </span>
  );
}

/** The arrangement of a first start. */
function arrange(api: DockviewApi): void {
  api.clear();
  const add = (id: PanelId, rest: object) => api.addPanel({ id, component: id, title: PANELS[id].title, ...rest });
  const wide = window.innerWidth >= WIDE_PX;
  if (wide) {
    add('outline', { initialWidth: OUTLINE_PX });
    add('project', { position: { referencePanel: 'outline', direction: 'within' }, inactive: true });
  }
  add('code', wide ? { position: { referencePanel: 'outline', direction: 'right' }, initialWidth: window.innerWidth - OUTLINE_PX } : {});
  add('night', { position: { direction: 'below' }, initialHeight: Math.max(NIGHT_PX, Math.round(window.innerHeight * 0.42)) });
  add('cohort', { position: { referencePanel: 'night', direction: 'within' }, inactive: true });
  add('problems', { position: { referencePanel: 'night', direction: 'within' }, inactive: true });
  add('devices', { position: { referencePanel: 'night', direction: 'within' }, inactive: true });
  add('promises', { position: { referencePanel: 'night', direction: 'within' }, inactive: true });
  add('history', { position: { referencePanel: 'night', direction: 'within' }, inactive: true });
  add(
    'moment',
    wide
      ? { position: { referencePanel: 'night', direction: 'right' }, initialWidth: MOMENT_PX }
      : { position: { referencePanel: 'night', direction: 'within' }, inactive: true },
  );
  add('graph', { position: { referencePanel: 'code', direction: 'right' }, initialWidth: Math.round(window.innerWidth * 0.47) });
  api.getPanel('code')?.api.setActive();
}

/** False where the layout is not one of ours or of an older version. */
function restore(api: DockviewApi, layout: string): boolean {
  if (layout === '') return false;
  try {
    api.fromJSON(JSON.parse(layout));
    return ['code', 'graph', 'night'].every((id) => api.getPanel(id) !== undefined);
  } catch {
    return false;
  }
}

function show(api: DockviewApi, id: PanelId): void {
  const panel = api.getPanel(id);
  if (panel === undefined) api.addPanel({ id, component: id, title: PANELS[id].title, ...placeFor(api, id) });
  else panel.api.setActive();
}

/** At the left those that list, each behind the other; what is asked of the night beside it; below the rest. */
function placeFor(api: DockviewApi, id: PanelId): object {
  const asked = NIGHT_SIDE.includes(id) ? [...NIGHT_SIDE, 'night'].find((one) => api.getPanel(one) !== undefined) : undefined;
  if (asked !== undefined) return { position: { referencePanel: asked, direction: 'within' } };
  const there = (one: PanelId) => api.getPanel(one) !== undefined;
  const other = AT_LEFT.includes(id) ? AT_LEFT.find(there) : BESIDE[id];
  if (other !== undefined && there(other)) return { position: { referencePanel: other, direction: 'within' } };
  return AT_LEFT.includes(id) ? { position: { direction: 'left' }, initialWidth: OUTLINE_PX } : { position: { direction: 'below' } };
}
