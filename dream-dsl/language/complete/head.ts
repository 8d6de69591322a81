/** Inside of declarations: what an import, asset, parameter, limit, scene, promise, … goes on with. */

import { CHANNELS, THEMES, TYPES } from '../../check/index.ts';
import type { Completion } from '../../model.ts';
import { Token } from '../../syntax/index.ts';
import { declaration } from './declaration.ts';
import { expectedAfter } from './expect.ts';
import { made } from './made.ts';
import { type Asked, offer, plain, values } from './offer.ts';
import { importable } from './other-files.ts';
import { promise } from './promise.ts';
import { beginnings } from './start.ts';

/** null where the item is none of these. */
export function headOf(asked: Asked): readonly Completion[] | null {
  const { place } = asked;
  const { item } = place;
  const last = item.at(-1)?.word ?? '';
  switch (item[0]?.word) {
    case 'import':
      if (item.length === 1)
        return importable(asked.reading.project, asked.reading.path).map((file) => offer(place.span, `"${file}"`, 'file', 'file of this project'));
      return item.length === 2 && !place.fresh ? plain(asked, 'as') : item.length === 3 ? [] : beginnings(asked);
    case 'dream':
    case 'version':
    case 'ritual':
    case 'mark':
      return item.length === 1 ? [] : beginnings(asked);
    case 'anywhere':
    case 'release':
    case 'morning':
      return null;
    case 'asset':
      if (last === '=') return channels(asked);
      return item.length > 4 ? beginnings(asked) : item.length === 2 ? plain(asked, '=') : [];
    case 'param':
    case 'var':
      return declaration(asked);
    case 'motif':
      return place.parens.length > 0 ? declaration(asked) : [];
    case 'for':
      return item.length === 1 ? [offer(place.span, 'ages', 'keyword', 'for ages 14+', { insertText: 'ages ' })] : item.length > 2 ? beginnings(asked) : [];
    case 'needs':
      if (item.length === 1 || last === ',') return channels(asked).filter(({ label }) => !item.some(({ word }) => word === label));
      return place.fresh ? beginnings(asked) : [...(last === 'optional' ? [] : plain(asked, 'optional')), ...beginnings(asked)];
    case 'themes':
      return item.length === 1 || last === ',' ? themes(asked) : beginnings(asked);
    case 'limit':
      return limit(asked);
    case 'scene':
    case 'layer':
      return made(asked);
    case 'anchor':
      return item.length === 1 ? plain(asked, 'every') : last === 'every' ? values(asked, { type: TYPES.duration, steady: true }) : [];
    case 'fade':
      if (item.length === 1) return [offer(place.span, 'all over', 'keyword', 'everything fades', { insertText: 'all over ' })];
      if (last === 'all') return plain(asked, 'over');
      return last === 'over' ? values(asked, { type: TYPES.duration, steady: true }) : beginnings(asked);
    case 'tone':
      return tone(asked);
    case 'promise':
      return promise(asked);
    default:
      return null;
  }
}

const channels = ({ place }: Asked): readonly Completion[] => CHANNELS.map((name) => offer(place.span, name, 'channel', 'channel'));

const themes = ({ place }: Asked): readonly Completion[] =>
  [...THEMES.values()].filter(({ name }) => !place.item.some(({ word }) => word === name)).map(({ name, doc }) => offer(place.span, name, 'keyword', doc));

function limit(asked: Asked): readonly Completion[] {
  const { place } = asked;
  const { item } = place;
  const last = item.at(-1);
  if (item.length === 1 || last?.kind === Token.comma) return [...channels(asked), offer(place.span, 'cues', 'channel', 'how many cues begin')];
  const clause = item.slice(item.findLastIndex(({ kind }, i) => kind === Token.comma || i === 0) + 1);
  const cues = clause[0]?.word === 'cues';
  if (clause.length === 1) return plain(asked, '<=');
  if (last?.kind === Token.lessEqual) return values(asked, { type: expectedAfter(asked, item), steady: true }).filter(({ kind }) => kind === 'unit');
  if (last?.word === 'per') return plain(asked, 'hour');
  if (clause.some(({ word }) => word === 'while')) return condition(asked) ?? beginnings(asked);
  if (cues && last?.kind === Token.number) return [offer(place.span, 'per hour', 'unit', 'how often in an hour')];
  return place.fresh ? beginnings(asked) : [...plain(asked, 'while'), ...beginnings(asked)];
}

/** `while …` of a limit or promise. */
function condition(asked: Asked): readonly Completion[] | null {
  const last = asked.place.item.at(-1)?.word ?? '';
  if (last === 'while' || last === 'and' || last === 'or' || last === 'not') return values(asked, { type: TYPES.boolean, open: true });
  if (last === 'is') return [...plain(asked, 'not'), ...values(asked, { type: expectedAfter(asked, asked.place.item) })];
  const type = expectedAfter(asked, asked.place.item);
  return type === null ? null : values(asked, { type });
}

/** Feelings that the dream speaks of elsewhere. */
function tone(asked: Asked): readonly Completion[] {
  const { item, fresh, span } = asked.place;
  const last = item.at(-1);
  if (item.length === 1 || last?.kind === Token.comma) {
    const names = (asked.scope?.states ?? []).flatMap(({ tones }) => tones.flatMap(({ parts }) => parts.map(({ name }) => name.text)));
    return [...new Set([...names, 'calm', 'wonder'])].filter((name) => name !== '').map((name) => offer(span, name, 'keyword', 'feeling, 0 to 1'));
  }
  if (last?.kind === Token.number || fresh) return beginnings(asked);
  return values(asked, { type: TYPES.number, steady: true }).filter(({ kind }) => kind !== 'function');
}
