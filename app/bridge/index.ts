/** The door of the bridge: the contract, and a client and a server for it. */
export type {
  Channel as StimulusChannel,
  CohortReport,
  Comparison,
  Failure,
  FileProblem,
  KeptStop,
  LevelPoints,
  Moment,
  NightRecord,
  Outcome,
  Right,
  ScoredStage,
  Sleeper,
  SleeperProblem,
  Stop,
  Why,
  WhyNot,
} from '../base/index.ts';
export {
  boundWords,
  CHANNEL_MEASURES,
  CHANNELS,
  CLAIMS,
  CONSENTS,
  checkProjectFile,
  completeProjectFile,
  formatJson,
  gainOf,
  headOf,
  hoverProjectFile,
  inBytes,
  inHours,
  judgeSleeper,
  LOST_BY,
  levelOn,
  limited,
  lineEdits,
  listenedWords,
  mergeTexts,
  PROJECT_FILE,
  placeWords,
  RIGHTS,
  SENSOR_WORDS,
  spell,
  spellMs,
  spoken,
  spokenRow,
  TOGETHER,
  timeOfDay,
  together,
  WORDS_TONE_RMS,
  whose,
  withMain,
  wordsTone,
} from '../base/index.ts';
export * from './client.ts';
export * from './commands.ts';
export * from './contract/index.ts';
export * from './default-settings.ts';
export * from './keys.ts';
export * from './memory-channel.ts';
export * from './messages.ts';
export * from './server.ts';
export * from './window.ts';
