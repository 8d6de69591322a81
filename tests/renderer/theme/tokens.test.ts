/** Both palettes have the same tokens, and every text and signal colour can be read on every ground. */

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

describe.each(['midnight', 'dawn'])('%s', (name) => {
  const tokens = palette(name);
  const signals = [...tokens].filter(([token]) => ![...GROUNDS, 'hover'].includes(token));

  it('has the tokens of the other palette', () => {
    expect([...tokens.keys()]).toEqual([...palette(name === 'dawn' ? 'midnight' : 'dawn').keys()]);
    expect(signals.length).toBe(19);
  });

  it.each(signals)('%s (%s) has 4.5 : 1 on every ground', (_token, colour) => {
    for (const ground of GROUNDS) expect(contrast(colour, tokens.get(ground) as string)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('theme', () => {
  it.each([
    ['system', true, 'midnight'],
    ['system', false, 'dawn'],
    ['dawn', true, 'dawn'],
    ['midnight', false, 'midnight'],
  ] as const)('%s with a dark system %s is %s', (theme, dark, expected) => {
    expect(paletteOf(theme, dark)).toBe(expected);
  });
});
