/** The names of the messages between the preload and the main process. */

export const IPC = {
  request: 'engine:request',
  response: 'engine:response',
  status: 'engine:status',
  askStatus: 'engine:ask-status',
  command: 'menu:command',
  menu: 'menu:state',
  asked: 'start:asked',
  takeAsked: 'start:take-asked',
  openProject: 'dialog:open-project',
  importHypnogram: 'dialog:import-hypnogram',
  openProgram: 'dialog:open-program',
  saveBundle: 'dialog:save-bundle',
  addFiles: 'dialog:add-files',
  saveNight: 'dialog:save-night',
  openLink: 'link:open',
  theme: 'window:theme',
  bedStart: 'bed:start',
  bedOrder: 'bed:order',
  bedTold: 'bed:told',
  bedAsk: 'bed:ask',
} as const;
