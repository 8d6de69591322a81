/** What a device allows: at the most what every machine keeps to, or less. */

import type { Channel } from '../base/index.ts';
import { CEILING, CUES_PER_HOUR, RELEASE_MS } from '../program/index.ts';

export interface Ceilings {
  /** Of all that a channel gives at once: dB(A), lx, °C (as much below 0), %. */
  readonly levels: Readonly<Record<Channel, number>>;
  readonly cuesPerHour: number;
  /** From release to silence, ms. */
  readonly silenceMs: number;
}

export const CEILINGS: Ceilings = { levels: CEILING, cuesPerHour: CUES_PER_HOUR, silenceMs: RELEASE_MS };
