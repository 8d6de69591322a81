/** The contract and the engine name the same requests. */

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contract } from '../../app/bridge/index.ts';
import { createEngine } from '../../app/engine/index.ts';
import { createNodePorts } from '../../main/adapters/index.ts';

it('every entry of the contract has a handler, and no handler is without an entry', () => {
  const ports = createNodePorts({ dataDir: mkdtempSync(join(tmpdir(), 'dream-contract-')), templatesDir: 'templates' });
  expect(Object.keys(createEngine(ports)).sort()).toEqual(Object.keys(contract).sort());
  ports.close();
});
