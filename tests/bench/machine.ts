/** Events per second of the virtual machine beside XState and SCION: a flat guarded machine, and four parallel regions. */

import scion from '@scion-scxml/core';
import { createActor, createMachine } from 'xstate';
import { asEffects, begin, load, type Program, post } from '../../app/program/index.ts';
import { programOf } from '../support/programs.ts';
import { rate } from './rate.ts';
import type { Row } from './run.ts';

const always = ['num', 1] as const;
const toggle = (a: string, b: string) => [
  { name: a, on: [{ event: 'tick', to: [{ target: b, guard: always }] }] },
  { name: b, on: [{ event: 'tick', to: [{ target: a, guard: always }] }] },
];
const REGIONS = ['p', 'q', 'r', 's'];

const flat = programOf(toggle('a', 'b'));
const parallel = programOf([
  { name: 'all', parallel: true, children: REGIONS.map((r) => ({ name: r, role: 'layer' as const, children: toggle(`${r}a`, `${r}b`) })) },
]);

export function machineRows(): Row[] {
  const guard = () => true;
  const pair = (a: string, b: string) => ({ initial: a, states: { [a]: { on: { TICK: { target: b, guard } } }, [b]: { on: { TICK: { target: a, guard } } } } });
  const xFlat = createMachine(pair('a', 'b'));
  const xParallel = createMachine({ type: 'parallel', states: Object.fromEntries(REGIONS.map((r) => [r, pair('a', 'b')])) });
  const sPair = (r: string) => [
    { id: `${r}a`, transitions: [{ event: 'tick', target: `${r}b`, cond: guard }] },
    { id: `${r}b`, transitions: [{ event: 'tick', target: `${r}a`, cond: guard }] },
  ];
  const sParallel = { states: [{ id: 'all', $type: 'parallel', states: REGIONS.map((r) => ({ id: r, states: sPair(r) })) }] };
  return [
    row('machine, flat, events/s', flat, 'XState 5', xstate(xFlat)),
    row('machine, flat, events/s', flat, 'SCION', scionEvents({ states: sPair('') })),
    row('machine, 4 layers, events/s', parallel, 'XState 5', xstate(xParallel)),
    row('machine, 4 layers, events/s', parallel, 'SCION', scionEvents(sParallel)),
  ];
}

function row(work: string, program: Program, peer: string, theirs: (count: number) => void): Row {
  return { work, peer, ours: rate(ourEvents(program), 200_000), theirs: rate(theirs, 10_000), goal: 30 };
}

function ourEvents(program: Program) {
  const machine = load(program);
  let effects = 0;
  const happened = () => void effects++;
  const run = begin(machine, { seed: 1 }, { ...asEffects(happened), enter: happened, exit: happened, transition: happened });
  const event = { kind: 'event', at: 0, name: 'tick' } as const;
  return (count: number) => {
    for (let i = 0; i < count; i++) post(run, event);
    if (effects < count) throw new Error('the machine did not move');
  };
}

function xstate(machine: ReturnType<typeof createMachine>) {
  const actor = createActor(machine).start();
  return (count: number) => {
    for (let i = 0; i < count; i++) actor.send({ type: 'TICK' });
  };
}

/** A function, since SCION copies plain models as JSON, and their guards are lost. */
function scionEvents(model: object) {
  const instance = new scion.Statechart((() => model) as never);
  instance.start();
  return (count: number) => {
    for (let i = 0; i < count; i++) instance.gen('tick');
  };
}
