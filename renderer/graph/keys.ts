/** The keys of the graph that are no commands: arrows, and those that answer what is being done. They count where it has the keyboard, and not in its fields. */

import type { KeyboardEvent } from 'react';
import { redoGraph, undoGraph } from '../state/graph-edit.ts';
import { arrowFrom, endArrow, renameSelected, stopTask } from '../state/graph-task.ts';
import { deleteSelected, selectedNode } from '../state/graph-work.ts';
import { selectAll } from '../state/selection.ts';
import type { Box } from './layout/picture.ts';
import { nudge, stepTo } from './moves.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const OF_BUTTONS: ReadonlySet<string> = new Set(['Enter', ' ', 'Delete', 'Backspace']);

/** `boxes`: of the scenes in the whole picture. */
export function pressed(event: KeyboardEvent<HTMLElement>, boxes: ReadonlyMap<string, Box>): void {
  // What opens over the graph, such as its menu, is below it for React and not on the page.
  if (event.target instanceof Node && !event.currentTarget.contains(event.target)) return;
  if (event.target instanceof Element && event.target.closest('input, select, textarea, .cue-curve, [role="listbox"]') !== null) return;
  // A button is pressed by its own keys.
  if (event.target instanceof HTMLElement && event.target.closest('button') !== null && OF_BUTTONS.has(event.key)) return;
  const { key, shiftKey, altKey } = event;
  const arrow = ARROWS[key];
  const run = event.ctrlKey || event.metaKey ? controlled(key.toLowerCase(), shiftKey) : altKey ? nudged(arrow, boxes) : plain(key, arrow, boxes);
  if (run === null) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}

/** Alt and an arrow place what is selected by hand. */
const nudged = (arrow: readonly [number, number] | undefined, boxes: ReadonlyMap<string, Box>) => (arrow === undefined ? null : () => nudge(boxes, ...arrow));

function controlled(key: string, shift: boolean): (() => void) | null {
  if (key === 'a') return selectAll;
  if (key === 'z') return shift ? redoGraph : undoGraph;
  return key === 'y' ? redoGraph : null;
}

function plain(key: string, arrow: readonly [number, number] | undefined, boxes: ReadonlyMap<string, Box>): (() => void) | null {
  if (arrow !== undefined) return () => stepTo(boxes, ...arrow);
  if (key === 'Backspace') return deleteSelected;
  if (key === 'Escape') return stopTask;
  if (key !== 'Enter') return null;
  const target = selectedNode();
  if (arrowFrom() === null) return renameSelected;
  return target === null ? null : () => endArrow(target.id);
}
