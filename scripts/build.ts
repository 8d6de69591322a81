/** Builds the desktop app into dist/: the page, the main process, its preload, the engine, and an emulated bed. */

import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type InlineConfig, normalizePath, type Plugin } from 'vite';
import { contract } from '../app/bridge/index.ts';

/** Electron 33, the oldest we run on, has Node 20 and Chromium 130. */
const NODE_TARGET = 'node20';
const PAGE_TARGET = 'chrome130';

/** Our own modules do nothing by being loaded; what nobody uses of them, such as the schemas of the contract in the page, is left out. */
const OURS = ['app', 'dream-dsl'].map((folder) => normalizePath(resolve(folder)));
const treeshake = { moduleSideEffects: (id: string) => !OURS.some((folder) => id.startsWith(`${folder}/`)) };

function node(entry: string, file: string, format: 'cjs' | 'es'): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    define: { METHODS: JSON.stringify(Object.keys(contract)) },
    build: {
      ssr: entry,
      outDir: 'dist/main',
      emptyOutDir: false,
      target: NODE_TARGET,
      minify: false,
      rolldownOptions: { treeshake, output: { format, entryFileNames: file, codeSplitting: false } },
    },
  };
}

/**
 * What every start draws comes in four files: first what begins the work of others, then the window, and beside it the code and the
 * graph. Left alone these were forty, and each passes through the process that starts the engine meanwhile.
 */
const FIRST_FILES = [
  { name: 'begin', tags: ['$initial' as const] },
  {
    name: 'window',
    test: /renderer[\\/]((start|outline[\\/]outline-panel|night[\\/]night-panel)\.tsx|(theme|listening|shell|state)[\\/])|lucide-react/,
  },
  { name: 'graph', test: /renderer[\\/]graph[\\/]graph-panel\.tsx/ },
  { name: 'code', test: /renderer[\\/]code[\\/]code-panel\.tsx/ },
].map((group, i, all) => ({ ...group, priority: all.length - i }));

/** JavaScript in ASCII: V8 keeps a file with any other letter at two bytes for each, and reads it more slowly. */
const ascii: Plugin = {
  name: 'ascii',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = file.code.replace(/\\*[^\0-\x7f]/g, escaped);
  },
};
/** A letter and the backslashes before it; one that a backslash of its own escapes stays as it is. */
function escaped(found: string): string {
  const before = found.slice(0, -1);
  const code = found.charCodeAt(before.length).toString(16).padStart(4, '0');
  return before.length % 2 === 0 ? `${before}\\u${code}` : found;
}

const page: InlineConfig = {
  configFile: false,
  logLevel: 'warn',
  root: 'renderer',
  base: './',
  plugins: [react(), ascii],
  worker: { format: 'es', plugins: () => [ascii] },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: PAGE_TARGET,
    chunkSizeWarningLimit: 6000,
    rolldownOptions: { treeshake, output: { codeSplitting: { groups: FIRST_FILES } } },
  },
};

await build(node('main/electron/main.ts', 'main.cjs', 'cjs'));
await build(node('main/preload/preload.ts', 'preload.cjs', 'cjs'));
await build(node('main/engine-process.ts', 'engine.mjs', 'es'));
await build(node('main/ssu/device-process.ts', 'bed.mjs', 'es'));
await build(node('main/crew-worker.ts', 'crew-worker.mjs', 'es'));
await build(node('main/sounds/sound-worker.ts', 'sound-worker.mjs', 'es'));
await build(page);
