/** A secret that is typed without being shown, or comes as the first line of what is piped in. Never an argument: others could see those. */

import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { Stopped } from './session.ts';

export async function askSecret(what: string, twice: boolean): Promise<string> {
  const terminal = process.stdin.isTTY === true;
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: terminal ? silent : undefined, terminal });
  try {
    const ask = (words: string): Promise<string> => {
      if (terminal) process.stderr.write(`${words}: `);
      return nextLine(lines).then((line) => {
        if (terminal) process.stderr.write('\n');
        return line;
      });
    };
    const first = await ask(what);
    if (terminal && twice && (await ask(`${what} again`)) !== first)
      throw new Stopped({ why: 'wrong-call', message: 'The two are not the same.', hint: 'Try again.' });
    return first;
  } finally {
    lines.close();
  }
}

/** Empty where the input ends first. */
function nextLine(lines: Interface): Promise<string> {
  return new Promise((resolve) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
  });
}
