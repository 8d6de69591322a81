/** The door of sleepers: finding, keeping and sharing profiles, and the ports that this needs. */
export type { KeptSleeper, SleeperShelf } from './ports.ts';
export { exportSleepers, findSleeper, generate, hideSleeper, importSleepers, listSleepers, putSleeper, removeSleeper, sleeperHistory } from './requests.ts';
