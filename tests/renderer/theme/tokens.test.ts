/** All palettes have the same tokens, and every text and signal colour can be read on every ground. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paletteOf } from '../../../renderer/theme/theme.ts';

const css = readFileSync('renderer/theme/tokens.css', 'utf8');

function palette(name: string): Map<string, string> {
  const block = css.match(new RegExp(`data-theme="${name}"\\] \\{([^}]*)\\}`))?.[1] ?? '';
  return new Map([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1] as string, m[2] as string]));
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r as number) + 0.7152 * (g as number) + 0.0722 * (b as number);
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ['app', 'panel', 'raised'];

describe.each([
  ['midnight', 4.5],
  ['dawn', 4.5],
  ['contrast', 7],
] as const)('%s', (name, least) => {
  const tokens = palette(name);
  const signals = [...tokens].filter(([token]) => ![...GROUNDS, 'hover', 'line'].includes(token));

  it('has the tokens of the others', () => {
    const names = (own: Map<string, string>) => [...own.keys()].filter((token) => token !== 'line');
    expect(names(tokens)).toEqual(names(palette('midnight')));
    expect(signals.length).toBe(19);
  });

  it.each(signals)(`%s (%s) has ${least} : 1 on every ground`, (_token, colour) => {
    for (const ground of GROUNDS) expect(contrast(colour, tokens.get(ground) as string)).toBeGreaterThanOrEqual(least);
  });
});

it('has text of 21 : 1, and lines that can be seen, in high contrast', () => {
  const tokens = palette('contrast');
  expect(contrast(tokens.get('text') as string, tokens.get('app') as string)).toBeCloseTo(21, 5);
  expect(contrast(tokens.get('line') as string, tokens.get('raised') as string)).toBeGreaterThanOrEqual(3);
});

describe('theme', () => {
  it.each([
    ['system', true, false, 'midnight'],
    ['system', false, false, 'dawn'],
    ['system', false, true, 'contrast'],
    ['dawn', true, true, 'dawn'],
    ['midnight', false, false, 'midnight'],
    ['contrast', false, false, 'contrast'],
  ] as const)('%s with a dark system %s that asks for contrast %s is %s', (theme, dark, contrast, expected) => {
    expect(paletteOf(theme, { dark, contrast })).toBe(expected);
  });
});
