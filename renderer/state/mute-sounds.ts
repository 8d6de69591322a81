/** Sounds that were just added and can not be played: told at once, not first at night. */

import type { Result } from '../../app/bridge/index.ts';
import { ask } from './engine.ts';
import { isSound } from './sounds.ts';
import { notify } from './store.ts';

type Fact = Result<'assets.probe'>['facts'][string];

export async function tellMute(dir: string, paths: readonly string[]): Promise<void> {
  const sounds = paths.filter(isSound);
  const probed = sounds.length === 0 ? null : await ask('assets.probe', { dir, paths: sounds });
  const mute = Object.entries(probed?.ok === true ? probed.value.facts : {}).filter(([, { state }]) => state !== 'audio');
  const [first, ...others] = mute;
  if (first === undefined) return;
  const [path, fact] = first;
  notify({
    tone: 'bad',
    title: others.length === 0 ? `${path} can not be played` : `${mute.length} of the sounds can not be played`,
    detail: others.length === 0 ? whyMute(fact) : `${mute.map(([name]) => name).join(', ')}. The first: ${whyMute(fact)}`,
    about: 'files',
  });
}

function whyMute(fact: Fact): string {
  switch (fact.state) {
    case 'audio':
    case 'missing':
      return 'It is gone again.';
    case 'too-large':
      return 'It is too large for a device. Shorten it, or save it as FLAC or Ogg.';
    case 'not-audio':
      return `It is not audio: ${fact.found}. A sound is a WAV, FLAC, Ogg or MP3 file; export it again from your sound editor.`;
    case 'unreadable':
      return `It can not be read: ${fact.reason}.`;
  }
}
