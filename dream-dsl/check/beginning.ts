/** A dream to begin with, for a text that has none. */

import type { Fix, Tree } from '../syntax/index.ts';

const DREAM = `dream "A new dream" {
  version 1.0.0
  needs sound, light

  scene first {
    light amber at 0.5lx
    after 20m -> release
  }

  release { fade all over 60s }
}
`;

/** Behind what is there, such as a comment. */
export function beginning({ text }: Tree): Fix {
  const end = text.length;
  const gap = text.trim() === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  return { title: 'Begin a dream', edits: [{ span: { start: end, end }, newText: `${gap}${DREAM}` }] };
}
