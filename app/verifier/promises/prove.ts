/**
 * What can be proven of a program's promises from its tables: for any sensors, draws, parameters within their ranges and events
 * from outside. What is not proven may still hold. Claims and reasons: docs/promises.md.
 */

import { CHANNELS, type Channel, type Check, type Proof, type Verdict } from '../../base/index.ts';
import { entryOf, inside, operandsOf, type Program, spokenOf } from '../../program/index.ts';
import { type Flow, flowOf } from '../flow.ts';
import { ANY, rangeOf } from '../interval.ts';
import { ms, upTo } from '../report.ts';
import { levelOf, scenesOf } from '../sounding.ts';
import { valuesOf } from '../values.ts';
import { Exhausted, MOST_LOOKUPS, MOST_WORK } from '../work.ts';
import { type Possibilities, possibilitiesOf } from './possible.ts';
import { timeUntil, type WayToTheEnd, waysToTheEnd } from './sure.ts';
import { ANY_WORLD, type World, worldsWhere } from './worlds.ts';

type Statement = Program['promises'][number]['statement'];
type Of<K extends Statement['kind']> = Extract<Statement, { readonly kind: K }>;

/** In the order of the program's promises; `verdict` is what the verifier said of it. Never throws. */
export function provePromises(program: Program, verdict: Verdict): Proof[] {
  if (program.promises.length === 0) return [];
  // What is said below is of programs that come to rest; whether one may be too loud for a device is another question.
  const resting = REST.every((id) => verdict.checks.some((check) => check.id === id && check.verdict === 'proven'));
  if (!resting) return program.promises.map(() => open('it is not proven that this program always comes to rest, so nothing is said of its nights.'));
  const flow = orTooLarge(() => flowOf(valuesOf(program), { left: MOST_LOOKUPS }));
  return program.promises.map(({ statement }) => {
    // Each with a budget of its own.
    const work = { left: MOST_WORK };
    const proof = flow === null ? null : orTooLarge(() => proofOf(possibilitiesOf(flow, scenesOf(flow, work), work), statement));
    return proof ?? open('the program is too large or too entangled to be decided.');
  });
}

const REST: readonly Check['id'][] = ['tables', 'termination'];

function orTooLarge<T>(of: () => T): T | null {
  try {
    return of();
  } catch (e) {
    if (e instanceof Exhausted) return null;
    throw e;
  }
}

const proven = (why: string): Proof => ({ verdict: 'proven', why: capital(why) });
const open = (why: string): Proof => ({ verdict: 'not decided', why: capital(why) });
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function proofOf(possibilities: Possibilities, statement: Statement): Proof {
  switch (statement.kind) {
    case 'invariant':
      return invariant(possibilities, statement);
    case 'leads-to':
      return leadsTo(possibilities, statement);
    case 'reaches':
      return reaches(possibilities.flow, statement);
    case 'chance':
      return open('a chance is counted over nights; no table has it.');
  }
}

function invariant(possibilities: Possibilities, { always, claim, condition }: Of<'invariant'>): Proof {
  const { flow, work, tree, can } = possibilities;
  const { claims } = flow.program;
  const during = condition < 0 ? [ANY_WORLD] : worldsWhere(tree(claims[condition]!), true, [ANY_WORLD], work);
  const against = worldsWhere(tree(claims[claim]!), !always, during, work).filter(can);
  if (against.length > 0) return open(stillPossible(possibilities, against, operandsOf(claims[claim]!, 'level')));
  const heard = channelsIn(operandsOf(claims[claim]!, 'level'));
  const bounds = heard.map((channel) => `${channel} ${upTo(most(possibilities, during.filter(can), channel))} ${UNIT[channel]}`);
  return proven(
    bounds.length === 0
      ? 'no scenes that can be active together, and no sensors, allow anything else.'
      : `whatever is on together gives at the most ${bounds.join(', ')}.`,
  );
}

const UNIT: Readonly<Record<Channel, string>> = { sound: 'dB', light: 'lx', scent: '%', touch: '%', warmth: '°C', motion: '%' };
const channelsIn = (subjects: readonly (string | number)[]): Channel[] => CHANNELS.filter((channel) => subjects.includes(channel));

const most = ({ mix }: Possibilities, worlds: readonly World[], channel: Channel): number =>
  Math.max(0, ...worlds.map((world) => levelOf(channel, mix(world, channel).sum)));

/** Why it could not be proven: what would have to be impossible. */
function stillPossible(possibilities: Possibilities, worlds: readonly World[], subjects: readonly (string | number)[]): string {
  const { program } = possibilities.flow;
  const [channel] = channelsIn(subjects);
  if (channel !== undefined) {
    const loudest = worlds.map((world) => possibilities.mix(world, channel)).sort((a, b) => b.sum - a.sum)[0]!;
    const parts = loudest.parts.slice(0, 4).map(({ cue, level, fading }) => {
      const row = program.cues[cue]!;
      const what = program.assets[row.asset]?.name ?? row.verb;
      return `${what} in ${row.state < 0 ? 'an anchor' : row.state === 0 ? 'the dream' : spokenOf(program, row.state)}${fading ? ', fading,' : ''} at ${upTo(level)} ${UNIT[channel]}`;
    });
    return `what may be on together could give up to ${upTo(levelOf(channel, loudest.sum))} ${UNIT[channel]}: ${parts.join(' and ')}.`;
  }
  const asked = [...(worlds[0]?.inside ?? [])].filter((state) => state > 0).map((state) => spokenOf(program, state));
  return asked.length === 0 ? 'nothing in the program rules the contrary out.' : `nothing in the program rules out that ${asked.join(' and ')} is active then.`;
}

/** From the release or the morning on nothing is owed any more. */
function leadsTo(possibilities: Possibilities, { cause, held, goal, within }: Of<'leads-to'>): Proof {
  const { flow, work, tree, can } = possibilities;
  const { claims } = flow.program;
  const goalTree = tree(claims[goal]!);
  const owed: World = { ...ANY_WORLD, outside: new Set([flow.release, flow.morning]) };
  const worlds = worldsWhere(tree(claims[cause]!), true, [owed], work).filter(can);
  const left = worlds.filter((world) => worldsWhere(goalTree, false, [world], work).some(can));
  if (left.length === 0)
    return proven(worlds.length === 0 ? 'nowhere is the program at rest while its cause holds.' : 'where its cause holds, so does what it leads to.');
  const heldMs = held < 0 ? 0 : constantOf(possibilities, claims[held]!).min;
  const end = waysToTheEnd(flow).find((way) => way.heldMs <= heldMs && isAskedIn(possibilities, worlds, way));
  if (end !== undefined) return proven(`from anywhere the dream itself leads out ${end.heldMs === 0 ? 'at once' : `after ${ms(end.heldMs)}`}.`);
  const withinMs = within < 0 ? Number.POSITIVE_INFINITY : constantOf(possibilities, claims[within]!).min;
  const { parts, op, value } = goalTree;
  const entered = (state: number) =>
    state === flow.release || state === flow.morning || (parts.length === 0 && op === 'in' && inside(flow, state, value as number));
  const times = left.map((world) => Math.min(Number.POSITIVE_INFINITY, ...[...world.inside].map((state) => timeUntil(flow, state, entered, work))));
  const longest = Math.max(...times);
  if (Number.isFinite(longest) && longest <= withinMs) return proven(`clocks lead there within ${ms(longest)}, whichever way is taken.`);
  if (Number.isFinite(longest)) return open(`clocks lead there, but it may take ${ms(longest)}.`);
  const stuck = left.flatMap((world) => worldsWhere(goalTree, false, [world], work)).flatMap((world) => placesIn(possibilities, world));
  return open(
    `in ${listed([...new Set(stuck)])} nothing leads there at once and without fail; what must hold for a time begins anew with every scene, but not where it stands in \`anywhere\`.`,
  );
}

/**
 * Whether its condition surely holds in all of these worlds, and all the time while one of them lasts: it reads nothing that
 * changes between two instants at which the program is at rest.
 */
const isAskedIn = ({ sure }: Possibilities, worlds: readonly World[], { condition }: WayToTheEnd): boolean =>
  [...operandsOf(condition.code, 'var'), ...operandsOf(condition.code, 'in')].length === 0 && worlds.every((world) => sure(condition, world));

/** Innermost scenes that can be active then. */
const placesIn = ({ flow, can }: Possibilities, world: World): string[] =>
  flow.states.flatMap((_, state) =>
    flow.children[state]!.length === 0 && can({ ...world, inside: new Set(world.inside).add(state) }) ? [spokenOf(flow.program, state)] : [],
  );

const listed = (names: readonly string[]): string => names.slice(0, 4).join(', ') + (names.length > 4 ? ` and ${names.length - 4} more` : '');

const constantOf = ({ flow: { values } }: Possibilities, code: readonly (string | number)[]) => rangeOf(code, { ...values, sensor: () => ANY });

function reaches(flow: Flow, { state }: Of<'reaches'>): Proof {
  if (flow.morningEntry.includes(state)) return proven('the bed brings the morning at lights on, whatever the program does.');
  if (entryOf(flow, [0], -1).includes(state)) return proven('the night begins in it.');
  return open('that a night comes there depends on its sleeper.');
}
