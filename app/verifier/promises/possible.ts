/**
 * Whether there can be an instant of some kind, when the program has come to rest: by its sensors, by the states that can be
 * active together and that a condition does not lead out of at once, and by how much what is on together can give.
 */

import { CHANNELS, type Channel } from '../../base/index.ts';
import { CUES_PER_HOUR, inside, type Tree, treeOf } from '../../program/index.ts';
import { type Flow, together } from '../flow.ts';
import { ANY, BOTH, type Interval, isFalse, isTrue, only, type Ranges, rangeOf } from '../interval.ts';
import { type Mix, worstMix } from '../mix.ts';
import { levelOf, type Scene } from '../sounding.ts';
import { spend, type Work } from '../work.ts';
import { sureWaysOut } from './sure.ts';
import { type World, worldsWhere } from './worlds.ts';

export interface Possibilities {
  readonly flow: Flow;
  readonly work: Work;
  /** Of claims and conditions, by their code. */
  tree(code: readonly (string | number)[]): Tree;
  can(world: World): boolean;
  /** Whether this holds in every instant of the kind. */
  sure(condition: Tree, world: World): boolean;
  /** The most that a channel can give in such an instant. */
  mix(world: World, channel: Channel): Mix;
}

export function possibilitiesOf(flow: Flow, scenes: readonly Scene[], work: Work): Possibilities {
  const { program, values, states, children, release, reachable } = flow;
  const trees = new Map<readonly (string | number)[], Tree>();
  const tree = (code: readonly (string | number)[]): Tree => {
    const known = trees.get(code) ?? treeOf(code);
    if (known === null) throw new Error('code that is none');
    trees.set(code, known);
    return known;
  };
  const waysOut = sureWaysOut(flow);
  const least = Math.min(CUES_PER_HOUR, ...program.limits.flatMap(({ subject, max, condition }) => (subject === 'cues' && always(condition) ? [max] : [])));
  return { flow, work, tree, can, sure, mix };

  function always(condition: number): boolean {
    return condition < 0 || isTrue(values.of[condition]!);
  }

  function can(world: World): boolean {
    return fits(world) && configured(world) && world.facts.every((fact) => mayBe(fact, rangesOf(world, true)));
  }

  function sure(condition: Tree, world: World): boolean {
    return worldsWhere(condition, false, [world], work).every((other) => !fits(other) || other.facts.some((fact) => !mayBe(fact, rangesOf(other, false))));
  }

  /** The states that are asked for can be active together. */
  function fits({ inside: within, outside }: World): boolean {
    const asked = [...within];
    spend(work, asked.length * asked.length);
    return asked.every((a, i) => reachable[a] && asked.slice(i + 1).every((b) => together(flow, a, b)) && [...outside].every((out) => !inside(flow, a, out)));
  }

  /** There is a configuration with all that is asked for, and nothing in it that is left at once. */
  function configured(world: World): boolean {
    const left = new Set<number>();
    for (const [state, conditions] of waysOut) if (conditions.some((condition) => sure(condition, world))) left.add(state);
    const open = (state: number): boolean => {
      spend(work, 1);
      if (!allows(world, state) || left.has(state)) return false;
      if (children[state]!.length === 0) return true;
      return states[state]!.kind === 'parallel' ? children[state]!.every(open) : children[state]!.some(open);
    };
    return open(0);
  }

  function allows(world: World, state: number): boolean {
    if (!reachable[state]) return false;
    for (const asked of world.inside) if (!together(flow, state, asked)) return false;
    for (const out of world.outside) if (inside(flow, state, out)) return false;
    return true;
  }

  function mayBe({ tree: part, holds }: World['facts'][number], ranges: Ranges): boolean {
    spend(work, part.code.length);
    const value = rangeOf(part.code, ranges);
    return holds ? !isFalse(value) : !isTrue(value);
  }

  /** `levels`: with what is heard and seen; else nothing is known of that. */
  function rangesOf(world: World, levels: boolean): Ranges {
    return {
      sensor: (name) => [...world.instant.sensors].find(([sensor]) => sensor === name)?.[1] ?? ANY,
      variable: values.variable,
      param: values.param,
      active: (state) => (world.inside.has(state) ? only(1) : allows(world, state) ? BOTH : only(0)),
      level: (subject) => (levels ? levelsOf(world, subject) : ANY),
    };
  }

  function levelsOf(world: World, subject: string): Interval {
    if (subject === 'cues') return { min: 0, max: least };
    const channel = CHANNELS.find((one) => one === subject);
    if (channel === undefined) return ANY;
    const most = levelOf(channel, mix(world, channel).sum);
    if (channel !== 'warmth') return { min: 0, max: most };
    const cold = worstMix(within(world), scenes, channel, ({ level }) => Math.max(0, -Math.min(level.min, capOf(world, channel))), work).sum;
    return { min: -levelOf(channel, cold), max: most };
  }

  function mix(world: World, channel: Channel): Mix {
    const cap = capOf(world, channel);
    return worstMix(within(world), scenes, channel, ({ level }) => Math.max(0, Math.min(level.max, cap)), work);
  }

  /** The lowest limit that surely holds. */
  function capOf(world: World, channel: Channel): number {
    const holding = program.limits.filter(
      ({ subject, condition }) => subject === channel && (always(condition) || sure(tree(program.exprs[condition]!), world)),
    );
    return Math.min(Number.POSITIVE_INFINITY, ...holding.map(({ max }) => max));
  }

  /** What fades into the release comes from anywhere: there everything counts. */
  function within(world: World): Flow {
    const released = [...world.inside].some((state) => inside(flow, state, release));
    return released ? flow : { ...flow, reachable: reachable.map((_, state) => allows(world, state)) };
  }
}
