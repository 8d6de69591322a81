/** The program of a night without any: it plays nothing and reacts to nothing, so that the night is only recorded. */

import type { Program } from '../program/index.ts';

const state = (path: string, role: Program['states'][number]['role'], parent = 0): Program['states'][number] => ({
  name: path,
  path,
  parent,
  kind: parent < 0 ? 'compound' : 'atomic',
  role,
  initial: parent < 0 ? 1 : -1,
  tone: [],
  onEnter: [],
  onExit: [],
  cues: [],
  fadeAll: -1,
});

export const NATURAL: Program = {
  format: 1,
  title: 'Natural night',
  version: '1.0.0',
  audience: { minAge: 0, maxAge: 120 },
  channels: [],
  themes: [],
  limits: [],
  assets: [],
  params: [],
  vars: [],
  exprs: [],
  states: [state('', 'dream', -1), state('night', 'scene'), state('release', 'release'), state('morning', 'morning')],
  transitions: [],
  cues: [],
  anchors: [],
  claims: [],
  promises: [],
};
