/** Keeps what a program does in a night: scenes, cues, transitions, marks, variables; with bounds, so that no program fills the memory. */

import type { NightRecord } from '../base/index.ts';
import { type Machine, type Performer, pathOf } from '../program/index.ts';
import { type CueStart, type CueTrack, lowerTrack, recordOf, startTrack, stopTrack } from './cue-track.ts';
import type { Tone } from './distress.ts';
import { causeOf, type Outline, outlineOf } from './outline.ts';
import { amiss, newTroubles, type Troubles } from './troubles.ts';

/** Most rows kept of each kind; what goes beyond is counted in the notes. */
const MAX_ROWS = 20_000;

type Rows<K extends keyof NightRecord> = NightRecord[K];

export interface Recorder {
  readonly machine: Machine;
  readonly outline: Outline;
  readonly assetMs: readonly (number | null)[];
  /** Active scenes in the order of their entry. They and the cues that sound are few: to go through them costs less than a map. */
  readonly open: { readonly state: number; readonly from: number }[];
  /** What their tones come to; null: not reckoned since they changed. */
  tone: Tone | null;
  readonly scenes: Rows<'scenes'>;
  readonly tracks: CueTrack[];
  readonly playing: CueTrack[];
  /** Stopped, and not yet silent. */
  readonly fading: CueTrack[];
  readonly transitions: Rows<'transitions'>;
  readonly marks: Rows<'marks'>;
  readonly vars: [ms: number, value: number][][];
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
    outline: outlineOf(machine),
    assetMs,
    open: [],
    tone: null,
    scenes: [],
    tracks: [],
    playing: [],
    fading: [],
    transitions: [],
    marks: [],
    vars: machine.program.vars.map(() => []),
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
  open: [...r.open],
  scenes: [...r.scenes],
  tracks: r.tracks.map((track) => ({ ...track, points: [...track.points] })),
  transitions: [...r.transitions],
  marks: [...r.marks],
  dropped: { ...r.dropped },
  troubles: { ...r.troubles, known: new Map(r.troubles.known) },
});

/** Takes in what the program does. A cue is recorded only where it `plays`; `began` is given its track. */
export function recordingBy(r: Recorder, plays: (start: CueStart) => boolean, began: (track: CueTrack) => void): Performer {
  return {
    enter: (at, state) => enter(r, at, state),
    exit(at, state) {
      closeScene(r, state, at);
      r.moved = true;
    },
    transition: (at, transition, arm) => passage(r, at, transition, arm),
    cueStart(start) {
      if (!plays(start)) return;
      const track = trackFor(r, start);
      if (track !== null) began(track);
    },
    cueCeiling(at, instance, ceiling) {
      const track = trackOf(r, instance);
      if (track !== null) lowerTrack(track, at, ceiling);
    },
    cueStop(at, instance, fadeMs) {
      const track = trackOf(r, instance);
      if (track === null) return;
      stopTrack(track, at, fadeMs);
      fade(r, track, at);
    },
    cueWithheld(at, cue) {
      r.withheld++;
      amiss(r.troubles, 'flood', at, cue);
    },
    mark(at, label) {
      if (r.marks.length >= MAX_ROWS) r.dropped.marks++;
      else r.marks.push({ at, label });
    },
    set(at, variable, value) {
      const points = r.vars[variable];
      if (points !== undefined && points.length < MAX_ROWS) points.push([at, points.at(-1)?.[1] ?? r.machine.program.vars[variable]!.value], [at, value]);
    },
    runaway(at) {
      r.runaways++;
      amiss(r.troubles, 'endless', at, r.troubles.lastTaken);
    },
    fadeAll() {},
    raise() {},
  };
}

function enter(r: Recorder, at: number, state: number): void {
  r.open.push({ state, from: at });
  r.tone = null;
  r.moved = true;
  if (r.machine.program.states[state]?.role === 'release') r.released = true;
}

function passage(r: Recorder, at: number, transition: number, arm: number): void {
  const { program } = r.machine;
  r.troubles.lastTaken = transition;
  const row = program.transitions[transition];
  const from = pathOf(program, row?.source ?? 0);
  const target = row?.arms[arm]?.target;
  if (r.transitions.length >= MAX_ROWS) r.dropped.transitions++;
  else {
    const to = target === undefined ? from : (program.states[target]?.path ?? '');
    r.transitions.push({ at, transition, from, to, cause: causeOf(r.outline, program, transition) });
  }
}

/** null: there are too many. */
function trackFor(r: Recorder, start: CueStart): CueTrack | null {
  if (r.tracks.length >= MAX_ROWS) {
    r.dropped.cues++;
    amiss(r.troubles, 'flood', start.at, start.cue);
    return null;
  }
  const track = startTrack(r.machine, start, r.assetMs);
  r.tracks.push(track);
  r.playing.push(track);
  return track;
}

/** A passage that no transition of the program made: the morning, a release from outside. */
export function recordPassage(r: Recorder, at: number, to: number, cause: string): void {
  const { states } = r.machine.program;
  const from = Math.max(-1, ...r.open.map(({ state }) => state));
  if (r.transitions.length >= MAX_ROWS) r.dropped.transitions++;
  else r.transitions.push({ at, transition: -1, from: states[from]?.path ?? '', to: states[to]?.path ?? '', cause });
}

/** How much the tones of all active scenes disturb and soothe, 0–1 each. */
export function toneOf(r: Recorder): Tone {
  if (r.tone !== null) return r.tone;
  const { tones } = r.outline;
  let tone = NEUTRAL;
  for (const { state } of r.open) {
    const own = tones[state];
    if (own != null) tone = tone === NEUTRAL ? own : [Math.max(tone[0], own[0]), Math.max(tone[1], own[1])];
  }
  r.tone = tone;
  return tone;
}
const NEUTRAL: Tone = [0, 0];

/** Fades everything out over `fadeMs`, whatever the program says. */
export function silence(r: Recorder, at: number, fadeMs: number): void {
  for (const track of r.playing) stopTrack(track, at, fadeMs);
  for (const track of r.fading) if (track.to > at + fadeMs) stopTrack(track, at, fadeMs);
  r.playing.length = 0;
  r.fading.length = 0;
}

/** Ends what is still open at the end of the night. */
export function finish(r: Recorder, end: number): Pick<NightRecord, 'scenes' | 'cues' | 'transitions' | 'marks'> {
  for (const { state } of [...r.open]) closeScene(r, state, end);
  const cues: Rows<'cues'> = [];
  for (const track of r.tracks) if (track.from < Math.min(end, track.to)) cues.push(recordOf(track, end));
  return {
    scenes: r.scenes.sort((a, b) => a.from - b.from || a.state - b.state),
    cues,
    transitions: r.transitions,
    marks: r.marks,
  };
}

export function recorderNotes(r: Recorder): string[] {
  const notes: string[] = [];
  for (const [what, n] of Object.entries(r.dropped)) if (n > 0) notes.push(`${n} more ${what} happened than are kept here.`);
  if (r.withheld > 0) notes.push(`A limit on cues per hour held back ${counted(r.withheld)}.`);
  if (r.runaways > 0) notes.push(`The program reacted to itself without end and was stopped for an instant, ${r.runaways} times.`);
  let limited = 0;
  for (const track of r.tracks) if (track.limited) limited++;
  if (limited > 0) notes.push(`A limit lowered ${counted(limited)} below the level that the program asks for.`);
  return notes;
}

function closeScene(r: Recorder, state: number, at: number): void {
  let place = r.open.length - 1;
  while (place >= 0 && r.open[place]!.state !== state) place--;
  if (place < 0) return;
  const { from } = r.open[place]!;
  for (let i = place + 1; i < r.open.length; i++) r.open[i - 1] = r.open[i]!;
  r.open.pop();
  r.tone = null;
  if (state <= 0) return;
  if (r.scenes.length >= MAX_ROWS) r.dropped.scenes++;
  else r.scenes.push({ state, path: r.machine.program.states[state]?.path ?? '', from, to: at });
}

/** One that sounds, or still fades. */
function trackOf({ playing, fading }: Recorder, instance: number): CueTrack | null {
  for (const track of playing) if (track.instance === instance) return track;
  for (const track of fading) if (track.instance === instance) return track;
  return null;
}

/** It no longer plays; what is silent by now is gone from those that fade. */
function fade({ playing, fading }: Recorder, stopped: CueTrack, at: number): void {
  let kept = 0;
  for (const track of playing) if (track !== stopped) playing[kept++] = track;
  while (playing.length > kept) playing.pop();
  kept = 0;
  for (const track of fading) if (track.to > at) fading[kept++] = track;
  while (fading.length > kept) fading.pop();
  if (stopped.to > at && !fading.includes(stopped)) fading.push(stopped);
}

const counted = (cues: number): string => `${cues} ${cues === 1 ? 'cue' : 'cues'}`;
