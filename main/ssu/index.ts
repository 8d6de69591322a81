/** The door of the SSU emulator: a device as processes of this computer. */
export { journal } from './outputs.ts';
export { type Running, startDevice, type Told } from './start.ts';
export type { DeviceConfig } from './words.ts';
