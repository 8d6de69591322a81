/** How the tests run: files under tests/, mirroring the tree; as many side by side as there are cores, those of the real window first, as they take longest. */

import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const E2E = 'tests/e2e/**/*.test.ts';
const maxWorkers = availableParallelism();
/** A limit only ends what hangs: no test is about how long something takes, and a machine may be busy. */
const patience = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } };
/** What one process compiled, those after it need not: many tests start processes. */
const env = { NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled') };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [E2E, 'tests/bench/**'],
          ...patience,
          setupFiles: ['tests/support/own-folder.ts', 'tests/support/seed.ts'],
          // Each file mends what it changes of its process; what all of them load is loaded, and made fast, once for each worker.
          isolate: false,
          maxWorkers,
          env,
        },
      },
      {
        test: {
          name: 'e2e',
          include: [E2E],
          ...patience,
          setupFiles: ['tests/support/own-folder.ts', 'tests/support/display.ts'],
          maxWorkers,
          env,
        },
      },
    ],
  },
});
