/** How the tests run: files under tests/, mirroring the tree. */

import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['tests/**/*.test.{ts,tsx}'], exclude: ['tests/bench/**'], testTimeout: 30_000 } });
