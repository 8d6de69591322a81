/** What a word of the language wears: a token of the palette, and how. Editor and examples take it from here. */

import type { SemanticToken } from '../../dream-dsl/index.ts';

export const INK: Readonly<Record<SemanticToken['kind'], readonly [token: string, style?: 'bold' | 'italic']>> = {
  keyword: ['--moon'],
  channel: ['--sound'],
  scene: ['--text', 'bold'],
  asset: ['--scent'],
  param: ['--motion'],
  var: ['--motion'],
  sensor: ['--touch'],
  stage: ['--stage-rem', 'bold'],
  number: ['--lamp'],
  unit: ['--warn'],
  text: ['--ok'],
  event: ['--warmth'],
  function: ['--sound'],
  type: ['--stage-n1'],
  promise: ['--ok', 'bold'],
  motif: ['--stage-rem', 'bold'],
  tone: ['--touch', 'italic'],
  comment: ['--faint', 'italic'],
  doc: ['--soft', 'italic'],
  operator: ['--soft'],
  arrow: ['--lamp', 'bold'],
};
