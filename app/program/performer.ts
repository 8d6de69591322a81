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
export const watched = (performer: Performer, watch: (effect: Effect) => void): Performer =>
  asEffects((effect) => {
    watch(effect);
    perform(performer, effect);
  });

function perform(performer: Performer, e: Effect): void {
  switch (e.kind) {
    case 'enter':
      performer.enter(e.at, e.state);
      break;
    case 'exit':
      performer.exit(e.at, e.state);
      break;
    case 'transition':
      performer.transition(e.at, e.transition, e.arm);
      break;
    case 'cue-start':
      performer.cueStart(e);
      break;
    case 'cue-ceiling':
      performer.cueCeiling(e.at, e.instance, e.ceiling);
      break;
    case 'cue-stop':
      performer.cueStop(e.at, e.instance, e.fadeMs);
      break;
    case 'cue-withheld':
      performer.cueWithheld(e.at, e.cue);
      break;
    case 'fade-all':
      performer.fadeAll(e.at, e.overMs);
      break;
    case 'mark':
      performer.mark(e.at, e.label);
      break;
    case 'set':
      performer.set(e.at, e.var, e.value);
      break;
    case 'raise':
      performer.raise(e.at, e.event);
      break;
    case 'runaway':
      performer.runaway(e.at);
      break;
  }
}
