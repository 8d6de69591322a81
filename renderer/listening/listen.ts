/** Listening: to a sound of the project, and to a night: a cue, the mix from the cursor on, the whole in brief; one at a time, and always to be stopped. */

import type { NightRecord } from '../../app/bridge/index.ts';
import type { Preview } from '../state/night-state.ts';
import { get, notifyFailure, set } from '../state/store.ts';
import { canSpeak, type Player, play } from './player.ts';
import { heardOf, load } from './sounds.ts';

/** Seconds of the night in one second: an hour in ten. */
const BRIEF_SPEED = 360;
const MOST_CUE_MS = 30_000;
const MOST_MIX_MS = 600_000;

let context: AudioContext | null = null;
let player: Player | null = null;
/** Counts what was asked for, so that a sound that is loaded late does not begin after another. */
let asked = 0;

export const loudnessNow = (): number => player?.loudness() ?? Number.NEGATIVE_INFINITY;

export function stopListening(): void {
  asked++;
  player?.stop();
  player = null;
  set({ listening: null });
}

/** The selected sound cue, else the one that began last before the cursor. */
export function cueToHear(): NightRecord['cues'][number] | null {
  const { preview, nightEvent, playheadMs } = get();
  if (preview === null) return null;
  const { cues } = preview.night;
  const selected = nightEvent?.kind === 'cue' ? cues[nightEvent.index] : undefined;
  return selected?.channel === 'sound' ? selected : (cues.findLast(({ channel, from }) => channel === 'sound' && from <= playheadMs) ?? null);
}

export function hearCue(): void {
  const cue = cueToHear();
  if (cue === null) return;
  const name = cue.words === '' ? cue.label : `“${cue.words}”`;
  void hear(`the cue ${name}`, [cue], cue.from, Math.min(cue.to, cue.from + MOST_CUE_MS), 1);
}

export function hearMix(): void {
  const { preview, playheadMs } = get();
  if (preview !== null)
    void hear('the mix from the cursor on', preview.night.cues, playheadMs, Math.min(preview.night.durationMs, playheadMs + MOST_MIX_MS), 1);
}

export function hearBrief(): void {
  const { preview, nightRange } = get();
  if (preview === null) return;
  const { from, to } = nightRange ?? { from: 0, to: preview.night.durationMs };
  void hear(nightRange === null ? 'the night in brief' : 'the range in brief', preview.night.cues, from, to, BRIEF_SPEED);
}

/** What a sound is heard at where no cue plays it, or its level is not known before the night, dB. */
export const USUAL_DB = 35;

/** Begins, or stops where it is heard already. */
export function hearOrStop(path: string, levelDb = USUAL_DB): void {
  if (get().listening?.what === path) stopListening();
  else void hearSound(path, levelDb);
}

/** A sound by itself at a level, dB(A) as at the pillow. */
async function hearSound(path: string, levelDb: number): Promise<void> {
  stopListening();
  const turn = asked;
  context ??= new AudioContext();
  set({ listening: { what: path, notes: ['loading …'] } });
  const [sound] = await Promise.all([load(path), context.resume()]);
  if (turn !== asked) return;
  if (typeof sound === 'string') {
    stopListening();
    notifyFailure('There is nothing to hear', { why: 'silent', message: sound, hint: '' });
    return;
  }
  const to = Math.min(sound.buffer.duration * 1000, MOST_CUE_MS);
  const points: [number, number][] = [
    [0, levelDb],
    [to, levelDb],
  ];
  player = play(context, { heard: [{ cue: { from: 0, to, points, words: '' }, sound, loop: false }], from: 0, to, speed: 1 }, () => {
    if (turn === asked) stopListening();
  });
  set({ listening: { what: path, notes: [`at ${levelDb} dB, as loud as your headphones make it`, ...(sound.note === '' ? [] : [sound.note])] } });
}

async function hear(what: string, cues: readonly NightRecord['cues'][number][], from: number, to: number, speed: number): Promise<void> {
  stopListening();
  const turn = asked;
  const { preview } = get();
  if (preview === null) return;
  context ??= new AudioContext();
  set({ listening: { what, notes: ['loading …'] } });
  const among = cues.filter((cue) => cue.channel === 'sound' && cue.to > from && cue.from < to);
  const [found] = await Promise.all([heardOf(preview, among), context.resume()]);
  if (turn !== asked) return;
  if ('why' in found) {
    stopListening();
    notifyFailure('There is nothing to hear', found);
    return;
  }
  const { heard, notes } = found;
  if (heard.some(({ sound }) => sound === null) && (speed > 1 || !canSpeak()))
    notes.push(speed > 1 ? 'words are a tone' : 'words are a tone: this system has no voice');
  if (heard.length === 0) notes.push('silence: no sound here');
  player = play(context, { heard, from, to, speed }, () => {
    if (turn === asked) stopListening();
  });
  set({ listening: { what, notes }, playing: false });
  follow(turn, preview, from, to, speed);
}

/** The cursor goes along with what is heard. */
function follow(turn: number, preview: Preview, from: number, to: number, speed: number): void {
  const step = () => {
    if (turn !== asked || player === null) return;
    if (get().preview !== preview) {
      stopListening();
      return;
    }
    set({ playheadMs: Math.min(to - 1, from + player.at() * 1000 * speed) });
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}
