/** The door of the bundle: building one, reading one that may be hostile, and the ports both need. */
export { type BundlePlan, digestAsset, type MeasuredSound, planBundle, writeBundle } from './build.ts';
export { fromBase64 as base64Bytes } from './bytes.ts';
export { soundNotes } from './check-sounds.ts';
export { MAX_BUNDLE_BYTES } from './limits.ts';
export type { Manifest } from './manifest.ts';
export * from './ports.ts';
export { publicKeyPem } from './public-key.ts';
export { type OpenBundle, readBundle } from './read.ts';
export { openStored, type StoredPlace, storedPlaces } from './stored.ts';
export { lineageBytes, MOST_SUCCESSIONS, statementSchema, successionBytes } from './succession.ts';
