/** Devices: found, paired, given a program, watched and released. */

import { z } from 'zod';
import {
  deviceStatusSchema,
  hex32Schema,
  logBodySchema,
  nightModeSchema,
  nightRecordSchema,
  programFactsSchema,
  rightsSchema,
  signerSchema,
  slotSchema,
  slotsSchema,
} from '../../base/index.ts';
import { entry, none, path, progressSchema, seed } from './entry.ts';

/** A device, by the name that you call it, its address, or the beginning of its fingerprint. */
const device = z.string().min(1).max(200);

const onDevice = z.strictObject({ device });

const nightNumber = z.number().int().min(1);

export const pairedDeviceSchema = z.strictObject({
  name: z.string(),
  /** SHA-256 of its public key, hex. */
  fingerprint: hex32Schema,
  /** Where it was last. */
  host: z.string(),
  port: z.number().int(),
  rights: rightsSchema,
});

/** `record` as a preview gives it, where the night came to its end. */
const nightLogSchema = z.strictObject({
  night: nightNumber,
  entries: z.array(logBodySchema),
  /** Its end is there, signed by the device. Where it is not, and the night is not `open` any more, nobody knows what is missing. */
  sealed: z.boolean(),
  open: z.boolean(),
  record: nightRecordSchema.nullable(),
});

export const deviceEntries = {
  'devices.list': entry(none, z.strictObject({ devices: z.array(pairedDeviceSchema) })),
  /** Who announces itself in the local network; `paired`: how you call it. */
  'devices.find': entry(
    z.strictObject({ forMs: z.number().int().min(100).max(60_000) }),
    z.strictObject({
      devices: z.array(z.strictObject({ name: z.string(), host: z.string(), port: z.number().int(), id: z.string(), paired: z.string().nullable() })),
    }),
  ),
  /** `device`: an address, or a name that was found. `as`: how you are called there. Fails with `wrong-code`, `not-pairing`, or `refused` where someone stands between. */
  'devices.pair': entry(
    z.strictObject({
      device,
      code: z.string().regex(/^\d{6}$/),
      name: z.string().min(1).max(80).optional(),
      as: z.string().min(1).max(80).optional(),
      rights: rightsSchema,
    }),
    pairedDeviceSchema,
  ),
  /** Forgets it, and asks it to forget you; `told`: it did. */
  'devices.unpair': entry(onDevice, z.strictObject({ name: z.string(), told: z.boolean() })),
  'devices.status': entry(onDevice, deviceStatusSchema),
  /** A key whose bundles the device takes, and one whose it takes no longer. */
  'devices.trust': entry(onDevice.extend({ signer: signerSchema }), none),
  'devices.revoke': entry(onDevice.extend({ keyId: hex32Schema }), none),
  /** Where a bundle is made that goes to devices: the same place for the same digest, so that what was cut goes on. */
  'devices.outbox': entry(z.strictObject({ digest: hex32Schema }), z.strictObject({ path })),
  /** Sends a bundle from where it was cut, and has it checked and put into a slot. */
  'devices.install': entry(
    onDevice.extend({ path }),
    z.strictObject({ slot: slotSchema, program: programFactsSchema, notes: z.array(z.string()) }),
    progressSchema,
  ),
  /** Without a slot: the one that is not active. */
  'devices.activate': entry(onDevice.extend({ slot: slotSchema.optional() }), z.strictObject({ slots: slotsSchema })),
  /** `nights`: how many it was tried. */
  'devices.confirm': entry(onDevice, z.strictObject({ slots: slotsSchema, nights: z.number().int() })),
  'devices.night': entry(onDevice.extend({ mode: nightModeSchema, seed }), z.strictObject({ night: nightNumber })),
  'devices.release': entry(onDevice, z.strictObject({ playing: z.boolean() })),
  /** Streams the lines of a night's log as they are written, from its start to its end. Without a number: the last night. */
  'devices.watch': entry(
    onDevice.extend({ night: nightNumber.optional() }),
    z.strictObject({ night: nightNumber, lines: z.number().int() }),
    z.strictObject({ lines: z.array(z.string()) }),
  ),
  /** The record of the night that is on, about once a second, growing; then its log, as `devices.log` gives it. Fails with `not-found` where none is on. */
  'devices.live': entry(onDevice, nightLogSchema, z.strictObject({ night: nightNumber, record: nightRecordSchema })),
  /** Fetches a log and checks every line of it. */
  'devices.log': entry(onDevice.extend({ night: nightNumber.optional(), out: path.optional() }), nightLogSchema),
} as const;
