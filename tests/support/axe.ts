/** What axe finds in a window: only what is serious, and only in what is ours. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { lookSettled } from './window.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    context: object,
    options: object,
  ): Promise<{ violations: readonly { id: string; impact: string; nodes: readonly { html: string; failureSummary: string }[] }[] }>;
}

/** Serious findings, the editor's and the dock's own insides left out; by some rules, or by all; in all of the page, or within one view of it. */
export async function findings(page: Page, rules: readonly string[] = [], within = 'html'): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  await lookSettled(page);
  return page.evaluate(
    async ([only, view]) => {
      const { axe } = globalThis as unknown as { axe: Axe };
      const { violations } = await axe.run(
        { include: [[view]], exclude: [['.monaco-editor'], ['.dv-tabs-container']] },
        { resultTypes: ['violations'], ...(only.length === 0 ? {} : { runOnly: only }) },
      );
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
    },
    [rules, within] as const,
  );
}
