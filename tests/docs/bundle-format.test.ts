/** docs/bundle-format.md and docs/schemas are enough to read every bundle, and say no more than is true. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCHEMAS_FOLDER, schemaFiles } from '../../scripts/schemas.ts';
import { author } from '../support/author.ts';
import { type OutsideBundle, readAsAStranger } from '../support/outside-reader.ts';

const home = mkdtempSync(join(tmpdir(), 'dream-format-'));
const templates = readdirSync('templates');
const bundles = new Map<string, Buffer>();
const opened = new Map<string, OutsideBundle>();

beforeAll(async () => {
  const me = author(home);
  await me.ask('keys.create', { name: 'first' });
  for (const id of templates) {
    const { dir, main } = await me.ask('project.create', { template: id, dir: join(home, id) });
    const out = join(home, `${id}.ssu`);
    await me.ask('bundle.export', { source: { kind: 'file', dir, path: main }, out, key: 'first' });
    bundles.set(id, readFileSync(out));
    opened.set(id, readAsAStranger(readFileSync(out)));
  }
  me.ports.close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a reader made from the page alone', () => {
  it.each(templates)('reads %s', (id) => {
    const { manifest, program, evidence, lineage } = opened.get(id) as OutsideBundle;
    expect(program.states[0].role).toBe('dream');
    expect(evidence.checks.map((check: { verdict: string }) => check.verdict)).toEqual(Array(7).fill('proven'));
    expect(lineage).toHaveLength(1);
    expect(Object.keys(manifest.languages)).toContain('de');
    for (const { format, durationMs, loudness } of manifest.sounds) {
      expect([format, durationMs > 0]).toEqual(['WAV', true]);
      expect(loudness.peak).toBeLessThanOrEqual(0);
      // Of what is shorter than 0.4 s, the standard tells no loudness.
      if (durationMs < 400) expect(loudness.integrated).toBe(null);
      else expect(loudness.momentary).toBeGreaterThanOrEqual(loudness.integrated);
    }
    expect(manifest.consents.map(({ consent }: { consent: string }) => consent)).toEqual(
      expect.arrayContaining(manifest.requires.channels.map(({ channel }: { channel: string }) => channel)),
    );
  });

  it('refuses a byte that differs anywhere', () => {
    const whole = bundles.get('tide-house') as Buffer;
    const end = whole.length - 22;
    const places = [...Array(200).keys()].flatMap((i) => [i, end - i, end + (i % 22), Math.floor((i * whole.length) / 200)]);
    for (const at of places) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => readAsAStranger(changed), `byte ${at}`).toThrow();
    }
  });
});

describe('the schemas', () => {
  const ajv = new Ajv({ strict: true, allErrors: false });
  // Zod names the form of dates; the pattern beside it is what counts.
  ajv.addFormat('date-time', true);
  const valid = new Map([...schemaFiles()].map(([name, text]) => [name.split('.')[0] as string, ajv.compile(JSON.parse(text))]));
  const check = (part: string, value: unknown) => valid.get(part)?.(value);

  it('are those that the reader checks with: after a change, `npm run schemas`', () => {
    for (const [name, text] of schemaFiles()) expect(readFileSync(join(SCHEMAS_FOLDER, name), 'utf8'), name).toBe(text);
  });

  it.each(templates)('fit every part of %s', (id) => {
    const bundle = opened.get(id) as OutsideBundle;
    for (const part of ['manifest', 'signature', 'evidence', 'program'] as const) expect([part, check(part, bundle[part])]).toEqual([part, true]);
  });

  const spoilt: readonly (readonly [
    part: 'manifest' | 'signature' | 'evidence' | 'program',
    words: string,
    spoil: (value: OutsideBundle['manifest']) => void,
  ])[] = [
    ['manifest', 'of another format', (m) => Object.assign(m, { format: 1 })],
    ['manifest', 'with a field nobody knows', (m) => Object.assign(m, { more: true })],
    ['manifest', 'without consents', (m) => delete m.consents],
    ['manifest', 'with a language that is none', (m) => Object.assign(m.languages, { Deutsch: { title: 'x', summary: '' } })],
    ['signature', 'of another payload', (s) => Object.assign(s, { payloadType: 'text/plain' })],
    ['signature', 'with two signatures', (s) => s.signatures.push(s.signatures[0])],
    ['evidence', 'with a verdict that is none', (e) => Object.assign(e.checks[0], { verdict: 'sure' })],
    ['program', 'with an index that is none', (p) => Object.assign(p.states[0], { initial: 0.5 })],
    ['program', 'with a channel that is none', (p) => Object.assign(p.channels[0], { channel: 'taste' })],
  ];
  it.each(spoilt)('refuse a %s %s', (part, _, spoil) => {
    const value = structuredClone((opened.get('tide-house') as OutsideBundle)[part]);
    expect(check(part, value)).toBe(true);
    spoil(value);
    expect(check(part, value)).toBe(false);
  });
});
