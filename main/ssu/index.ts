/** The door of the SSU emulator: a device as processes of this computer. */
export { type DeviceChild, forkDevice } from './fork-device.ts';
export { type Output, openOutput } from './outputs/index.ts';
export { type Running, startDevice, type Told } from './start.ts';
export type { DeviceConfig, Order, Report } from './words.ts';
