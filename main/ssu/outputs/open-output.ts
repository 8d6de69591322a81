/** An output from the words that name it: `mqtt://host/prefix`, `wav:FILE`, `player`, `journal:FILE`. */

import { bad, type Channel, good, type Outcome } from '../../../app/base/index.ts';
import { journal } from './journal.ts';
import type { Output, OutputHost } from './output.ts';

export interface OutputPlan {
  readonly channels: readonly Channel[];
  /** A file as its user meant it. */
  path(given: string): string;
}

/** What each needs is loaded with it, so that the watchdog of a device without it has nothing to do with it. */
export async function openOutput(words: string, { channels, path }: OutputPlan, host: OutputHost): Promise<Outcome<Output>> {
  const [, kind = '', rest = ''] = /^(\w+)(?::(.*))?$/.exec(words) ?? [];
  switch (kind) {
    case 'mqtt':
    case 'mqtts': {
      const broker = brokerOf(words);
      if (broker === null) return bad(wrong(words, 'A broker is written mqtt://HOST/PREFIX, or mqtts://HOST:8883/PREFIX.'));
      const { mqttOutput } = await import('./mqtt.ts');
      return good(mqttOutput({ ...broker, channels }, host));
    }
    case 'wav': {
      if (rest === '') return bad(wrong(words, 'Name the file: --output wav:FILE.'));
      const [{ soundOutput }, { wavFile }] = await Promise.all([import('./sound.ts'), import('./wav-file.ts')]);
      return good(soundOutput(wavFile(path(rest), host), host));
    }
    case 'player': {
      const [{ soundOutput }, { findPlayer, player }] = await Promise.all([import('./sound.ts'), import('./player.ts')]);
      const found = findPlayer();
      return found.ok ? good(soundOutput(player(found.value, host), host)) : found;
    }
    case 'journal':
      return rest === '' ? bad(wrong(words, 'Name the file: --output journal:FILE.')) : good(journal(path(rest)));
    default:
      return bad(wrong(words, 'There are mqtt://HOST/PREFIX, wav:FILE, player and journal:FILE.'));
  }
}

/** The password may also come from the environment, where others on the computer do not see it. */
function brokerOf(words: string): { readonly url: string; readonly prefix: string } | null {
  if (!URL.canParse(words)) return null;
  const url = new URL(words);
  const prefix = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '');
  // Wildcards are for those who listen (MQTT 3.1.1 §4.7.1).
  if (url.hostname === '' || prefix === '' || /[#+\0]/.test(prefix)) return null;
  const password = process.env['DREAM_MQTT_PASSWORD'];
  if (password !== undefined && url.username !== '' && url.password === '') url.password = encodeURIComponent(password);
  url.pathname = '';
  return { url: url.href, prefix };
}

const wrong = (words: string, hint: string) => ({ why: 'wrong-output', message: `There is no output “${words}”.`, hint });
