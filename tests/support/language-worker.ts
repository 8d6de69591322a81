/** The language as its worker has it, a turn of the loop away, for tests of the store: the one that is there first serves all files of a process. */

import { createAnswerer, type FromLanguage, type ToLanguage } from '../../renderer/language/answerer.ts';

export class LanguageWorker {
  onmessage: ((event: { readonly data: FromLanguage }) => void) | null = null;
  readonly #take = createAnswerer((data) => setImmediate(() => this.onmessage?.({ data })), setImmediate);
  postMessage(message: ToLanguage): void {
    this.#take(message);
  }
  terminate(): void {}
}
