/** Builds the desktop app into dist/: the page, the main process, its preload, and the engine. */

import react from '@vitejs/plugin-react';
import { build, type InlineConfig } from 'vite';

/** Electron 33, the oldest we run on, has Node 20 and Chromium 130. */
const NODE_TARGET = 'node20';
const PAGE_TARGET = 'chrome130';

function node(entry: string, file: string, format: 'cjs' | 'es'): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: {
      ssr: entry,
      outDir: 'dist/main',
      emptyOutDir: false,
      target: NODE_TARGET,
      minify: false,
      rolldownOptions: { output: { format, entryFileNames: file, codeSplitting: false } },
    },
  };
}

const page: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  root: 'renderer',
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { outDir: '../dist/renderer', emptyOutDir: true, target: PAGE_TARGET, chunkSizeWarningLimit: 6000 },
};

await build(node('main/electron/main.ts', 'main.cjs', 'cjs'));
await build(node('main/preload/preload.ts', 'preload.cjs', 'cjs'));
await build(node('main/engine-process.ts', 'engine.mjs', 'es'));
await build(node('main/crew-worker.ts', 'crew-worker.mjs', 'es'));
await build(page);
