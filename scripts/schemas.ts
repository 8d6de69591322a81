/** Writes the JSON Schemas (draft 2020-12) of a bundle's parts to docs/schemas, from the very tables that the reader checks with. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { evidenceSchema } from '../app/bundle/evidence.ts';
import { manifestSchema } from '../app/bundle/manifest.ts';
import { envelopeSchema } from '../app/bundle/signature.ts';
import { successionSchema } from '../app/bundle/succession.ts';
import { programSchema } from '../app/program/index.ts';

export const SCHEMAS_FOLDER = join(import.meta.dirname, '../docs/schemas');

const PARTS: readonly (readonly [name: string, title: string, schema: z.ZodType])[] = [
  ['manifest', 'manifest.json of a bundle', manifestSchema],
  ['signature', 'signature.json of a bundle', envelopeSchema],
  ['succession', 'Payload of a statement by which a key names its successor', successionSchema],
  ['evidence', 'evidence.json of a bundle', evidenceSchema],
  ['program', 'program.cbor of a bundle, decoded', programSchema],
];

/** Text by file name. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    PARTS.map(([name, title, schema]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', reused: 'ref' });
      return [`${name}.schema.json`, `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`] as const;
    }),
  );
}

if (import.meta.main) for (const [name, text] of schemaFiles()) writeFileSync(join(SCHEMAS_FOLDER, name), text);
