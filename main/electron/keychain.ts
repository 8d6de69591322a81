/** The keychain of the system through Electron's safeStorage. What is only hidden with a fixed password is no keychain, and said so. */

import { safeStorage } from 'electron';
import type { Keychain } from '../adapters/keys/keychain.ts';

const NAMES: Readonly<Record<string, string>> = { darwin: 'Keychain', win32: 'Windows data protection' };
const NONE = 'This system has no keychain that can be used, so keys are plain files that only you can read.';

export const systemKeychain: Keychain = {
  async status() {
    const name = nameOf();
    return name === null ? { name, words: NONE } : { name, words: `Private keys are sealed by ${name}.` };
  },
  async seal(secret) {
    try {
      return nameOf() === null ? null : new Uint8Array(safeStorage.encryptString(secret));
    } catch {
      return null;
    }
  },
  async open(sealed) {
    try {
      return nameOf() === null ? null : safeStorage.decryptString(Buffer.from(sealed));
    } catch {
      return null;
    }
  },
};

function nameOf(): string | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (process.platform !== 'linux') return NAMES[process.platform] ?? 'the keychain of the system';
  const backend = safeStorage.getSelectedStorageBackend();
  if (backend === 'basic_text' || backend === 'unknown') return null;
  return backend.startsWith('kwallet') ? 'KWallet' : 'the Secret Service (GNOME Keyring)';
}
