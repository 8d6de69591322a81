/** The sound files of the project, and what each of them looks and sounds like. */

import { useEffect, useState } from 'react';
import type { Call, Result } from '../../app/bridge/index.ts';
import { call } from './engine.ts';
import { get, useStore } from './store.ts';

const SOUND = /\.(wav|flac|ogg|oga|opus|mp3|m4a|aac|aiff?)$/i;
export const isSound = (path: string): boolean => SOUND.test(path);

/** Paths, in the order of the folder. */
export function useSounds(): readonly string[] {
  const files = useStore((state) => state.files);
  return (files?.entries ?? []).flatMap(({ path, kind }) => (kind === 'file' && isSound(path) ? [path] : []));
}

export type Wave = Result<'assets.waveform'>;

/** `undefined` until it is known; null where it can not be played. Asked for anew whenever it is shown, and when its user comes back from another program: the file may be another one. */
export function useWave(path: string): Wave | null | undefined {
  const [wave, setWave] = useState<Wave | null | undefined>(undefined);
  useEffect(() => {
    const dir = get().project?.dir;
    let shown = true;
    let asked: Call<'assets.waveform'> | null = null;
    const askNow = () => {
      asked?.cancel();
      const own = dir === undefined ? null : call('assets.waveform', { dir, path });
      asked = own;
      void own?.outcome.then((outcome) => {
        if (shown && asked === own) setWave(outcome.ok ? outcome.value : null);
      });
    };
    askNow();
    window.addEventListener('focus', askNow);
    return () => {
      shown = false;
      window.removeEventListener('focus', askNow);
      asked?.cancel();
    };
  }, [path]);
  return wave;
}
