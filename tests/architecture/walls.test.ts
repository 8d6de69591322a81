/** The walls between folders: the cruiser holds them, really looks, and would see a breach. */

import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const sources = globSync('{app,dream-dsl}/**/*.ts');
const all = globSync('{app,dream-dsl,main,renderer}/**/*.{ts,tsx}');

describe('walls', () => {
  it('no module crosses a wall, and the cruiser saw them all', () => {
    const out = execFileSync(
      'node_modules/.bin/depcruise',
      ['--config', '.dependency-cruiser.json', '--output-type', 'json', 'app', 'dream-dsl', 'main', 'renderer'],
      {
        maxBuffer: 1 << 28,
      },
    );
    const { summary, modules } = JSON.parse(String(out)) as { summary: { violations: unknown[] }; modules: { source: string }[] };
    expect(summary.violations).toEqual([]);
    const seen = new Set(modules.map((m) => m.source));
    expect(all.length).toBeGreaterThan(100);
    expect(all.filter((file) => !seen.has(file))).toEqual([]);
  });

  // React reads the store twice for each drawing: a list that is made anew each time is another one, without end.
  it('no view reads a list from the store that is made while it is read', () => {
    const made = /useStore\((?:[^()]|\([^()]*\))*\?\? (?:\[\]|\{\})\s*\)/;
    expect('useStore((state) => state.devices.paired ?? [])').toMatch(made);
    expect('(useStore((state) => state.analysis?.outline) ?? [])').not.toMatch(made);
    expect(all.filter((file) => made.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each(sources)('%s uses no clock, chance or timer of its own', (file) => {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    expect(code).not.toMatch(/\b(Date\.now|new Date\(\)|Math\.random|setTimeout|setInterval|performance\.now)\b/);
  });
});
