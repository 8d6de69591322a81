/** The night leaves the window: as data, as a picture, as sound. Each through the save dialog, written by the engine, whole or not at all. */

import { inBytes, type Params, type SavedAs } from '../../app/bridge/index.ts';
import { PLAYED_ELSEWHERE } from './devices-state.ts';
import { call, desktop } from './engine.ts';
import { working } from './night.ts';
import { get, notify, notifyFailure } from './store.ts';

type DataFormat = Params<'night.export'>['format'];

const ENDINGS: Readonly<Record<DataFormat, readonly [kind: SavedAs, name: string]>> = {
  edf: ['edf', ''],
  'hypnogram-csv': ['csv', '-stages'],
  'events-csv': ['csv', '-events'],
  json: ['json', ''],
};

export async function exportNightData(format: DataFormat): Promise<void> {
  const { preview } = get();
  if (preview === null) return;
  const [kind, suffix] = ENDINGS[format];
  const out = await askWhere(kind, suffix);
  if (out === null) return;
  tell(await call('night.export', { night: preview.night, bundleDigest: preview.digest, format, out }).outcome);
}

export async function exportPicture(format: 'svg' | 'png', make: () => Uint8Array | Promise<Uint8Array>): Promise<void> {
  const out = await askWhere(format, '');
  if (out === null) return;
  tell(await call('night.picture', { out, picture: await make() }).outcome);
}

/** What is heard in the night, or in the range that is selected. */
export async function renderSound(): Promise<void> {
  const { preview, nightRange, work } = get();
  if (preview === null || work !== null) return;
  const { night, name } = preview;
  if (name === null) return notifyFailure('The night was not written', PLAYED_ELSEWHERE, 'night-export');
  const { from, to } = nightRange ?? { from: 0, to: night.durationMs };
  const out = await askWhere('wav', nightRange === null ? '' : '-part');
  if (out === null) return;
  tell(
    await working('Rendering the night', (onProgress) =>
      call('night.render', { source: name.source, night, from: Math.round(from), to: Math.round(to), out }, onProgress),
    ),
  );
}

/** A name of its own for each night, so that one does not take the place of another. */
function askWhere(kind: SavedAs, suffix: string): Promise<string | null> {
  const { graph, preview } = get();
  const words = `${graph?.title ?? 'dream'} ${preview?.night.subject.name ?? ''} ${preview?.night.seed ?? ''}`;
  return desktop().dialogs.saveNight(
    kind,
    `${words
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')}${suffix}`,
  );
}

type Written = Awaited<ReturnType<typeof call<'night.export'>>['outcome']>;

function tell(outcome: Written): void {
  if (outcome.ok) {
    const { path, bytes, notes } = outcome.value;
    notify({
      tone: 'good',
      title: `${path.split(/[\\/]/).at(-1)} was written`,
      detail: [`${inBytes(bytes)}: ${path}`, ...notes].join(' '),
      about: 'night-export',
    });
  } else if (outcome.failure.why !== 'cancelled') notifyFailure('The night was not written', outcome.failure, 'night-export');
}
