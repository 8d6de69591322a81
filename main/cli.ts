/** Where `dream` starts: what Node compiled of it is kept for the next time, which takes half as long to begin. */

import module from 'node:module';
import { join } from 'node:path';
import envPaths from 'env-paths';

module.enableCompileCache(join(envPaths('dream-coder', { suffix: '' }).cache, 'compiled'));
await import('./cli/main.ts');
