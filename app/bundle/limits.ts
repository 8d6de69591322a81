/** How big a bundle and its parts may be. A reader checks these before it reads anything further. */

const MIB = 1024 * 1024;

export const LIMITS = {
  bundleBytes: 2048 * MIB,
  entries: 2000,
  /** Bytes of UTF-8. */
  nameBytes: 512,
  manifestBytes: 2 * MIB,
  programBytes: 16 * MIB,
  evidenceBytes: 4 * MIB,
  signatureBytes: 4 * MIB,
  sourceBytes: 2 * MIB,
  assetBytes: 256 * MIB,
} as const;

/** How much of a file is in memory at once while it is copied or checked. */
export const CHUNK_BYTES = 1 * MIB;

export const MAX_BUNDLE_BYTES = LIMITS.bundleBytes;
