/** The door of the bundle: building one, reading one that may be hostile, and the ports both need. */
export { type AssetDigest, type BundleInput, type BundlePlan, digestAsset, planBundle, type WriteOptions, writeBundle } from './build.ts';
export { CHUNK_BYTES, LIMITS } from './limits.ts';
export { type Manifest, manifestSchema } from './manifest.ts';
export * from './ports.ts';
export { type OpenBundle, type ReadOptions, readBundle } from './read.ts';
