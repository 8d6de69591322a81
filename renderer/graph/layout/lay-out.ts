/** The window's layout: what it knows from earlier, and elk for the rest. */

import { elk } from './elk.ts';
import { createPlacer } from './placer.ts';
import { recall, remember } from './remembered.ts';

/** Quiet for this long after the last piece, ms. */
const REMEMBER_AFTER_MS = 2000;

const kept = recall(localStorage);
let timer: ReturnType<typeof setTimeout> | undefined;

export const { layOut, firstDrawing } = createPlacer({
  elk,
  kept,
  learned() {
    clearTimeout(timer);
    timer = setTimeout(() => remember(localStorage, kept), REMEMBER_AFTER_MS);
  },
});
