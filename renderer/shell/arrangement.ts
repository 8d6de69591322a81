/** Where the panels stand: in a window with room for it text and graph side by side over the night; in a small one each behind the other. */

import type { DockviewApi, SerializedDockview } from 'dockview-react';
import type { PanelId } from '../state/view.ts';
import { graphWidth, nightHeight, roomOf, type Size } from './room.ts';

type Title = (id: PanelId) => string;

/** Behind which panel one opens, where that is there. */
const BESIDE: Readonly<Partial<Record<PanelId, PanelId>>> = {
  cohort: 'night',
  problems: 'night',
  history: 'night',
  promises: 'night',
  compare: 'night',
  devices: 'night',
};
/** These share a place at the left. */
const AT_LEFT: readonly PanelId[] = ['outline', 'project', 'search'];
/** Outline, project and search have their tabs side by side. */
const OUTLINE_PX = 226;
/** In a narrow window one at a time is opened there, and leaves more to text and graph. */
const NARROW_OUTLINE_PX = 176;
const MOMENT_PX = 330;
/** These share a place beside the night. */
const NIGHT_SIDE: readonly PanelId[] = ['moment', 'why'];
/** Without these the window would be none. */
const STAY: readonly PanelId[] = ['code', 'graph', 'night'];
export const canClose = (id: PanelId): boolean => !STAY.includes(id);

/** The arrangement of a first start. */
export function arrange(api: DockviewApi, titleOf: Title, window: Size): void {
  api.clear();
  const add = (id: PanelId, rest: object) => api.addPanel({ id, component: id, title: titleOf(id), ...rest });
  const behind = (id: PanelId, ids: readonly PanelId[]) => {
    for (const one of ids) add(one, { position: { referencePanel: id, direction: 'within' }, inactive: true });
  };
  const [room, height] = [roomOf(window), nightHeight(window)];
  const wide = room === 'roomy';
  if (wide) {
    add('outline', { initialWidth: OUTLINE_PX });
    behind('outline', ['project']);
  }
  add('code', wide ? { position: { referencePanel: 'outline', direction: 'right' }, initialWidth: window.width - OUTLINE_PX } : {});
  if (room === 'small') behind('code', ['graph']);
  if (height === null) behind('code', ['night']);
  else add('night', { position: { direction: 'below' }, initialHeight: height });
  behind('night', ['cohort', 'problems', 'devices', 'promises', 'history']);
  if (wide) add('moment', { position: { referencePanel: 'night', direction: 'right' }, initialWidth: MOMENT_PX });
  else behind('night', ['moment']);
  if (room !== 'small') add('graph', { position: { referencePanel: 'code', direction: 'right' }, initialWidth: graphWidth(window.width) });
  api.getPanel('code')?.api.setActive();
}

/** False where the layout is not one of ours or of an older version. */
export function restore(api: DockviewApi, layout: SerializedDockview | undefined): boolean {
  if (layout === undefined) return false;
  try {
    api.fromJSON(layout);
    return STAY.every((id) => api.getPanel(id) !== undefined);
  } catch {
    return false;
  }
}

export function show(api: DockviewApi, id: PanelId, titleOf: Title, window: Size): void {
  const panel = api.getPanel(id);
  if (panel === undefined) api.addPanel({ id, component: id, title: titleOf(id), ...placeFor(api, id, window) });
  // The dock puts what it is to show into the page anew, also what is shown: that took the keyboard from who had gone there.
  else if (panel.group.activePanel === panel) panel.group.api.setActive();
  else panel.api.setActive();
}

/** At the left those that list, each behind the other, in a small window behind the text; what is asked of the night beside it; below the rest. */
function placeFor(api: DockviewApi, id: PanelId, window: Size): object {
  const asked = NIGHT_SIDE.includes(id) ? [...NIGHT_SIDE, 'night'].find((one) => api.getPanel(one) !== undefined) : undefined;
  if (asked !== undefined) return { position: { referencePanel: asked, direction: 'within' } };
  const there = (one: PanelId) => api.getPanel(one) !== undefined;
  const behindText = roomOf(window) === 'small' ? 'code' : undefined;
  const other = AT_LEFT.includes(id) ? (AT_LEFT.find(there) ?? behindText) : BESIDE[id];
  if (other !== undefined && there(other)) return { position: { referencePanel: other, direction: 'within' } };
  if (!AT_LEFT.includes(id)) return { position: { direction: 'below' } };
  return { position: { referencePanel: 'code', direction: 'left' }, initialWidth: roomOf(window) === 'roomy' ? OUTLINE_PX : NARROW_OUTLINE_PX };
}
