/** Starts the window: first what others work on meanwhile, the engine and the workers, then what is drawn. */

import './graph/elk.ts';
import { begin } from './state/begin.ts';

void begin();
void import('./start.tsx');
