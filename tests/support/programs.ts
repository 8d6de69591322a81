/** Small programs as tables, for tests of the machine: a readable state tree in, sound tables out. */

import type { Program } from '../../app/program/index.ts';

type Code = readonly (string | number)[];
type Row = Program['transitions'][number];

export type CueSketch = Partial<Omit<Program['cues'][number], 'level' | 'gate' | 'repeat' | 'duration' | 'fadeIn' | 'fadeOut' | 'envelope'>> & {
  readonly level?: Code;
  readonly gate?: Code;
  readonly repeat?: Code;
  readonly duration?: Code;
  readonly fadeIn?: Code;
  readonly fadeOut?: Code;
  readonly envelope?: readonly { readonly at: Code; readonly level: Code }[];
  /** Begins by an action of its state instead of with it. */
  readonly byAction?: boolean;
};

export interface StateSketch {
  readonly name: string;
  readonly role?: Program['states'][number]['role'];
  readonly parallel?: boolean;
  readonly children?: readonly StateSketch[];
  readonly onEnter?: Program['states'][number]['onEnter'];
  readonly onExit?: Program['states'][number]['onExit'];
  readonly cues?: readonly CueSketch[];
  readonly on?: readonly {
    readonly event?: string;
    readonly when?: Code;
    readonly held?: Code;
    readonly after?: Code;
    readonly every?: Code;
    readonly guard?: Code;
    readonly actions?: Row['actions'];
    readonly to?: string | readonly ArmSketch[];
  }[];
}

export interface ArmSketch {
  readonly target: string;
  readonly weight?: Code;
  readonly guard?: Code;
  readonly otherwise?: boolean;
  readonly inside?: boolean;
  readonly history?: 'none' | 'shallow' | 'deep';
}

/** `release` and `morning` are added at the end; names are unique and serve as targets. */
export function programOf(scenes: readonly StateSketch[], rest: Partial<Program> = {}): Program {
  const exprs: Code[] = [...((rest.exprs as Code[] | undefined) ?? [])];
  const expr = (code: Code | undefined): number => (code === undefined ? -1 : exprs.push(code) - 1);
  const states: Program['states'] = [];
  const cues: Program['cues'] = [];
  const sketches: StateSketch[] = [];
  const add = (sketch: StateSketch, parent: number): number => {
    const index = states.length;
    const children = sketch.children ?? [];
    sketches.push(sketch);
    const row: Program['states'][number] = {
      name: sketch.name,
      path: sketch.name,
      parent,
      kind: children.length === 0 ? 'atomic' : sketch.parallel === true ? 'parallel' : 'compound',
      role: sketch.role ?? 'scene',
      initial: children.length === 0 || sketch.parallel === true ? -1 : index + 1,
      tone: [],
      onEnter: [...(sketch.onEnter ?? [])],
      onExit: [...(sketch.onExit ?? [])],
      cues: [],
      fadeAll: -1,
    };
    states.push(row);
    for (const cue of sketch.cues ?? []) {
      const { byAction = false, ...given } = cue;
      if (!byAction) row.cues.push(cues.length);
      cues.push({
        channel: 'sound',
        verb: 'play',
        asset: -1,
        words: [],
        loop: false,
        lock: null,
        ...given,
        state: index,
        level: expr(cue.level),
        fadeIn: expr(cue.fadeIn),
        fadeOut: expr(cue.fadeOut),
        envelope: (cue.envelope ?? []).map((point) => ({ at: expr(point.at), level: expr(point.level) })),
        duration: expr(cue.duration),
        repeat: expr(cue.repeat),
        gate: expr(cue.gate),
      });
    }
    for (const child of children) add(child, index);
    return index;
  };
  add({ name: 'dream', role: 'dream', children: [...scenes, { name: 'release', role: 'release' }, { name: 'morning', role: 'morning' }] }, -1);
  const target = (name: string): number => states.findIndex((state) => state.name === name);
  const transitions: Program['transitions'] = sketches.flatMap((sketch, source) =>
    (sketch.on ?? []).map((t): Row => {
      const cause: Row['cause'] =
        t.event !== undefined
          ? { on: 'event', event: t.event }
          : t.when !== undefined
            ? { on: 'when', test: expr(t.when), held: expr(t.held) }
            : t.after !== undefined
              ? { on: 'after', delay: expr(t.after) }
              : { on: 'every', period: expr(t.every ?? ['num', 1000]) };
      const arms: readonly ArmSketch[] = t.to === undefined ? [] : typeof t.to === 'string' ? [{ target: t.to }] : t.to;
      return {
        source,
        cause,
        guard: expr(t.guard),
        actions: [...(t.actions ?? [])],
        arms: arms.map((arm) => ({
          target: target(arm.target),
          weight: expr(arm.weight),
          guard: expr(arm.guard),
          otherwise: arm.otherwise ?? false,
          inside: arm.inside ?? false,
          history: arm.history ?? 'none',
        })),
      };
    }),
  );
  return {
    format: 1,
    title: 'Test',
    version: '1.0.0',
    audience: { minAge: 18, maxAge: 120 },
    channels: [],
    limits: [],
    themes: [],
    assets: [],
    params: [],
    vars: [],
    anchors: [],
    claims: [],
    promises: [],
    ...rest,
    exprs: exprs.map((code) => [...code]),
    states,
    transitions,
    cues,
  };
}
