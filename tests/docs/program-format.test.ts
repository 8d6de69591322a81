/** docs/program-format.md names every field and every word of code, and its stream of draws is the machine's. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CHANNELS, SENSORS } from '../../app/base/index.ts';
import { stream, uniform } from '../../app/base/random.ts';
import { BINARY, takesOperand, UNARY } from '../../app/program/expression.ts';

const page = readFileSync('docs/program-format.md', 'utf8');
const words = new Set([...page.matchAll(/`([^`]+)`/g)].map(([, word]) => word));

function namesIn(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') for (const name of Object.keys(value as object)) found.add(name);
    if (key === 'const' && typeof value === 'string') found.add(value);
    if (key === 'enum') for (const one of value as string[]) found.add(one);
    namesIn(value, found);
  }
  return found;
}

it('names every field and every kind that the schema has', () => {
  const names = [...namesIn(JSON.parse(readFileSync('docs/schemas/program.schema.json', 'utf8')))];
  const symbols = ['<', '<=', '>', '>='];
  // Verbs and units that are channels stand in the text.
  expect(names.filter((name) => !words.has(name) && !symbols.includes(name) && !CHANNELS.includes(name as never))).toEqual([]);
});

it('names every word of code with what it takes, and every sensor', () => {
  const rows = [...page.matchAll(/^\| (`.+`) \| (.+) \| ([012]) \|/gm)].flatMap(([, ops = '', operand = '', takes = '']) =>
    ops.split(', ').map((op) => [op.replaceAll('`', ''), operand !== '–', Number(takes)] as const),
  );
  const code = [...Object.keys(UNARY).map((op) => [op, false, 1]), ...Object.keys(BINARY).map((op) => [op, false, 2])];
  const reads = ['num', 'var', 'param', 'sensor', 'in', 'level'].map((op) => [op, true, 0]);
  expect([...rows].sort()).toEqual([...code, ...reads].sort());
  expect(reads.every(([op]) => takesOperand(op))).toBe(true);
  for (const sensor of SENSORS) expect([sensor, words.has(sensor)]).toEqual([sensor, true]);
});

it('draws as the page says', () => {
  const [, first, second, third] = /The first three of seed 1 are ([\d.]+), ([\d.]+) and ([\d.]+)\./.exec(page) ?? [];
  const draws = stream(1, 'choice');
  for (const told of [first, second, third]) expect(uniform(draws).toFixed(9)).toBe(told);
});
