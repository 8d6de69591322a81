/** The settings of a first start. Apart from the contract: the page needs them, and no schema. */

import type { Settings } from './contract/index.ts';

export const DEFAULT_SETTINGS: Settings = {
  theme: 'midnight',
  scale: 100,
  textSize: 13,
  motion: 'system',
  keys: {},
  recentProjects: [],
  newProjects: '',
  lastSleeper: '',
  layout: '',
  autosave: 'delay',
  formatOnSave: false,
  firstSteps: 0,
  glances: true,
  wrap: false,
  screenReader: false,
  tabMoves: false,
  followNight: true,
  numbers: true,
  // Enough for a share within ±7 %, and about a third of a second of one core.
  quickNights: 200,
};
