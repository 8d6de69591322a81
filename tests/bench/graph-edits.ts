/** Edits of a graph as an author does them in the real window: each timed from the key, or what is chosen, to the end of the frame that shows what came of it. */

import type { Page } from 'playwright-core';
import { quiet } from './graph-steps.ts';

const ROUNDS = 2;
const SEEN_WITHIN_MS = 120_000;

/** What is looked for on the page: that it is there, or gone, or says something. */
interface Seen {
  readonly selector: string;
  readonly gone?: boolean;
  readonly text?: string;
}

/** In the street of `nestedScenes`, of so many houses. The least of some rounds, ms: what else the machine does comes on top of it. */
export async function editTimes(page: Page, houses: number): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>();
  const timed = async (name: string, act: () => Promise<unknown>, seen: Seen) => {
    const ms = await timeOf(page, act, seen);
    times.set(name, Math.min(times.get(name) ?? Number.POSITIVE_INFINITY, ms));
  };
  const key = (keys: string) => async () => {
    await page.focus('[data-testid="graph"]');
    await page.keyboard.press(keys);
  };
  const choose = (label: string, value: string) => async () => {
    await page.getByLabel(label, { exact: true }).focus();
    await page.getByLabel(label, { exact: true }).selectOption(value);
  };
  const back = (seen: Seen) => timed('what was done last, taken back', key('Control+z'), seen);

  await page.locator('[data-command="graph.inspect"][aria-pressed="false"]').click();
  for (let round = 0; round < ROUNDS; round++) {
    const copy = node(`house_${houses}`);
    await select(page, 'house_5', 'house_5');
    await timed('a scene with all in it, duplicated', key('Control+d'), { selector: `.scene-selected${copy}` });
    await timed('the same deleted', key('Delete'), { selector: copy, gone: true });
    await timed('the deletion taken back', key('Control+z'), { selector: copy });
    await timed('the deletion done again', key('Control+y'), { selector: copy, gone: true });
    await key('Control+z')();
    await page.waitForSelector(copy, { timeout: SEEN_WITHIN_MS });
    await back({ selector: copy, gone: true });

    await select(page, 'house_5', 'house_5');
    await key('Enter')();
    await page.getByLabel('New name of house_5').fill('haus');
    await timed('a scene renamed', () => page.keyboard.press('Enter'), { selector: `.scene-selected${node('haus')}` });
    await back({ selector: node('house_5') });

    const [dusk, night] = ['house_5/sky_5/dusk_5', 'house_5/sky_5/night_5'] as const;
    await select(page, 'dusk_5', dusk);
    await timed('an arrow drawn', choose('Draw an arrow to', night), { selector: edge(`${dusk}>${night}#1`) });
    await timed('an arrow led elsewhere', choose('Leads to', dusk), { selector: edge(`${dusk}>${dusk}#0`) });
    await back({ selector: edge(`${dusk}>${night}#1`) });
    await back({ selector: edge(`${dusk}>${night}#1`), gone: true });

    await select(page, 'swell_5', 'house_5/sea_5/swell_5');
    const level = { selector: `${node('house_5/sea_5/swell_5')} li em` };
    await page.getByLabel('Level of touch', { exact: true }).fill('22%');
    await timed('the level of a cue changed', () => page.keyboard.press('Enter'), { ...level, text: '22%' });
    await back({ ...level, text: '15%' });

    const there = 'house_6/sky_6/dusk_5';
    await select(page, 'dusk_5', dusk);
    await timed('a scene put into another', choose('Stands in', 'house_6/sky_6'), { selector: `.scene-selected${node(there)}` });
    await back({ selector: node(there), gone: true });
  }
  return times;
}

const node = (id: string): string => `[data-node="${id}"]`;
const edge = (id: string): string => `.react-flow__edge[data-id="${id}"]`;

/** By the search of the graph, which brings it into sight. */
async function select(page: Page, words: string, id: string): Promise<void> {
  const find = page.getByLabel('Find a scene in the graph');
  // Of what is found it goes to the one behind that which is selected, if that is one of them.
  for (const wanted of ['house_0', words]) {
    await find.fill(wanted);
    await find.press('Enter');
  }
  await page.waitForSelector(`.scene-selected${node(id)}`, { timeout: SEEN_WITHIN_MS });
}

interface Watched {
  readonly edited: Promise<number>;
}

async function timeOf(page: Page, act: () => Promise<unknown>, seen: Seen): Promise<number> {
  await quiet(page);
  const watch = await page.evaluateHandle(watched, seen);
  await act();
  const late = new Promise<never>((_, fail) => setTimeout(() => fail(new Error(`It was never seen: ${JSON.stringify(seen)}`)), SEEN_WITHIN_MS).unref());
  return Promise.race([watch.evaluate(({ edited }) => edited), late]);
}

/** In the page: it tells by itself, since who asks it waits for all else that it does. */
function watched({ selector, gone = false, text }: Seen): Watched {
  let began = 0;
  const begin = ({ timeStamp }: Event) => {
    began = timeStamp;
  };
  for (const event of ['keydown', 'change']) addEventListener(event, begin, true);
  const isSeen = () => {
    const found = [...document.querySelectorAll(selector)];
    return text === undefined ? found.length > 0 !== gone : found.some(({ textContent }) => textContent === text);
  };
  const edited = new Promise<number>((done) => {
    const observer = new MutationObserver(() => {
      if (began === 0 || !isSeen()) return;
      observer.disconnect();
      for (const event of ['keydown', 'change']) removeEventListener(event, begin, true);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - began);
        port2.postMessage(null);
      });
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  return { edited };
}
