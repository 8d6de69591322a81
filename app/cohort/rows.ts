/** What of a program is counted: every scene, arm of a transition, cue and fixed mark, whether it ever happens or not; and a few facts. */

import { causeWords } from '../night/index.ts';
import { type Program, pathOf } from '../program/index.ts';

export type RowKind = 'fact' | 'scene' | 'transition' | 'cue' | 'cue-wakes' | 'mark';

export interface Row {
  readonly kind: RowKind;
  /** Of the program's table; −1 where it is in none. */
  readonly index: number;
  readonly label: string;
  /** Of transitions: where it leads, and why. Of cues: scene and channel. */
  readonly to: string;
  readonly why: string;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly scene: (state: number) => number | undefined;
  readonly transition: (transition: number, to: string) => number | undefined;
  readonly cue: (cue: number) => number | undefined;
  readonly wakes: (cue: number) => number | undefined;
  readonly mark: (label: string) => number | undefined;
  /** Rows of the scenes in which the program lets go. */
  readonly releases: readonly number[];
}

export const FACTS = ['released', 'woken by a cue', 'distress above 0.6'] as const;
export const RELEASED = 0;
export const WOKEN = 1;
export const DISTRESSED = 2;

/** Passages that no transition makes: the morning, and a release that was asked for or a watchdog's. */
const PASSAGE = -1;

export function rowsOf(program: Program): Rows {
  const rows: Row[] = FACTS.map((label) => ({ kind: 'fact', index: -1, label, to: '', why: '' }));
  const places = new Map<string, number>();
  const add = (row: Row, key: string) => {
    if (places.has(key)) return;
    places.set(key, rows.length);
    rows.push(row);
  };
  const path = (state: number) => program.states[state]?.path ?? '';
  for (const [index, state] of program.states.entries()) if (index > 0) add({ kind: 'scene', index, label: state.path, to: '', why: '' }, `s${index}`);
  for (const [index, { source, arms }] of program.transitions.entries()) {
    const from = pathOf(program, source);
    const targets = arms.length === 0 ? [from] : arms.map(({ target }) => path(target));
    for (const to of targets) add({ kind: 'transition', index, label: from, to, why: causeWords(program, index) }, `t${index} ${to}`);
  }
  for (const { role, path: to } of program.states)
    if (role === 'release' || role === 'morning')
      add({ kind: 'transition', index: PASSAGE, label: '', to, why: `to ${role}, from anywhere` }, `t${PASSAGE} ${to}`);
  for (const [index, cue] of program.cues.entries()) {
    const label = cue.asset >= 0 ? (program.assets[cue.asset]?.name ?? cue.verb) : wordsOf(cue.words) || cue.verb;
    const to = cue.state < 0 ? 'an anchor' : pathOf(program, cue.state);
    const row = { index, label: `${cue.verb} ${label}`.trim(), to, why: cue.channel };
    add({ kind: 'cue', ...row }, `c${index}`);
    add({ kind: 'cue-wakes', ...row }, `w${index}`);
  }
  for (const actions of [
    ...program.states.flatMap(({ onEnter, onExit }) => [onEnter, onExit]),
    ...program.transitions.map(({ actions }) => actions),
    ...program.anchors.map(({ actions }) => actions),
  ])
    for (const action of actions)
      if (action.do === 'mark' && action.words.every((part) => typeof part === 'string')) {
        const label = wordsOf(action.words);
        add({ kind: 'mark', index: -1, label, to: '', why: '' }, `m${label}`);
      }
  // Asked for everything that happens in a night: by number, without a text in between.
  const [scenes, cues, wakes] = [
    program.states.map((_, i) => places.get(`s${i}`)),
    program.cues.map((_, i) => places.get(`c${i}`)),
    program.cues.map((_, i) => places.get(`w${i}`)),
  ];
  const arrows = [PASSAGE, ...program.transitions.keys()].map(() => new Map<string, number>());
  for (const [place, { kind, index, to }] of rows.entries()) if (kind === 'transition') arrows[index - PASSAGE]!.set(to, place);
  return {
    rows,
    scene: (state) => scenes[state],
    transition: (transition, to) => arrows[transition - PASSAGE]?.get(to),
    cue: (cue) => cues[cue],
    wakes: (cue) => wakes[cue],
    mark: (label) => places.get(`m${label}`),
    releases: program.states.flatMap(({ role }, index) => (role === 'release' ? [places.get(`s${index}`)!] : [])),
  };
}

const wordsOf = (words: Program['cues'][number]['words']): string => words.map((part) => (typeof part === 'string' ? part : '…')).join('');
