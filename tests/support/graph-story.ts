/** What the stories of the graph have in common: the first dream in a window, its text on the disk, and the hands of its user. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { type OpenWindow, openWindow, still } from './window.ts';

export interface GraphStory {
  readonly window: OpenWindow;
  /** The program as it was at first. */
  readonly before: string;
  /** The program as the disk has it. */
  file(): string;
  /** The file with the places of scenes; '' where there is none. */
  places(): string;
  /** Waits for what the disk holds once all was saved. */
  written(): ReturnType<typeof expect.poll>;
  writtenPlaces(): ReturnType<typeof expect.poll>;
  node(id: string): Locator;
  graph(): Locator;
  tool(name: string): Locator;
  press(keys: string): Promise<void>;
  /** Waits for words about what was just done, as a screen reader has them. */
  said(words: string): Promise<void>;
  /** Finds a scene in the graph, and gives it the keyboard. */
  focus(id: string): Promise<void>;
  /** Where the head of a scene is on the screen. */
  headOf(id: string): Promise<{ readonly x: number; readonly y: number }>;
  /** Drags the head of a scene by or to a place. */
  drag(id: string, to: { readonly x: number; readonly y: number }): Promise<void>;
  fit(): Promise<void>;
}

/** The story that a file of tests tells: it begins before the first of them, and its window is closed behind the last. */
export function graphStory(): GraphStory {
  const story: Partial<GraphStory> = {};
  beforeAll(async () => void Object.assign(story, await openGraphStory()));
  afterAll(() => story.window?.close());
  return story as GraphStory;
}

async function openGraphStory(): Promise<GraphStory> {
  const window = await openWindow();
  const { page } = window;
  const at = (name: string) => join(window.home, 'data', 'projects', 'Tide House', name);
  const file = () => readFileSync(at('tide-house.dream'), 'utf8');
  const places = () => (existsSync(at('tide-house.layout.json')) ? readFileSync(at('tide-house.layout.json'), 'utf8') : '');
  const graph = () => page.locator('[data-testid="graph"]');
  const node = (id: string) => page.locator(`[data-node="${id}"]`);
  await node('drifting').waitFor();
  const headOf = async (id: string) => {
    const box = await still(page.locator(`[data-node="${id}"] > header`));
    return { x: box.x + Math.min(40, box.width / 2), y: box.y + box.height / 2 };
  };
  return {
    window,
    before: file(),
    file,
    places,
    written: () => expect.poll(file),
    writtenPlaces: () => expect.poll(places),
    node,
    graph,
    tool: (name) => graph().getByRole('toolbar').getByRole('button', { name }),
    press: (keys) => page.keyboard.press(keys),
    said: (words) => page.getByTestId('said').getByText(words).waitFor({ state: 'attached' }),
    async focus(id) {
      await graph().getByLabel('Find a scene in the graph').fill(id);
      await page.keyboard.press('Enter');
      await page.locator(`.scene-selected[data-node="${id}"]`).waitFor();
      await page.focus(`.react-flow__node[data-id="${id}"]`);
    },
    headOf,
    async drag(id, to) {
      const from = await headOf(id);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 6, from.y + 6);
      await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    },
    async fit() {
      await graph().getByRole('button', { name: 'Fit View' }).click();
    },
  };
}
