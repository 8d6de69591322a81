/** What a device remembers: one small document, replaced as a whole. */

import { z } from 'zod';
import { hex32Schema, rightsSchema, signerSchema, slotsSchema } from '../base/index.ts';
import { NO_PROGRAMS } from './slots.ts';

const stateSchema = z.strictObject({
  format: z.literal(1),
  peers: z.array(z.strictObject({ fingerprint: hex32Schema, name: z.string(), rights: rightsSchema })),
  signers: z.array(signerSchema),
  revoked: z.array(hex32Schema),
  slots: slotsSchema,
  counters: z.record(z.string(), z.number().int().min(0)),
  notes: z.array(z.string()),
});
export type DeviceState = z.infer<typeof stateSchema>;

export const FACTORY: DeviceState = { format: 1, peers: [], signers: [], revoked: [], slots: NO_PROGRAMS, counters: {}, notes: [] };

/** Notes kept; older ones go. */
const MAX_NOTES = 20;
export const withNote = (state: DeviceState, note: string): DeviceState => ({ ...state, notes: [...state.notes, note].slice(-MAX_NOTES) });

/** null: not a state. */
export function readState(text: string): DeviceState | null {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export const writeState = (state: DeviceState): string => `${JSON.stringify(state, null, 2)}\n`;
