/** Everything that stands once in a program: who it is for, what it needs, its limits, assets and values. */

import type { AssetSymbol } from '../check/index.ts';
import { constant, typed } from '../elaborate/index.ts';
import type { Channel } from '../model.ts';
import type { Dream, Item } from '../syntax/index.ts';
import type { ProgramTables } from './model.ts';
import type { Lowering } from './work.ts';

/** Ages of an adult audience, for dreams that do not say who they are for. */
const ADULTS = { minAge: 18, maxAge: 120 };

type Head = Pick<ProgramTables, 'format' | 'title' | 'version' | 'audience' | 'channels' | 'limits' | 'assets' | 'params' | 'vars'>;

export function headOf({ whole, exprs }: Lowering): Head {
  const { dream, frame } = whole;
  const of = <K extends Item['kind']>(kind: K) => dream.body.items.filter((item): item is Extract<Item, { kind: K }> => item.kind === kind);
  const fixed = (expr: Parameters<typeof typed>[0] | null) => (expr === null ? null : constant(typed(expr, frame)));
  const [ages] = of('Audience');
  return {
    format: 1,
    title: titleOf(dream),
    version: of('Version')[0]?.text ?? '0.0.0',
    audience: ages === undefined ? ADULTS : { minAge: fixed(ages.min) ?? ADULTS.minAge, maxAge: fixed(ages.max) ?? ADULTS.maxAge },
    channels: of('Needs').flatMap((needs) => needs.channels.map(({ channel, optional }) => ({ channel: channel.text as Channel, optional }))),
    limits: of('Limit').flatMap((limit) =>
      limit.clauses.map(({ subject, max, condition }) => ({
        subject: subject.text as Channel | 'cues',
        max: fixed(max) ?? frame.symbols.typeOf(max).min,
        condition: exprs.add(condition, frame),
      })),
    ),
    assets: assetRows(whole.assets),
    params: whole.params.map(({ name, value, type }) => ({ name, value: value ?? 0, min: finite(type.min), max: finite(type.max) })),
    vars: whole.vars.map(({ name, value, symbol: { type } }) => ({ name, value, min: finite(type.min), max: finite(type.max) })),
  };
}

export const titleOf = (dream: Dream): string => dream.title?.parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('') ?? '';

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Names stay apart: what another text calls by a name that is taken has that text's name before it. */
function assetRows(assets: readonly AssetSymbol[]): ProgramTables['assets'] {
  const taken = new Set<string>();
  return assets.map(({ name, file, channel, source }, i) => {
    const stem = file.replace(/^.*\//, '').replace(/\.dream$/, '');
    const own = [name, `${stem}.${name}`].find((candidate) => !taken.has(candidate)) ?? `${stem}.${name}~${i}`;
    taken.add(own);
    return { name: own, channel: channel ?? 'sound', source };
  });
}
