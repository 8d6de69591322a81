/** What can be offered: words of the language, names, values, each as a completion. */

import {
  type AssetSymbol,
  COLOURS,
  type Dimension,
  FUNCTIONS,
  type MotifSymbol,
  type Scope,
  SENSORS,
  STAGE_DOCS,
  STAGE_NAMES,
  type StateSymbol,
  type Type,
} from '../../check/index.ts';
import type { Channel, Completion, Span } from '../../model.ts';
import { nestedIn } from '../around.ts';
import { signature } from '../hover.ts';
import { measured, TYPICAL, typeText } from '../measure.ts';
import type { Reading } from '../reading.ts';
import { WORDS } from '../words.ts';
import type { Place } from './place.ts';

/** A question for completions: the text, the place in it, and the names that count there. */
export interface Asked {
  readonly reading: Reading;
  readonly place: Place;
  readonly scope: Scope | null;
  readonly state: StateSymbol | null;
}

export function offer(span: Span, label: string, kind: Completion['kind'], detail: string, more: Partial<Completion> = {}): Completion {
  return { label, kind, detail, documentation: '', insertText: label, snippet: false, span, additionalTextEdits: [], ...more };
}

/** A word of the language; where it begins something, with the rest of it to fill in. */
export function word({ place }: Asked, label: string, snippet = WORDS[label]?.snippet): Completion {
  const documentation = WORDS[label]?.doc ?? '';
  if (snippet === undefined || snippet === label) return offer(place.span, label, 'keyword', 'keyword', { documentation });
  const detail = (snippet.split('\n')[0] as string).replace(/\$\{\d:([^}]*)\}|\$0/g, '$1');
  return offer(place.span, label, 'snippet', detail, { documentation, insertText: snippet, snippet: true });
}

/** Words that stand as they are. */
export const plain = (asked: Asked, ...labels: readonly string[]): readonly Completion[] => labels.map((label) => word(asked, label, label));

/** The ways out of a scene, and every scene of the scope: those nearby by their name, others that share it by their path. */
export function scenes(asked: Asked, wanted: (state: StateSymbol) => boolean = () => true, ends = true): readonly Completion[] {
  const { scope, place, state } = asked;
  if (scope === null) return [];
  const shared = new Map<string, number>();
  for (const { name } of scope.states) shared.set(name, (shared.get(name) ?? 0) + 1);
  const near = new Set<StateSymbol>();
  for (let at = state; at !== null; at = at.parent) for (const child of at.children) near.add(child);
  const own = scope.states.filter((one) => one.name !== '' && !NO_SCENES.has(one.role) && wanted(one));
  const ordered = [...own.filter((one) => near.has(one)), ...own.filter((one) => !near.has(one))];
  const seen = new Set<string>();
  const list = ordered.map((one) => {
    const taken = seen.has(one.name) || ((shared.get(one.name) ?? 0) > 1 && !near.has(one) && one.parent !== null);
    seen.add(one.name);
    return sceneOffer(place.span, one, taken ? one.path.replaceAll('/', '.') : one.name);
  });
  const given = [...scope.params.values()].filter((param) => param.type.dimension === 'scene' && ends);
  const params = given.map((param) => offer(place.span, param.name, 'param', 'scene that is given', { documentation: param.doc }));
  if (!ends) return [...list, ...params];
  return [
    ...list,
    ...params,
    offer(place.span, 'release', 'scene', 'everything fades, the sleeper sleeps on', { documentation: WORDS['release']?.doc ?? '' }),
    offer(place.span, 'morning', 'scene', 'the part after waking', { documentation: WORDS['morning']?.doc ?? '' }),
  ];
}

/** What is no scene that a name leads to, or is offered by itself. */
const NO_SCENES: ReadonlySet<StateSymbol['role']> = new Set(['release', 'morning', 'motif', 'anywhere']);

const sceneOffer = (span: Span, state: StateSymbol, label: string): Completion =>
  offer(span, label, 'scene', state.path === label || state.role === 'ritual' ? state.role : `${state.role} ${state.path}`, { documentation: state.doc });

/** What can follow the dot behind a scene. */
export const nested = ({ place }: Asked, state: StateSymbol): readonly Completion[] =>
  nestedIn(state)
    .filter(({ name }) => name !== '')
    .map((child) => sceneOffer(place.span, child, child.name));

export const stages = ({ place }: Asked): readonly Completion[] =>
  STAGE_NAMES.map((name) => offer(place.span, name, 'stage', 'sleep stage', { documentation: STAGE_DOCS[name] ?? '' }));

export function assets({ reading, scope, place }: Asked, channel: Channel): readonly Completion[] {
  const own = [...reading.symbols.visibleAssets].filter(([, asset]) => asset.channel === channel).map(([name, asset]) => assetOffer(place.span, name, asset));
  const dimension = channel === 'light' ? 'colour' : channel;
  const given = [...(scope?.params.values() ?? [])].filter((param) => param.type.dimension === dimension);
  return [
    ...given.map((param) => offer(place.span, param.name, 'param', `${dimension} that is given`, { documentation: param.doc })),
    ...own,
    ...(channel === 'light' ? COLOURS.map((name) => offer(place.span, name, 'colour', 'colour of light')) : []),
  ];
}

export const assetOffer = (span: Span, name: string, asset: AssetSymbol): Completion =>
  offer(span, name, 'asset', `${asset.channel ?? 'unknown'} "${asset.source}"`, { documentation: asset.doc });

export const motifs = ({ reading, place }: Asked): readonly Completion[] =>
  [...reading.symbols.visibleMotifs].map(([name, motif]) =>
    offer(place.span, name, 'motif', signature(reading.project, motif), {
      documentation: motif.doc,
      ...(needsArguments(motif) ? { insertText: `${name}($0)`, snippet: true } : {}),
    }),
  );

/** Where every parameter has a value of its own, the name alone is whole. */
const needsArguments = ({ params }: MotifSymbol): boolean => [...params.values()].some(({ node }) => node.value === null);

const HANDED_ON: ReadonlySet<string> = new Set(['scene', 'sound', 'scent', 'colour']);

/** Which values: of one dimension, or any; `steady`: no readings, which change from one moment to the next. */
export interface Wanted {
  readonly type: Type | null;
  readonly steady?: boolean;
  /** Whether values of other kinds can begin what is wanted, as in a condition. */
  readonly open?: boolean;
}

export function values(asked: Asked, { type, steady = false, open = false }: Wanted): readonly Completion[] {
  const { scope, place } = asked;
  const { span } = place;
  const dimension: Dimension | null = type === null || type.dimension === 'unknown' ? null : type.dimension;
  if (dimension === 'stage') return stages(asked);
  const fits = (of: Type): boolean => open || dimension === null || of.dimension === dimension;
  const named = [...(scope?.vars.values() ?? []), ...(scope?.params.values() ?? [])]
    .filter((value) => !HANDED_ON.has(value.type.dimension) && fits(value.type) && (value.type.dimension !== 'text' || dimension === 'text'))
    .map((value) =>
      offer(span, value.name, value.kind, typeText(value.type), {
        documentation: [value.doc, measured(value.type)].filter((text) => text !== '').join('\n\n'),
      }),
    );
  const read = steady ? [] : [...SENSORS.values()].filter((sensor) => fits(sensor.type));
  const sensors = read.map((sensor) => offer(span, sensor.name, 'sensor', 'reading', { documentation: `${sensor.doc} ${measured(sensor.type)}` }));
  const literals = (dimension === null || open ? [] : (TYPICAL[dimension] ?? [])).map((text) => literal(span, text));
  const truth = dimension === 'boolean' && !open ? [word(asked, 'true'), word(asked, 'false')] : [];
  const numeric = dimension !== 'boolean' && dimension !== 'text';
  const functions = numeric || open ? [...FUNCTIONS] : [];
  return [
    ...named,
    ...truth,
    ...literals,
    ...sensors,
    ...(open || dimension === 'boolean' ? plain(asked, 'not', 'in') : []),
    ...functions.map(([name, known]) => offer(span, name, 'function', known.signature, { documentation: known.doc, insertText: `${name}($0)`, snippet: true })),
  ];
}

/** A value written out, its number to be changed. */
export function literal(span: Span, text: string): Completion {
  const [, digits, unit] = /^([\d.]+)(.*)$/.exec(text) as RegExpExecArray;
  return offer(span, text, 'unit', 'value', { insertText: `\${1:${digits}}${unit}`, snippet: true });
}
