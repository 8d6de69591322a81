/** The machine beside the literal algorithm of the SCXML Recommendation, and beside SCION, on random statecharts. */

import { describe, expect, it } from 'vitest';
import { stream, uniform } from '../../../app/base/index.ts';
import { configurationOf, load, type Step, start, step } from '../../../app/program/index.ts';
import { Interpreter } from '../../support/appendix-d.ts';
import { type Chart, EVENTS, randomChart, tablesOf } from '../../support/charts.ts';
import { scionOf } from '../../support/scion.ts';

interface Peer {
  send(event: string): void;
  takeLog(): string[];
  configuration(): string[];
}

/** After the start and after each event: the configuration, and what was done in order. */
function courseOfPeer(peer: Peer, events: readonly string[]) {
  const course = [{ configuration: peer.configuration(), done: peer.takeLog() }];
  for (const event of events) {
    peer.send(event);
    course.push({ configuration: peer.configuration(), done: peer.takeLog() });
  }
  return course;
}

function courseOfOurs(chart: Chart, events: readonly string[]) {
  const machine = load(tablesOf(chart));
  const seen = ({ state, effects }: Step) => ({
    configuration: [...configurationOf(machine, state)],
    done: effects.flatMap((effect) => (effect.kind === 'mark' ? [effect.label] : [])),
  });
  let last = start(machine, { seed: 1 });
  const course = [seen(last)];
  for (const [i, name] of events.entries()) {
    last = step(machine, last.state, { kind: 'event', at: i + 1, name });
    course.push(seen(last));
  }
  return course;
}

/** Gives how many reactions were seen, so that a comparison of nothing is noticed. */
function compare(charts: number, plain: boolean, peerOf: (chart: Chart) => Peer, orderMatters: (chart: Chart) => boolean): number {
  let reactions = 0;
  for (let seed = 0; seed < charts; seed++) {
    const random = stream(seed, 'chart');
    const chart = randomChart(() => uniform(random), plain);
    const events = Array.from({ length: 12 }, () => EVENTS[Math.floor(uniform(random) * EVENTS.length)]!);
    const [ours, theirs] = [courseOfOurs(chart, events), courseOfPeer(peerOf(chart), events)];
    if (!orderMatters(chart)) for (const { done } of [...ours, ...theirs]) done.sort();
    reactions += ours.reduce((sum, { done }) => sum + done.length, 0);
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) expect({ seed, course: ours }).toEqual({ seed, course: theirs });
  }
  return reactions;
}

describe('on random statecharts', () => {
  it('the configuration and the order of every action are those of Appendix D', () => {
    expect(
      compare(
        6000,
        false,
        (chart) => new Interpreter(chart),
        () => true,
      ),
    ).toBeGreaterThan(100_000);
  });

  it('the configuration is that of SCION, and without layers the order of every action too', () => {
    expect(compare(1500, true, scionOf, (chart) => !chart.hasParallel)).toBeGreaterThan(10_000);
  });
});
