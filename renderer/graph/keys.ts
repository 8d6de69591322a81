/** The keys of the graph. They count where the graph has the keyboard, and not in its fields. */

import type { KeyboardEvent } from 'react';
import { redoGraph, undoGraph } from '../state/graph-edit.ts';
import {
  addScene,
  deleteSelected,
  duplicateSelected,
  extractMotif,
  groupSelected,
  openAround,
  openSelected,
  reorderSelected,
  selectedNode,
  tidyPlaces,
  walkAlong,
} from '../state/graph-work.ts';
import { selectAll } from '../state/selection.ts';
import type { Box } from './layout/picture.ts';
import { type GraphActions, nudge, stepTo } from './use-actions.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const OF_BUTTONS: ReadonlySet<string> = new Set(['Enter', ' ', 'Delete', 'Backspace']);

interface Of {
  readonly actions: GraphActions;
  /** Of the scenes in the whole picture. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly toggleInspector: () => void;
}

export function pressed(event: KeyboardEvent<HTMLElement>, { actions, boxes, toggleInspector }: Of): void {
  if (event.target instanceof Element && event.target.closest('input, select, textarea, .cue-curve') !== null) return;
  // A button is pressed by its own keys.
  if (event.target instanceof HTMLElement && event.target.closest('button') !== null && OF_BUTTONS.has(event.key)) return;
  const { key, shiftKey, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[key];
  const run = control ? controlled(key.toLowerCase(), shiftKey) : altKey ? nudged(arrow, boxes) : plain(key, arrow, { actions, boxes, toggleInspector });
  if (run === null) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}

/** Alt and an arrow place what is selected by hand. */
const nudged = (arrow: readonly [number, number] | undefined, boxes: Of['boxes']) => (arrow === undefined ? null : () => nudge(boxes, ...arrow));

function controlled(key: string, shift: boolean): (() => void) | null {
  if (key === 'a') return selectAll;
  if (key === 'd') return duplicateSelected;
  if (key === 'arrowup') return () => reorderSelected(-1);
  if (key === 'arrowdown') return () => reorderSelected(1);
  if (key === 'z') return shift ? redoGraph : undoGraph;
  return key === 'y' ? redoGraph : null;
}

function plain(key: string, arrow: readonly [number, number] | undefined, { actions, boxes, toggleInspector }: Of): (() => void) | null {
  if (arrow !== undefined) return () => stepTo(boxes, ...arrow);
  switch (key) {
    case 'Delete':
    case 'Backspace':
      return deleteSelected;
    case 'F2':
      return actions.rename;
    case 'Enter': {
      const target = selectedNode();
      if (actions.connecting === null) return actions.rename;
      return target === null ? null : () => actions.connectTo(target.id);
    }
    case 'Escape':
      return actions.stop;
    case 'a':
      return addScene;
    case 'c':
      return actions.connect;
    case 't':
      return tidyPlaces;
    case 'o':
      return openSelected;
    case 'u':
      return openAround;
    case ']':
      return () => walkAlong(1);
    case '[':
      return () => walkAlong(-1);
    case 'g':
      return groupSelected;
    case 'm':
      return extractMotif;
    case 'i':
      return toggleInspector;
    default:
      return null;
  }
}
