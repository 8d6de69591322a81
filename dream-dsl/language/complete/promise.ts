/** What a dream can promise. */

import { CHANNELS, POPULATIONS, TYPES } from '../../check/index.ts';
import type { Completion } from '../../model.ts';
import { Token } from '../../syntax/index.ts';
import { expectedAfter } from './expect.ts';
import { type Asked, offer, plain, scenes, values } from './offer.ts';
import { beginnings } from './start.ts';

export function promise(asked: Asked): readonly Completion[] {
  const { item, span, fresh } = asked.place;
  const last = item.at(-1);
  const words = item.map(({ word }) => word);
  const speak = (): readonly Completion[] => [
    ...CHANNELS.map((name) => offer(span, name, 'channel', 'its level')),
    offer(span, 'cues', 'channel', 'how many in the last hour'),
    ...values(asked, { type: TYPES.boolean, open: true }),
    ...scenes(asked),
  ];
  if (item.length === 1) return [];
  if (item.length === 2) return plain(asked, ':');
  if (last?.kind === Token.colon) {
    /* biome-ignore lint/suspicious/noTemplateCurlyInString: places of a snippet are written so */
    const chance = 'chance of (${1:woken by a cue}) <= ${2:5%} per night across ${3:adults}';
    return [
      ...plain(asked, 'always', 'never', 'reaches'),
      offer(span, 'chance of', 'snippet', 'of many nights', { insertText: chance, snippet: true }),
      ...speak(),
    ];
  }
  switch (last?.word) {
    case 'reaches':
      return scenes(asked);
    case 'across':
      return POPULATIONS.map((name) => offer(span, name, 'type', 'sleepers'));
    case 'chance':
      return plain(asked, 'of');
    case 'leads':
      return plain(asked, 'to');
    case 'per':
      return words.includes('chance') ? plain(asked, 'night') : plain(asked, 'hour');
    case 'night':
      return plain(asked, 'across');
    case 'within':
    case 'for':
      return values(asked, { type: TYPES.duration, steady: true });
    case 'in':
      return scenes(asked, () => true, false);
    case 'always':
    case 'never':
    case '(':
    case 'while':
    case 'and':
    case 'or':
    case 'not':
      return speak();
    case 'to':
      if (words.at(-2) === 'leads') return [...scenes(asked), ...values(asked, { type: TYPES.boolean, open: true })];
      break;
    default:
  }
  if (last?.word === 'is') return [...plain(asked, 'not'), ...values(asked, { type: expectedAfter(asked, item) })];
  const type = expectedAfter(asked, item);
  if (type !== null) return values(asked, { type });
  if (words.includes('reaches') || words.includes('across')) return beginnings(asked);
  const joins = plain(asked, 'and', 'or', 'is');
  if (words.includes('always') || words.includes('never')) return [...(words.includes('while') ? [] : plain(asked, 'while')), ...joins, ...beginnings(asked)];
  if (words.includes('chance')) return plain(asked, 'per');
  if (words.includes('leads')) return [...(words.includes('within') ? [] : plain(asked, 'within')), ...(fresh ? [] : joins), ...beginnings(asked)];
  return [offer(span, 'leads to', 'keyword', 'is followed by', { insertText: 'leads to ' }), ...(words.includes('for') ? [] : plain(asked, 'for')), ...joins];
}
