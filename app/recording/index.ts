/** The door of recordings: recorded nights in, nights out. */
export { openEdf, readAnnotations, readSignal } from './edf-read.ts';
export { edfChunks, edfNumber } from './edf-write.ts';
export { exportNight } from './export-night.ts';
export { EPOCH_SECONDS, type ReadAs, TABLE_SHAPES } from './hypnogram.ts';
export { parseHypnogramTable } from './hypnogram-table.ts';
export { parseNightJson } from './night-json.ts';
export type { RecordingFiles, RecordingSource } from './ports.ts';
export { readRecording } from './read-recording.ts';
export { NUMBERINGS } from './stage-words.ts';
