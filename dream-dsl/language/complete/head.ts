/** Inside of declarations: what an import, asset, parameter, limit, scene, promise, … goes on with. */

import { CHANNELS, MOTIF_TYPE_NAMES, POPULATIONS, TYPE_NAMES, TYPES } from '../../check/index.ts';
import type { Completion } from '../../model.ts';
import { Token } from '../../syntax/index.ts';
import { measured } from '../measure.ts';
import { argumentAt, expectedAfter } from './expect.ts';
import { type Asked, assets, motifs, offer, plain, scenes, values } from './offer.ts';
import { importable, motifsElsewhere } from './other-files.ts';
import { beginnings } from './start.ts';

/** null where the item is none of these. */
export function headOf(asked: Asked): readonly Completion[] | null {
  const { item, place } = { item: asked.place.item, place: asked.place };
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
    case 'release':
    case 'morning':
    case 'enter':
    case 'exit':
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
      if (item.length === 1 || last === ',') return channels(asked);
      return place.fresh ? beginnings(asked) : [...(last === 'optional' ? [] : plain(asked, 'optional')), ...beginnings(asked)];
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

/** A parameter or variable; in parentheses one of a motif. */
function declaration(asked: Asked): readonly Completion[] {
  const { item, place } = asked.place.parens.length > 0 ? inner(asked) : { item: asked.place.item, place: asked.place };
  const motif = asked.place.parens.length > 0;
  const last = item.at(-1);
  const after = item.slice(motif ? 0 : 1);
  if (after.length === 0) return [];
  if (last?.kind === Token.colon) {
    const names = [...TYPE_NAMES, ...(motif ? MOTIF_TYPE_NAMES : [])].filter(([name]) => item[0]?.word !== 'var' || name !== 'text');
    return [
      ...names.map(([name, type]) => offer(place.span, name, 'type', 'type', { documentation: measured(type) })),
      /* biome-ignore lint/suspicious/noTemplateCurlyInString: places of a snippet are written so */
      offer(place.span, '0..1', 'type', 'range of numbers', { insertText: '${1:0}..${2:1}', snippet: true }),
    ];
  }
  if (last?.word === '=' || last?.word === 'in' || last?.kind === Token.dots) {
    const type = expectedAfter(asked, last.word === '=' ? item : [...item.slice(0, 4)]);
    return values(asked, { type, steady: true }).filter(({ kind, label }) => kind === 'unit' || label === 'true' || label === 'false');
  }
  if (after.length === 1) return plain(asked, ...(item[0]?.word === 'var' ? [':', '='] : [':', '=']));
  const given = item.some(({ word }) => word === '=');
  const ranged = item.some(({ word }) => word === 'in');
  const more = item[0]?.word === 'var' ? [] : plain(asked, ...(ranged || place.fresh ? [] : ['in']));
  return [...(given ? more : plain(asked, '=')), ...(motif ? [] : beginnings(asked))];
}

/** The parameter of a motif that is being declared. */
function inner(asked: Asked): { readonly item: Asked['place']['item']; readonly place: Asked['place'] } {
  const { place } = asked;
  const open = place.parens[0] as number;
  const comma = place.item.findLastIndex(({ kind }, i) => kind === Token.comma && i > open);
  return { item: place.item.slice(Math.max(open, comma) + 1), place };
}

function limit(asked: Asked): readonly Completion[] {
  const { item, place } = asked.place.fresh ? { item: asked.place.item, place: asked.place } : { item: asked.place.item, place: asked.place };
  const last = item.at(-1);
  if (item.length === 1 || last?.kind === Token.comma) return [...channels(asked), offer(place.span, 'cues', 'channel', 'how many cues begin')];
  const clause = item.slice(item.findLastIndex(({ kind }, i) => kind === Token.comma || i === 0) + 1);
  if (clause.length === 1) return plain(asked, '<=');
  if (last?.kind === Token.lessEqual) return values(asked, { type: expectedAfter(asked, item), steady: true }).filter(({ kind }) => kind === 'unit');
  if (clause.some(({ word }) => word === 'while')) return condition(asked) ?? beginnings(asked);
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

/** A scene or layer: the motif that it is made of, and what that is given. */
function made(asked: Asked): readonly Completion[] {
  const { item, parens, fresh } = asked.place;
  const last = item.at(-1)?.word ?? '';
  if (parens.length > 0) return given(asked);
  if (item.length === 1) return [];
  if (item.length === 2) return plain(asked, 'is');
  if (last === 'is') return [...motifs(asked), ...motifsElsewhere(asked)];
  return fresh || last === ')' ? beginnings(asked) : [];
}

function given(asked: Asked): readonly Completion[] {
  const argument = argumentAt(asked);
  if (argument === null || asked.place.parens.length > 1) return values(asked, { type: expectedAfter(asked, asked.place.item) });
  const { motif, param, given: done, empty, named } = argument;
  const open = [...motif.params.values()].filter(({ name }) => !done.has(name));
  const names = empty
    ? open.map(({ name, doc, type }) => offer(asked.place.span, name, 'param', measured(type), { documentation: doc, insertText: `${name} = ` }))
    : [];
  if (
    param === null ||
    (!empty &&
      !named &&
      asked.place.item.at(-1)?.kind !== Token.openParen &&
      asked.place.item.at(-1)?.kind !== Token.comma &&
      expectedAfter(asked, asked.place.item) === null)
  )
    return names;
  return [...ofType(asked, expectedAfter(asked, asked.place.item) ?? param.type), ...names];
}

function ofType(asked: Asked, type: (typeof TYPES)['number']): readonly Completion[] {
  switch (type.dimension) {
    case 'scene':
      return scenes(asked);
    case 'sound':
    case 'scent':
      return assets(asked, type.dimension);
    case 'colour':
      return assets(asked, 'light').filter(({ kind }) => kind !== 'asset');
    default:
      return values(asked, { type });
  }
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
  return values(asked, { type: TYPES.number, steady: true }).filter(({ kind }) => kind === 'unit');
}

function promise(asked: Asked): readonly Completion[] {
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
