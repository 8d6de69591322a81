/** The keychain of the system, where there is one: it seals what then only this user can open, while they are logged in. */

export interface Keychain {
  /** What it is called; null where there is none, with the reason. */
  status(): Promise<{ readonly name: string | null; readonly words: string }>;
  /** null where it refuses. */
  seal(secret: string): Promise<Uint8Array | null>;
  open(sealed: Uint8Array): Promise<string | null>;
}

export const noKeychain = (words: string): Keychain => ({
  status: async () => ({ name: null, words }),
  seal: async () => null,
  open: async () => null,
});
