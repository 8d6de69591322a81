/** Writes the JSON Schemas (draft 2020-12) of a project's `dream.json`, of a bundle's parts, of the device protocol and of a night's log to docs/schemas, from the very tables that the readers check with. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectFileSchema } from '../app/base/index.ts';
import { evidenceSchema } from '../app/bundle/evidence.ts';
import { manifestSchema } from '../app/bundle/manifest.ts';
import { envelopeSchema } from '../app/bundle/signature.ts';
import { successionSchema } from '../app/bundle/succession.ts';
import { lineSchema } from '../app/device/night-log.ts';
import { answerSchema, newsSchema, protocol, requestSchema } from '../app/device/protocol.ts';
import { programSchema } from '../app/program/index.ts';

export const SCHEMAS_FOLDER = join(import.meta.dirname, '../docs/schemas');

const PARTS: readonly (readonly [name: string, title: string, schema: z.ZodType])[] = [
  ['project', 'dream.json of a project', projectFileSchema],
  ['manifest', 'manifest.json of a bundle', manifestSchema],
  ['signature', 'signature.json of a bundle', envelopeSchema],
  ['succession', 'Payload of a statement by which a key names its successor', successionSchema],
  ['evidence', 'evidence.json of a bundle', evidenceSchema],
  ['program', 'program.cbor of a bundle, decoded', programSchema],
  ['protocol', 'Messages of the device protocol, decoded: frames, and params and value of each call', protocolSchema()],
  ['log', 'A line of the log of a night', lineSchema],
];

function protocolSchema(): z.ZodType {
  const calls = Object.entries(protocol).map(([call, { params, result }]) => [call, z.strictObject({ params, value: result })] as const);
  return z.strictObject({ request: requestSchema, answer: answerSchema, news: newsSchema, calls: z.strictObject(Object.fromEntries(calls)) });
}

/** Text by file name. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    PARTS.map(([name, title, schema]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, {
        target: 'draft-2020-12',
        reused: 'ref',
        unrepresentable: 'any',
        override({ zodSchema, jsonSchema }) {
          // The only thing that JSON has not.
          if (zodSchema._zod.def.type === 'custom') jsonSchema.description = 'a byte string';
        },
      });
      return [`${name}.schema.json`, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`] as const;
    }),
  );
}

if (import.meta.main) for (const [name, text] of schemaFiles()) writeFileSync(join(SCHEMAS_FOLDER, name), text);
