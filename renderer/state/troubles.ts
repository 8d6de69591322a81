/** What the previewed program did that no night should, in words and at its place in the text. */

import type { NightRecord } from '../../app/bridge/index.ts';
import type { Span } from '../../dream-dsl/index.ts';
import { clockOf } from './clock.ts';
import { counted } from './figures.ts';
import { placesNow } from './origins.ts';
import { get, notify, type State } from './store.ts';
import { goToRead } from './view.ts';

type Trouble = NonNullable<NightRecord['troubles']>[number];

export interface PlacedTrouble {
  readonly file: string;
  readonly span: Span;
  readonly words: string;
  readonly wayOut: string;
}

const OF_CUES: ReadonlySet<Trouble['kind']> = new Set(['flood', 'outlasts']);

/** Those whose place an edit since has not changed. */
export function troublesOf(state: Pick<State, 'preview' | 'documents'>): readonly PlacedTrouble[] {
  const { preview } = state;
  const placeOf = placesNow(state);
  return (preview?.night.troubles ?? []).flatMap((trouble) => {
    const place = placeOf(OF_CUES.has(trouble.kind) ? 'cues' : 'transitions', trouble.row);
    return place === null || preview === null ? [] : [{ ...place, words: wordsOf(trouble, preview.night), wayOut: WAY_OUT[trouble.kind] }];
  });
}

const WAY_OUT: Readonly<Record<Trouble['kind'], string>> = {
  endless: 'Let one reaction of the round wait, or give it a condition that ends it.',
  'taken-off': 'Let more time pass between its reactions.',
  flood: 'Let them begin less often, or raise the limit on cues.',
  outlasts: 'Give it less time, or none: then its scene ends it.',
};

function wordsOf({ kind, at, times }: Trouble, { startMinutes }: NightRecord): string {
  const clock = clockOf(startMinutes, at, true);
  switch (kind) {
    case 'endless':
      return `goes round without end: stopped at ${clock}${times === 1 ? '' : `, and ${counted(times - 1)} times more`}`;
    case 'taken-off':
      return `never came to rest: the program was taken off at ${clock}`;
    case 'flood':
      return `a flood: ${counted(times)} of these were held back, or are more than a night keeps`;
    case 'outlasts':
      return `longer than the whole night: ended at ${clock}`;
  }
}

function titleOf(troubles: readonly Trouble[], ways: number): string {
  const what = troubles.some(({ kind }) => !OF_CUES.has(kind)) ? 'The program was stopped' : 'Cues were stopped';
  return ways === 1 ? what : `${what}, in ${ways} places`;
}

/** After a preview: says that something was amiss, and leads to its line. */
export function tellTroubles(): void {
  const [first, ...more] = troublesOf(get());
  if (first === undefined) return;
  const { file, span, words, wayOut } = first;
  const text = get().documents[file]?.text;
  const line = (text?.slice(0, span.start).split('\n').length ?? 1).toString();
  notify({
    tone: 'bad',
    title: titleOf(get().preview?.night.troubles ?? [], more.length + 1),
    detail: `${file}, line ${line}: ${words}. ${wayOut}`,
    about: 'preview',
    action: { label: 'Show the line', run: () => goToRead(file, { start: span.start, end: span.start }, text) },
  });
}
