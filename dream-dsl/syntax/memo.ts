/** Remembers what was worked out about a value that never changes, as long as that value lives. */

/**
 * Does what a WeakMap does, by a hidden property of the key. V8 keeps the values of a WeakMap through a young collection also
 * where the key is gone, so that every text that was typed would be copied twice and move to the old generation.
 */
export interface Memo<K extends object, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
}

export function memo<K extends object, V>(name: string): Memo<K, V> {
  const slot = Symbol(name);
  type Holder = K & { [slot]?: V };
  return {
    get: (key) => (key as Holder)[slot],
    set: (key, value) => {
      Object.defineProperty(key, slot, { value, writable: true, configurable: true });
    },
  };
}
