/** Who is told what a program does, as it does it: one way for each kind of effect, so that to tell of one costs no object. */

import type { CueStart, Effect } from './state.ts';

/** Times are ms since lights out. What each means is said at `Effect`. */
export interface Performer {
  enter(at: number, state: number): void;
  exit(at: number, state: number): void;
  transition(at: number, transition: number, arm: number): void;
  cueStart(start: CueStart): void;
  cueCeiling(at: number, instance: number, ceiling: number | null): void;
  cueStop(at: number, instance: number, fadeMs: number): void;
  cueWithheld(at: number, cue: number): void;
  fadeAll(at: number, overMs: number): void;
  mark(at: number, label: string): void;
  set(at: number, variable: number, value: number): void;
  raise(at: number, event: string): void;
  runaway(at: number): void;
}

/** Tells each as an effect. */
export const asEffects = (tell: (effect: Effect) => void): Performer => ({
  enter: (at, state) => tell({ kind: 'enter', at, state }),
  exit: (at, state) => tell({ kind: 'exit', at, state }),
  transition: (at, transition, arm) => tell({ kind: 'transition', at, transition, arm }),
  cueStart: tell,
  cueCeiling: (at, instance, ceiling) => tell({ kind: 'cue-ceiling', at, instance, ceiling }),
  cueStop: (at, instance, fadeMs) => tell({ kind: 'cue-stop', at, instance, fadeMs }),
  cueWithheld: (at, cue) => tell({ kind: 'cue-withheld', at, cue }),
  fadeAll: (at, overMs) => tell({ kind: 'fade-all', at, overMs }),
  mark: (at, label) => tell({ kind: 'mark', at, label }),
  set: (at, variable, value) => tell({ kind: 'set', at, var: variable, value }),
  raise: (at, event) => tell({ kind: 'raise', at, event }),
  runaway: (at) => tell({ kind: 'runaway', at }),
});

/** The same performer, where `watch` is told each effect before. */
export const watched = (performer: Performer, watch: (effect: Effect) => void): Performer => both(asEffects(watch), performer);

const both = (first: Performer, second: Performer): Performer => ({
  enter(at, state) {
    first.enter(at, state);
    second.enter(at, state);
  },
  exit(at, state) {
    first.exit(at, state);
    second.exit(at, state);
  },
  transition(at, transition, arm) {
    first.transition(at, transition, arm);
    second.transition(at, transition, arm);
  },
  cueStart(start) {
    first.cueStart(start);
    second.cueStart(start);
  },
  cueCeiling(at, instance, ceiling) {
    first.cueCeiling(at, instance, ceiling);
    second.cueCeiling(at, instance, ceiling);
  },
  cueStop(at, instance, fadeMs) {
    first.cueStop(at, instance, fadeMs);
    second.cueStop(at, instance, fadeMs);
  },
  cueWithheld(at, cue) {
    first.cueWithheld(at, cue);
    second.cueWithheld(at, cue);
  },
  fadeAll(at, overMs) {
    first.fadeAll(at, overMs);
    second.fadeAll(at, overMs);
  },
  mark(at, label) {
    first.mark(at, label);
    second.mark(at, label);
  },
  set(at, variable, value) {
    first.set(at, variable, value);
    second.set(at, variable, value);
  },
  raise(at, event) {
    first.raise(at, event);
    second.raise(at, event);
  },
  runaway(at) {
    first.runaway(at);
    second.runaway(at);
  },
});
