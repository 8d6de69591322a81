/** The line under the pointer and what it points at, moved by hand at most once a frame: nothing else is drawn for it. */

import { AXIS_PX, type Frame, GUTTER_PX } from './drawing/frame.ts';
import { type Place, wordsAt } from './pointed.ts';

/** From the pointer to the words, px. */
const BESIDE_PX = 12;

export interface Hint {
  /** null: the pointer is elsewhere. */
  show(at: Place | null, frame: Frame): void;
  dispose(): void;
}

export function createHint(ground: HTMLElement): Hint {
  const line = document.createElement('div');
  line.className = 'night-line';
  const words = document.createElement('output');
  words.className = 'night-hint';
  let due: { readonly at: Place; readonly frame: Frame } | null = null;
  let request = 0;
  const draw = () => {
    request = 0;
    if (due === null) return ground.replaceChildren();
    const { at, frame } = due;
    if (words.parentNode === null) ground.replaceChildren(line, words);
    line.style.top = `${AXIS_PX}px`;
    line.style.transform = `translateX(${Math.round(at.x)}px)`;
    const text = wordsAt(at, frame);
    if (words.textContent !== text) words.textContent = text;
    const right = at.x > frame.width / 2;
    const below = at.y <= frame.height / 2;
    words.style.transform = `translate(${at.x + (right ? -BESIDE_PX : BESIDE_PX)}px, ${at.y + (below ? BESIDE_PX + 2 : -BESIDE_PX)}px) translate(${right ? '-100%' : '0'}, ${below ? '0' : '-100%'})`;
  };
  return {
    show(at, frame) {
      due = at === null || at.x < GUTTER_PX ? null : { at, frame };
      if (request === 0) request = requestAnimationFrame(draw);
    },
    dispose() {
      cancelAnimationFrame(request);
      ground.replaceChildren();
    },
  };
}
