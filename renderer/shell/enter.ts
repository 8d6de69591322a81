/** The keyboard goes into a panel that was asked for by its command: to its main thing, or to what is reached first in it. */

import type { PanelId } from '../state/view.ts';

/** Where it goes in panels that have one; these two wait for it, the others are loaded with what they have. */
const MAIN: Partial<Record<PanelId, string>> = { code: '.native-edit-context, .inputarea', graph: '[data-testid="graph"]' };
const FIRST: Partial<Record<PanelId, string>> = {
  night: '[data-testid="night-canvas"]',
  project: '[role="treeitem"][tabindex="0"]',
  history: '[role="option"][tabindex="0"]',
};
const REACHED = 'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), [tabindex="0"]';

/** What is fetched comes sooner; what has nothing to reach takes the keyboard itself then. */
const MOST_FRAMES = 60;

export function enter(panel: PanelId, content: HTMLElement): void {
  const before = document.activeElement;
  if (content.contains(before)) return;
  let frames = 0;
  const look = () => {
    // Somebody has gone on meanwhile.
    if (![before, content, document.body].includes(document.activeElement)) return;
    const found = mainOf(panel, content);
    if (found !== undefined) found.focus({ preventScroll: true });
    else if (++frames < MOST_FRAMES) {
      if (frames === 1) takeWhole(content);
      requestAnimationFrame(look);
    }
    // What says its own name, where there is such a part.
    else takeWhole(content.querySelector<HTMLElement>('section[aria-label]') ?? content);
  };
  look();
}

function takeWhole(part: HTMLElement): void {
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

function mainOf(panel: PanelId, content: HTMLElement): HTMLElement | undefined {
  const inSight = (selector: string) => [...content.querySelectorAll<HTMLElement>(selector)].find((one) => one.getClientRects().length > 0);
  const main = MAIN[panel];
  if (main !== undefined) return inSight(main);
  const first = FIRST[panel];
  return (first === undefined ? undefined : inSight(first)) ?? inSight(REACHED);
}
