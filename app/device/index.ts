/** The door of devices: the protocol, a device over its ports, and the client side. */
export { createDeviceClient, type DeviceClient, type Wire } from './client.ts';
export { bootDevice, type Device } from './device.ts';
export { frame, frameReader, MAX_FRAME_BYTES } from './frames.ts';
export { keyIdOf } from './install.ts';
export { type Address, type Announced, type DeviceNetwork, type KnownDevice, knownDeviceSchema } from './network.ts';
export { readLog, sealIsOf } from './night-log.ts';
export { bytesOfLines } from './night-logs.ts';
export { type Gate, type Objection, objectionsTo, silentThere } from './objections.ts';
export { pairWith } from './pair-with.ts';
export type { DevicePorts, DeviceStorage } from './ports.ts';
export * from './protocol.ts';
export { sendBundle } from './send-bundle.ts';
