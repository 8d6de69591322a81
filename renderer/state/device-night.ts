/** Nights that devices play: begun, followed as they grow, and opened in the Night view when they are over. */

import type { Call, NightRecord } from '../../app/bridge/index.ts';
import { askDevice, change, nameOf } from './devices.ts';
import { type DeviceLog, statusOf } from './devices-state.ts';
import { ask, call, desktop } from './engine.ts';
import { clock } from './figures.ts';
import { askLanguage } from './language.ts';
import { NOTHING_ASKED, type PlayedBy, type Preview } from './night-state.ts';
import { programSource } from './program-source.ts';
import { saysTheSame } from './same.ts';
import { get, notify, notifyFailure, set, settle } from './store.ts';
import { showPanel } from './view.ts';

/** The link to a night that is on may be cut: between two tries to follow it again, ms, and how often it is tried. */
const AGAIN_MS = 2000;
const MOST_TRIES = 60;

let following: Call<'devices.live'> | null = null;

export async function beginNight(device: string, mode: 'program' | 'natural', seed: number): Promise<void> {
  const outcome = await askDevice('devices.night', { device, mode, seed }, 'The night did not begin');
  if (outcome.ok) await watchNight(device);
}

/** Opens the night that is on in the Night view, where it grows until the morning; then its log takes its place. */
export async function watchNight(device: string): Promise<void> {
  following?.cancel();
  following = null;
  const digest = digestOn(device);
  const written = digest === null ? NOT_HERE : await textsOf(digest);
  let shown: Preview | null = null;
  /** Another night was opened meanwhile: this one is no longer followed. */
  const left = () => shown !== null && get().preview !== shown;
  const show = (night: NightRecord, played: PlayedBy) => {
    const next: Preview = { night, digest: digest ?? '', name: null, ...written, played };
    const { playheadMs } = get();
    const atEdge = shown === null || playheadMs >= shown.night.durationMs - 1;
    open(next, atEdge ? night.durationMs - 1 : playheadMs, shown === null);
    shown = next;
  };
  for (let tries = 0; tries < MOST_TRIES && !left(); tries++) {
    const running: Call<'devices.live'> = call('devices.live', { device }, ({ night, record }) => {
      if (left()) return running.cancel();
      tries = 0;
      show(record, { device: nameOf(device), fingerprint: device, night, state: 'live' });
    });
    following = running;
    const outcome = await running.outcome;
    if (left() || following !== running) return;
    if (outcome.ok) return showLog(device, outcome.value, shown === null);
    // It was over before it was seen, or while the link was cut.
    if (outcome.failure.why === 'not-found') return openLog(device);
    const last = shown as Preview | null;
    if (last === null || last.played === undefined) return notifyFailure('The night can not be watched', outcome.failure, 'devices');
    if (last.played.state !== 'cut') show(last.night, { ...last.played, state: 'cut' });
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

/** The last night, or this one: every line fetched and checked, and shown like a preview. */
export async function openLog(device: string, night?: number): Promise<void> {
  const outcome = await ask('devices.log', { device, ...(night === undefined ? {} : { night }) });
  if (!outcome.ok) return notifyFailure('The night can not be opened', outcome.failure, 'devices');
  settle('devices');
  await showLog(device, outcome.value, true);
}

/** Writes the log as the device has it, line by line. */
export async function saveLog(device: string, night: number): Promise<void> {
  const out = await desktop().dialogs.saveNight('jsonl', `${nameOf(device)} night ${night}`);
  if (out === null) return;
  const outcome = await ask('devices.log', { device, night, out });
  if (!outcome.ok) return notifyFailure('The log was not written', outcome.failure, 'devices');
  notify({ tone: 'good', title: 'The log was written', detail: `${outcome.value.entries.length} lines, all in their chain: ${out}`, about: 'devices' });
}

async function showLog(device: string, log: DeviceLog, fresh: boolean): Promise<void> {
  const { night: number, record, sealed, open: isOn, entries } = log;
  change(({ logs }) => ({ logs: { ...logs, [device]: { night: number, sealed, open: isOn, lines: entries.length } } }));
  if (record === null)
    return void notify({
      tone: 'plain',
      title: `Night ${number} of ${nameOf(device)} has no record`,
      detail: `${cutWords(log) ?? ''} Its log is whole up to there; save it to read it.`.trim(),
      about: 'devices',
    });
  const [first] = entries;
  const digest = first?.kind === 'lights-out' ? first.bundle : null;
  const written = digest === null ? NOT_HERE : await textsOf(digest);
  const end = cutWords(log);
  const name = digest === null || written.origins === null || end !== null ? null : await previewEqualTo(record, digest);
  const preview: Preview = {
    night: record,
    digest: digest ?? '',
    name,
    ...written,
    played: { device: nameOf(device), fingerprint: device, night: number, state: 'checked', ...(end === null ? {} : { end }) },
  };
  open(preview, Math.min(get().playheadMs, record.durationMs - 1), fresh);
  notify({
    tone: sealed || isOn ? 'good' : 'plain',
    title: `Night ${number} of ${nameOf(device)}`,
    detail: `${end === null ? '' : `${end} `}${entries.length} lines of its log, all in their chain${sealed ? ', sealed by the device' : isOn ? '' : ', without a seal: what came after them is missing'}.${name === null ? '' : ' It is the preview of this text, event for event.'}`,
    about: 'devices',
  });
}

function open(preview: Preview, playheadMs: number, fresh: boolean): void {
  set({
    preview,
    playheadMs: Math.max(0, playheadMs),
    ...(fresh ? NOTHING_ASKED : {}),
  });
  if (!fresh) return;
  settle('preview');
  showPanel('night');
}

/** Why it did not go on to the morning; null where it did, or goes on. */
function cutWords({ entries }: DeviceLog): string | null {
  const end = entries.find((entry) => entry.kind === 'lights-on');
  if (end?.kind !== 'lights-on' || end.why === 'morning') return null;
  const at = clock(end.at / 60_000);
  return end.why === 'power' ? `It was cut after ${at}: the power went, or its log could not be written.` : `It gave way to the next night after ${at}.`;
}

/** Digest of what the device plays now. */
function digestOn(device: string): string | null {
  const status = statusOf(get().devices.reach[device]);
  if (status == null || status.night?.mode === 'natural' || status.slots.active === null) return null;
  return status.slots[status.slots.active]?.digest ?? null;
}

type WrittenAs = Pick<Preview, 'texts' | 'origins'>;
const NOT_HERE: WrittenAs = { texts: {}, origins: null };

/** The texts in the window, where they give this very bundle: then graph and text follow the night. */
async function textsOf(digest: string): Promise<WrittenAs> {
  const source = programSource();
  if (source === null) return NOT_HERE;
  const [own, origins] = await Promise.all([ask('program.digest', { source }), askLanguage('origins', source.path)]);
  return own.ok && own.value.digest === digest ? { texts: source.texts, origins } : NOT_HERE;
}

/** The name of the preview that is this night, event for event; with it the night can be asked why. Null where there is none here. */
async function previewEqualTo(record: NightRecord, digest: string): Promise<Preview['name']> {
  const source = programSource();
  const { subject, seed } = record;
  // A night that was let go is no preview: nobody let that go.
  if (source === null || subject.kind !== 'sleeper' || record.summary.released) return null;
  const which = { subject: { kind: 'sleeper' as const, name: subject.name }, seed };
  const outcome = await ask('night.preview', { source, ...which });
  return outcome.ok && outcome.value.bundleDigest === digest && saysTheSame(outcome.value.night, record) ? { source, ...which, digest } : null;
}
