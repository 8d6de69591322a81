/** Why a transition was taken, or a cue began: the event, the values, since when, and what lost against it. */

import { type Evidence, spellMs, spoken, type Why } from '../base/index.ts';
import { causeWords } from '../night/index.ts';
import { codeWords, HELD, inside, type Machine, type MachineState, spokenOf } from '../program/index.ts';
import { evidenceOf } from './evidence.ts';
import { cueWords } from './moment.ts';
import { type Relived, relive, type Selection } from './relive.ts';
import type { Walk } from './walk.ts';

type Fact = Why['facts'][number];
type Happening = NonNullable<Why['before']>;

/** null where it did not happen at that instant. */
export function whyOf(walk: Walk, kind: 'transition' | 'cue', row: number, at: number): Why | null {
  if (kind === 'cue') return whyCue(walk, row, at);
  return row < 0 ? whyOutside(walk, at) : whyTransition(walk, row, at);
}

/** Release and morning come from outside of the program. */
function whyOutside({ record }: Walk, at: number): Why | null {
  const passage = record.transitions.find((one) => one.transition < 0 && one.at === at);
  if (passage === undefined) return null;
  const summary = `${spoken(record, passage.to)} was entered because of ${passage.cause}: this comes from outside, and nothing in a program can hold it up.`;
  return { kind: 'transition', row: -1, at, from: spoken(record, passage.from), to: spoken(record, passage.to), summary, ...NOTHING };
}

const NOTHING = { facts: [], cause: [], guard: [], arms: [], drawn: null, lost: [], before: null } satisfies Partial<Why>;

function whyTransition(walk: Walk, row: number, at: number): Why | null {
  const { machine, measures } = walk;
  const { program } = machine;
  const relived = relive(walk, at);
  const place = relived.selections.findIndex(({ taken }) => taken.includes(row));
  const selection = relived.selections[place];
  if (selection === undefined) return null;
  const { state } = selection;
  const of = { program, measures };
  const transition = program.transitions[row]!;
  const looked = selection.considered.find((one) => one.transition === row);
  const arm = looked?.arm ?? -1;
  const from = spokenOf(program, transition.source);
  const to = arm < 0 ? from : spokenOf(program, transition.arms[arm]!.target);
  const { facts, before } = ledTo(walk, relived, place, row);
  const weights = weightsOf(machine, row, state);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const { cause } = transition;
  const why: Omit<Why, 'summary'> = {
    kind: 'transition',
    row,
    at,
    from,
    to,
    facts,
    cause: cause.on === 'when' ? evidenceOf(of, cause.test, state) : [],
    guard: evidenceOf(of, transition.guard, state),
    arms:
      transition.arms.length < 2
        ? []
        : transition.arms.map(({ target, guard }, i) => ({
            to: spokenOf(program, target),
            weight: weights[i]!,
            share: sum > 0 ? weights[i]! / sum : 0,
            taken: i === arm,
            guard: evidenceOf(of, guard, state),
          })),
    drawn: looked?.drawn ?? null,
    lost: lostTo(walk, selection),
    before,
  };
  return { ...why, summary: sentence(why, causeWords(program, row)) };
}

function sentence({ from, to, arms, drawn, facts, lost }: Omit<Why, 'summary'>, cause: string): string {
  const since = facts.at(-1);
  const chosen = arms.find(({ taken }) => taken);
  const chance =
    chosen === undefined || drawn === null
      ? ''
      : ` The draw chose it among ${arms.filter(({ share }) => share > 0).length}, with a chance of ${percent(chosen.share)}.`;
  const rivals = lost.length === 0 ? '' : ` ${lost.length === 1 ? 'One other' : `${lost.length} others`} could have reacted and did not.`;
  const what = from === to ? `${from} reacted` : `${from} → ${to}`;
  return `${what}: ${cause}${since === undefined ? '' : ` (${since.words})`}.${chance}${rivals}`;
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** What led to a selection: entry of the scene, since when the condition held, which clock, what raised the event. */
function ledTo({ machine }: Walk, relived: Relived, place: number, row: number): { readonly facts: Fact[]; readonly before: Happening | null } {
  const { program } = machine;
  const { source, cause } = program.transitions[row]!;
  const { at, by } = relived.selections[place]!;
  const path = spokenOf(program, source);
  const entry = enteredAt(relived, source, at);
  const facts: Fact[] =
    source === 0 ? [] : [{ at: entry, words: `${path} was entered${at === entry ? ' in the same instant' : ` ${spellMs(at - entry)} before`}` }];
  let before: Happening | null = null;
  if (cause.on === 'when') {
    const since = relived.before.held.get(machine.transitions[row]!.slot) ?? at;
    const held = cause.held < 0 ? '' : `, and has to for ${codeWords(program, cause.held, 'ms')}`;
    facts.push({
      at: since,
      words: since === at ? `the condition became true in this instant${held}` : `the condition has held for ${spellMs(at - since)}${held}`,
    });
  } else if (cause.on === 'after') {
    facts.push({ at: entry, words: `its clock of ${codeWords(program, cause.delay, 'ms')} was set` });
  } else if (cause.on === 'every') {
    facts.push({ at, words: `it rings every ${codeWords(program, cause.period, 'ms')}` });
  } else if (by.on === 'event') {
    const raiser = raisedBy(relived, machine, cause.event, place);
    if (raiser !== null) {
      before = { kind: 'transition', row: raiser, at };
      facts.push({ at, words: `“${cause.event}” was raised by ${spokenOf(program, program.transitions[raiser]!.source)}` });
    } else if (relived.effects.some((effect) => effect.kind === 'raise' && effect.event === cause.event)) {
      // Raised on the way out of a scene, or into one: by what moved last before it.
      const mover = relived.selections
        .slice(0, place)
        .findLast(({ taken }) => taken.length > 0)
        ?.taken.at(-1);
      if (mover !== undefined) before = { kind: 'transition', row: mover, at };
      facts.push({ at, words: `“${cause.event}” was raised in this instant` });
    }
  }
  return { facts: facts.sort((a, b) => a.at - b.at), before };
}

/** In the same instant it may have been entered only just now. */
function enteredAt({ before, effects }: Relived, state: number, at: number): number {
  return effects.some((effect) => effect.kind === 'enter' && effect.state === state && effect.at === at) ? at : (before.entered.get(state) ?? 0);
}

/** The reaction of this instant, before this selection, that raised the event; null where it came from outside. */
function raisedBy({ selections }: Relived, machine: Machine, event: string, place: number): number | null {
  for (let i = place - 1; i >= 0; i--) {
    const raiser = selections[i]!.taken.find((row) =>
      machine.program.transitions[row]!.actions.some((action) => action.do === 'raise' && action.event === event),
    );
    if (raiser !== undefined) return raiser;
  }
  return null;
}

/** What each arm weighs in this state: 0 where its guard does not hold, and of `else` where another can be taken. */
function weightsOf(machine: Machine, row: number, state: MachineState): number[] {
  const { arms } = machine.transitions[row]!;
  const weight = ({ guard, weight }: (typeof arms)[number]) => (guard !== null && guard(state) === 0 ? 0 : weight === null ? 1 : Math.max(0, weight(state)));
  const plain = arms.map((arm) => (arm.otherwise ? 0 : weight(arm)));
  return plain.some((w) => w > 0) || arms.length === 1
    ? plain.map((w, i) => (arms.length === 1 ? weight(arms[i]!) : w))
    : arms.map((arm) => (arm.otherwise ? weight(arm) : 0));
}

/** Everything else that could have reacted to the same, and why it did not. */
export function lostTo({ machine, measures }: Walk, { by, state, considered, taken }: Selection): Why['lost'] {
  const { program } = machine;
  if (by.on === 'clock') return [];
  const candidates = state.active.flatMap((s) => {
    const scene = machine.scenes[s]!;
    return by.on === 'event' ? (scene.waits?.get(by.event) ?? []) : scene.whens.filter((row) => state.held[machine.transitions[row]!.slot] === HELD.ready);
  });
  return candidates
    .filter((row) => !taken.includes(row))
    .map((row) => {
      const { source, guard } = program.transitions[row]!;
      const looked = considered.find(({ transition }) => transition === row);
      const shut = guard >= 0 && machine.functions[guard]!(state) === 0;
      const lostBy: Why['lost'][number]['by'] =
        looked?.arm === -2
          ? shut
            ? 'guard'
            : 'arms'
          : looked !== undefined
            ? 'conflict'
            : taken.some((one) => isInner(machine, one, source))
              ? 'inner'
              : 'order';
      const words = causeWords(program, row);
      return { transition: row, source: spokenOf(program, source), words, by: lostBy, guard: evidenceOf({ program, measures }, guard, state) };
    });
}

function isInner(machine: Machine, row: number, source: number): boolean {
  const inner = machine.program.transitions[row]!.source;
  return inner !== source && inside(machine, inner, source);
}

function whyCue(walk: Walk, cue: number, at: number): Why | null {
  const { machine, measures } = walk;
  const { program } = machine;
  const relived = relive(walk, at);
  const beginning = relived.beginnings.find((one) => one.cue === cue);
  const row = program.cues[cue];
  if (beginning === undefined || row === undefined) return null;
  const { by, state, selections } = beginning;
  const path = spokenOf(program, row.state);
  const what = cueWords(program, cue);
  const gate: Evidence[] = evidenceOf({ program, measures }, row.gate, state);
  const start = relived.effects.find((effect) => effect.kind === 'cue-start' && effect.cue === cue);
  const limited = start?.kind === 'cue-start' && start.limited ? ' A limit lowered its level.' : '';
  const taken = relived.selections.slice(0, selections).findLast((one) => one.taken.length > 0)?.taken ?? [];
  const maker =
    by === 'reaction' ? taken.find((one) => program.transitions[one]!.actions.some((action) => action.do === 'cue' && action.cue === cue)) : taken.at(-1);
  const before: Happening | null = (by === 'scene' || by === 'reaction') && maker !== undefined ? { kind: 'transition', row: maker, at } : null;
  const entered = row.state < 0 ? at : enteredAt(relived, row.state, at);
  const facts: Fact[] = row.state < 0 || entered === at ? [] : [{ at: entered, words: `${path} was entered ${spellMs(at - entered)} before` }];
  const reason = {
    scene: `${path} was entered, and it begins with its scene`,
    gate: `its condition became true while ${path} was active`,
    repeat: `it repeats every ${codeWords(program, row.repeat, 'ms')} while ${path} is active`,
    reaction: `${path} reacted with it`,
    anchor: 'it is an anchor, and its time had come',
    rhythm: `the ${row.lock?.rhythm === 'breath' ? 'breath' : 'slow wave'} came to ${row.lock?.degrees ?? 0}°`,
  }[by];
  const withheld = start === undefined ? ' A limit on cues per hour held it back.' : '';
  return { ...NOTHING, kind: 'cue', row: cue, at, from: '', to: '', summary: `${what}: ${reason}.${limited}${withheld}`, facts, cause: gate, before };
}
