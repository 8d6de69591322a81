/** Over a transition or a cue: how often it happened in the previewed night, and a link that asks why, or why not. */

import type { NightRecord } from '../../app/bridge/index.ts';
import { clockOf } from '../state/clock.ts';
import { get, isNightStale } from '../state/store.ts';
import { type Asked, askAboutPlace, askedAt } from '../state/why.ts';
import { LANGUAGE, offsetAt, pathOf } from './models.ts';
import { monaco } from './monaco.ts';

const ASK = 'dream.why';
/** Times that are written out. */
const NAMED = 3;

export function registerAsking(): void {
  monaco.editor.registerCommand(ASK, (_accessor, file: string, offset: number) => askAboutPlace(file, offset));
  monaco.languages.registerHoverProvider(LANGUAGE, {
    provideHover(model, position) {
      const path = pathOf(model.uri);
      const { preview } = get();
      const offset = offsetAt(model, position);
      const asked = path === null || preview === null ? null : askedAt(path, offset);
      if (path === null || preview === null || asked === null) return null;
      const link = `[${asked.times.length > 0 ? 'Why?' : 'Why not?'}](command:${ASK}?${encodeURIComponent(JSON.stringify([path, offset]))})`;
      const stale = isNightStale(get()) ? ' of the text before' : '';
      return { contents: [{ value: `In the night${stale}: ${timesInWords(asked, preview.night)} · ${link}`, isTrusted: { enabledCommands: [ASK] } }] };
    },
  });
}

function timesInWords({ times }: Asked, { startMinutes }: NightRecord): string {
  if (times.length === 0) return '**never**';
  const named = times.slice(0, NAMED).map((at) => clockOf(startMinutes, at));
  return `**${times.length}×**, ${named.join(', ')}${times.length > NAMED ? ' …' : ''}`;
}
