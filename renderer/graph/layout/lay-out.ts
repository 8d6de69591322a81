/** The window's layout: at once what is small and known from earlier, the rest in a worker. */

import LayoutWorker from './layout.worker.ts?worker';
import { createLayouts } from './layouts.ts';

export const { layOut, begin } = createLayouts(
  () => new LayoutWorker({ name: 'layout' }),
  localStorage,
  (line) => console.error(line),
);
