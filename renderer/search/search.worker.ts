/** Search, beside the window's own thread: an expression may take as long as it likes, and is ended from outside. */

import { find } from './find.ts';
import type { FromSearch, ToSearch } from './finder.ts';

self.onmessage = ({ data: { id, texts, query, replacement } }: MessageEvent<ToSearch>) =>
  self.postMessage({ id, found: find(texts, query, replacement) } satisfies FromSearch);
