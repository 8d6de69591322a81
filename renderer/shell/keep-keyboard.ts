/**
 * The keyboard is never nowhere: where what has it goes away, or can do nothing more, it goes to what is nearest among what is left,
 * or back to where it was before. A part that is to take it as a whole has `data-keyboard`; of several things beside each other,
 * `data-next` is the one that it goes to. Dialogs and menus that close give it back themselves.
 */

const TAKES_KEYS = 'button:enabled, [href], input:enabled, select:enabled, textarea:enabled, summary, [tabindex="0"]';
/** Nothing beyond is near. */
const PART = 'header, main, aside, footer, [role="dialog"], .shell > *';

interface Held {
  readonly element: HTMLElement;
  /** What it is in, from near to far; the last is its part of the window. */
  readonly within: readonly HTMLElement[];
  readonly byKeys: boolean;
}

export function keepKeyboard(): () => void {
  let held: Held | null = null;
  /** What had it before in another part. */
  let before: HTMLElement | null = null;
  const came = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    const within = around(target);
    if (held !== null && held.within.at(-1) !== within.at(-1)) before = held.element;
    held = { element: target, within, byKeys: target.matches(':focus-visible') };
  };
  // Who points elsewhere leaves it.
  const pointed = ({ target }: PointerEvent): void => {
    if (target instanceof Node && held?.element.contains(target) === false) held = null;
  };
  const changed = (): void => {
    if (held === null || isThere(held.element)) return;
    const { element, within, byKeys } = held;
    held = null;
    const now = document.activeElement;
    // Whoever took it away knew better where it goes.
    if (now !== null && now !== document.body && now !== element) return;
    const next = nearest(within) ?? (before !== null && isThere(before) ? before : undefined);
    next?.focus({ preventScroll: !byKeys });
  };
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', came);
  document.addEventListener('pointerdown', pointed, { capture: true });
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', came);
    document.removeEventListener('pointerdown', pointed, { capture: true });
  };
}

const isThere = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled');

function around(element: HTMLElement): readonly HTMLElement[] {
  const within: HTMLElement[] = [];
  for (let outer = element.parentElement; outer !== null; outer = outer.parentElement) {
    within.push(outer);
    if (outer.matches(PART)) break;
  }
  return within;
}

function nearest(within: readonly HTMLElement[]): HTMLElement | undefined {
  const left = within.filter(({ isConnected }) => isConnected);
  const whole = left.find(({ dataset }) => dataset['keyboard'] !== undefined);
  if (whole !== undefined) return whole;
  for (const part of left) {
    const inSight = [...part.querySelectorAll<HTMLElement>(TAKES_KEYS)].filter((one) => one.getClientRects().length > 0);
    const next = inSight.find(({ dataset }) => dataset['next'] !== undefined) ?? inSight[0];
    if (next !== undefined) return next;
  }
  return undefined;
}
