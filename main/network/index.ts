/** The door of the network: keys, TLS between devices and authors, and who is in the neighbourhood. */
export { createDeviceNetwork } from './device-network.ts';
export { announce } from './discovery.ts';
export { loadIdentity } from './identity-file.ts';
export { secureServer } from './secure.ts';
