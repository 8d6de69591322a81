/** The engine's own process: builds the ports and serves the contract to whoever started it. Arguments: data folder, templates folder. */

import { type Response, serve } from '../app/bridge/index.ts';
import { createEngine } from '../app/engine/index.ts';
import { createNodePorts } from './adapters/index.ts';
import { parentChannel } from './parent-channel.ts';

const [dataDir, templatesDir] = process.argv.slice(2);
if (dataDir === undefined || templatesDir === undefined) throw new Error('usage: engine DATA_DIR TEMPLATES_DIR');

const ports = createNodePorts({ dataDir, templatesDir });
process.once('exit', () => ports.close());
process.once('disconnect', () => process.exit(0));
serve(parentChannel<Response, unknown>(), createEngine(ports), ports.logBug);
