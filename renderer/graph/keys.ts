/** The keys of the graph. They count where the graph has the keyboard, and not in its fields. */

import type { KeyboardEvent } from 'react';
import { redoGraph, undoGraph } from '../state/graph-edit.ts';
import { type GraphActions, selectedNode, stepTo } from './use-actions.ts';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const OF_BUTTONS: ReadonlySet<string> = new Set(['Enter', ' ', 'Delete', 'Backspace']);

interface Of {
  readonly actions: GraphActions;
  /** Middles of the scenes in the whole picture. */
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly toggleInspector: () => void;
}

export function pressed(event: KeyboardEvent<HTMLElement>, { actions, places, toggleInspector }: Of): void {
  if (event.target instanceof HTMLElement && event.target.closest('input, select, textarea') !== null) return;
  // A button is pressed by its own keys.
  if (event.target instanceof HTMLElement && event.target.closest('button') !== null && OF_BUTTONS.has(event.key)) return;
  const { key, shiftKey, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  const arrow = ARROWS[key];
  const run = control ? controlled(key.toLowerCase(), shiftKey, actions) : altKey ? null : plain(key, arrow, { actions, places, toggleInspector });
  if (run === null) return;
  event.preventDefault();
  event.stopPropagation();
  run();
}

function controlled(key: string, shift: boolean, actions: GraphActions): (() => void) | null {
  if (key === 'd') return actions.duplicate;
  if (key === 'z') return shift ? redoGraph : undoGraph;
  return key === 'y' ? redoGraph : null;
}

function plain(key: string, arrow: readonly [number, number] | undefined, { actions, places, toggleInspector }: Of): (() => void) | null {
  if (arrow !== undefined) return () => stepTo(places, ...arrow);
  switch (key) {
    case 'Delete':
    case 'Backspace':
      return actions.remove;
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
      return actions.add;
    case 'c':
      return actions.connect;
    case 'i':
      return toggleInspector;
    default:
      return null;
  }
}
