/** Keeps what a program does in a night: scenes, cues, transitions, marks, variables; with bounds, so that no program fills the memory. */

import type { NightRecord } from '../base/index.ts';
import type { Effect, Machine } from '../program/index.ts';
import { causeWords } from './cause-words.ts';
import { type CueTrack, lowerTrack, recordOf, startTrack, stopTrack } from './cue-track.ts';
import type { Tone } from './distress.ts';
import { outlineOf } from './outline.ts';
import { amiss, newTroubles, type Troubles } from './troubles.ts';

/** Most rows kept of each kind; what goes beyond is counted in the notes. */
const MAX_ROWS = 20_000;

type Rows<K extends keyof NightRecord> = NightRecord[K];

export interface Recorder {
  readonly machine: Machine;
  readonly assetMs: readonly (number | null)[];
  readonly open: Map<number, number>;
  readonly scenes: Rows<'scenes'>;
  readonly tracks: CueTrack[];
  readonly playing: Map<number, CueTrack>;
  /** Stopped, and not yet silent. */
  readonly fading: Map<number, CueTrack>;
  readonly transitions: Rows<'transitions'>;
  readonly marks: Rows<'marks'>;
  readonly vars: [ms: number, value: number][][];
  readonly causes: Map<number, string>;
  dropped: { cues: number; scenes: number; transitions: number; marks: number };
  withheld: number;
  runaways: number;
  readonly troubles: Troubles;
  released: boolean;
  /** Scenes changed since somebody last looked. */
  moved: boolean;
}

export function newRecorder(machine: Machine, assetMs: readonly (number | null)[]): Recorder {
  return {
    machine,
    assetMs,
    open: new Map(),
    scenes: [],
    tracks: [],
    playing: new Map(),
    fading: new Map(),
    transitions: [],
    marks: [],
    vars: machine.program.vars.map(() => []),
    causes: new Map(),
    dropped: { cues: 0, scenes: 0, transitions: 0, marks: 0 },
    withheld: 0,
    runaways: 0,
    troubles: newTroubles(),
    released: false,
    moved: false,
  };
}

/** What `finish` may end without ending the night. */
export const copyOf = (r: Recorder): Recorder => ({
  ...r,
  open: new Map(r.open),
  scenes: [...r.scenes],
  tracks: r.tracks.map((track) => ({ ...track, points: [...track.points] })),
  transitions: [...r.transitions],
  marks: [...r.marks],
  dropped: { ...r.dropped },
  troubles: { ...r.troubles, known: new Map(r.troubles.known) },
});

/** Takes one effect in. Gives the track where a cue started. */
export function record(r: Recorder, e: Effect): CueTrack | null {
  const { program } = r.machine;
  switch (e.kind) {
    case 'enter':
      r.open.set(e.state, e.at);
      r.moved = true;
      if (program.states[e.state]?.role === 'release') r.released = true;
      return null;
    case 'exit':
      closeScene(r, e.state, e.at);
      r.moved = true;
      return null;
    case 'transition': {
      r.troubles.lastTaken = e.transition;
      const row = program.transitions[e.transition];
      const from = program.states[row?.source ?? 0]?.path ?? '';
      const target = row?.arms[e.arm]?.target;
      keep(r, 'transitions', {
        at: e.at,
        transition: e.transition,
        from,
        to: target === undefined ? from : (program.states[target]?.path ?? ''),
        cause: causeOf(r, e.transition),
      });
      return null;
    }
    case 'cue-start': {
      if (r.tracks.length >= MAX_ROWS) {
        r.dropped.cues++;
        amiss(r.troubles, 'flood', e.at, e.cue);
        return null;
      }
      const track = startTrack(program, e, r.assetMs);
      r.tracks.push(track);
      r.playing.set(e.instance, track);
      return track;
    }
    case 'cue-ceiling': {
      const track = r.playing.get(e.instance) ?? r.fading.get(e.instance);
      if (track !== undefined) lowerTrack(track, e.at, e.ceiling);
      return null;
    }
    case 'cue-stop': {
      const track = r.playing.get(e.instance) ?? r.fading.get(e.instance);
      if (track === undefined) return null;
      stopTrack(track, e.at, e.fadeMs);
      r.playing.delete(e.instance);
      for (const [instance, { to }] of r.fading) if (to <= e.at) r.fading.delete(instance);
      if (track.to > e.at) r.fading.set(e.instance, track);
      return null;
    }
    case 'mark':
      keep(r, 'marks', { at: e.at, label: e.label });
      return null;
    case 'set': {
      const points = r.vars[e.var];
      if (points !== undefined && points.length < MAX_ROWS) points.push([e.at, points.at(-1)?.[1] ?? program.vars[e.var]!.value], [e.at, e.value]);
      return null;
    }
    case 'cue-withheld':
      r.withheld++;
      amiss(r.troubles, 'flood', e.at, e.cue);
      return null;
    case 'runaway':
      r.runaways++;
      amiss(r.troubles, 'endless', e.at, r.troubles.lastTaken);
      return null;
    case 'fade-all':
    case 'raise':
      return null;
  }
}

/** A passage that no transition of the program made: the morning, a release from outside. */
export function recordPassage(r: Recorder, at: number, to: number, cause: string): void {
  const { states } = r.machine.program;
  const from = Math.max(-1, ...r.open.keys());
  keep(r, 'transitions', { at, transition: -1, from: states[from]?.path ?? '', to: states[to]?.path ?? '', cause });
}

/** How much the tones of all active scenes disturb and soothe, 0–1 each. */
export function toneOf(r: Recorder): Tone {
  const { tones } = outlineOf(r.machine);
  let tone = NEUTRAL;
  for (const state of r.open.keys()) {
    const own = tones[state];
    if (own != null) tone = tone === NEUTRAL ? own : [Math.max(tone[0], own[0]), Math.max(tone[1], own[1])];
  }
  return tone;
}
const NEUTRAL: Tone = [0, 0];

/** Fades everything out over `fadeMs`, whatever the program says. */
export function silence(r: Recorder, at: number, fadeMs: number): void {
  for (const track of r.playing.values()) stopTrack(track, at, fadeMs);
  for (const track of r.fading.values()) if (track.to > at + fadeMs) stopTrack(track, at, fadeMs);
  r.playing.clear();
  r.fading.clear();
}

/** Ends what is still open at the end of the night. */
export function finish(r: Recorder, end: number): Pick<NightRecord, 'scenes' | 'cues' | 'transitions' | 'marks'> {
  for (const state of [...r.open.keys()]) closeScene(r, state, end);
  return {
    scenes: r.scenes.sort((a, b) => a.from - b.from || a.state - b.state),
    cues: r.tracks.filter((t) => t.from < Math.min(end, t.to)).map((t) => recordOf(t, end)),
    transitions: r.transitions,
    marks: r.marks,
  };
}

export function recorderNotes(r: Recorder): string[] {
  const notes: string[] = [];
  for (const [what, n] of Object.entries(r.dropped)) if (n > 0) notes.push(`${n} more ${what} happened than are kept here.`);
  if (r.withheld > 0) notes.push(`A limit on cues per hour held back ${counted(r.withheld)}.`);
  if (r.runaways > 0) notes.push(`The program reacted to itself without end and was stopped for an instant, ${r.runaways} times.`);
  const limited = r.tracks.filter((t) => t.limited).length;
  if (limited > 0) notes.push(`A limit lowered ${counted(limited)} below the level that the program asks for.`);
  return notes;
}

function closeScene(r: Recorder, state: number, at: number): void {
  const from = r.open.get(state);
  r.open.delete(state);
  if (from !== undefined && state > 0) keep(r, 'scenes', { state, path: r.machine.program.states[state]?.path ?? '', from, to: at });
}

function keep<K extends 'scenes' | 'transitions' | 'marks'>(r: Recorder, kind: K, row: Recorder[K][number]): void {
  const rows = r[kind] as Recorder[K][number][];
  if (rows.length < MAX_ROWS) rows.push(row);
  else r.dropped[kind]++;
}

function causeOf(r: Recorder, transition: number): string {
  const known = r.causes.get(transition);
  if (known !== undefined) return known;
  const words = causeWords(r.machine.program, transition);
  r.causes.set(transition, words);
  return words;
}

const counted = (cues: number): string => `${cues} ${cues === 1 ? 'cue' : 'cues'}`;
