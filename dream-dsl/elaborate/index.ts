/** The door of elaboration: a dream with every motif in its place. */

import { type AssetSymbol, check, type Symbols } from '../check/index.ts';
import { type Finding, memo, type Project } from '../syntax/index.ts';
import { contentsOf, type Deed } from './contents.ts';
import { wholeFindings } from './findings.ts';
import { limitFindings } from './limits.ts';
import { playedBy } from './meaning.ts';
import type { Elaborated, Frame } from './model.ts';
import { type Placed, place } from './place.ts';
import { arrowsOf, markReachable } from './reach.ts';

export { type Contents, contentsOf, type Deed, type GatedCue, type Reaction, type Way } from './contents.ts';
export { followed, givenFor, playedBy, stateAt } from './meaning.ts';
export type * from './model.ts';
export type { Placed } from './place.ts';
export { importTargets, programFiles } from './program-files.ts';
export { constant, typed } from './typed.ts';

/** null where the text has no dream. Total: what check refuses is left out, and a motif that comes back to itself is not put into itself. */
export function elaborate(project: Project, path: string): Elaborated | null {
  const made = wholeOf(project, path);
  if (made === null) return null;
  made.elaborated ??= { value: elaboratedFrom(made) };
  return made.elaborated.value;
}

/** The same for texts of any kind: of one without a dream, its motifs stand alone. null where there is no such text. */
export function placed(project: Project, path: string): Placed | null {
  return wholeOf(project, path)?.whole ?? null;
}

interface Whole {
  readonly whole: Placed;
  readonly arrows: ReturnType<typeof arrowsOf>;
  /** Once it was asked for: what is drawn of a dream, and edited in the drawing, does not need what is found in the whole of it. */
  elaborated: { readonly value: Elaborated | null } | null;
}

/** The same as long as neither the text nor what it imports changes. */
function wholeOf(project: Project, path: string): Whole | null {
  const symbols = symbolsIn(project, path);
  if (symbols === null) return null;
  const made = known.get(symbols) ?? wholeFrom(place(symbols, (other) => symbolsIn(project, other)));
  known.set(symbols, made);
  return made;
}

const known = memo<Symbols, Whole>('whole');

function wholeFrom(whole: Placed): Whole {
  const arrows = arrowsOf(whole);
  markReachable(whole, arrows);
  return { whole, arrows, elaborated: null };
}

function elaboratedFrom({ whole, arrows }: Whole): Elaborated | null {
  if (whole.dream === null) return null;
  return elaborated(whole, whole.excess.length > 0 ? whole.excess : [...wholeFindings(whole, arrows), ...limitFindings(whole.frame, whole.states)]);
}

const symbolsIn = (project: Project, path: string): Symbols | null => (project.files.has(path) ? check(project, path).symbols : null);

function elaborated(whole: Placed, findings: readonly Finding[]): Elaborated | null {
  const { dream, frame, states, byPath, vars } = whole;
  if (dream === null) return null;
  const { scope } = frame;
  return {
    dream,
    frame,
    states,
    byPath,
    anchors: scope.anchors.map((symbol) => ({ symbol, frame })),
    promises: [...scope.promises.values()].map((symbol) => ({ symbol, frame })),
    params: [...scope.params.values()],
    vars,
    assets: assetsOf(whole),
    findings,
  };
}

/** The dream's own in source order, then what is played besides, as it is come upon. */
function assetsOf({ dream, frame, states }: Placed): AssetSymbol[] {
  const items = new Set<unknown>(dream?.body.items);
  const assets = new Map<string, AssetSymbol>();
  const add = (asset: AssetSymbol): void => {
    assets.set(`${asset.file}\n${asset.span.start}`, asset);
  };
  const play = (deeds: readonly Deed[], inner: Frame): void => {
    for (const deed of deeds) {
      const played = deed.kind === 'GatedCue' ? playedBy(deed.cue, inner) : null;
      if (played?.kind === 'asset') add(played);
    }
  };
  for (const asset of frame.symbols.visibleAssets.values()) if (items.has(asset.node)) add(asset);
  for (const { parts } of states) {
    for (const { frame: inner, contents } of parts) {
      play(contents.cues, inner);
      for (const { deeds } of contents.reactions) play(deeds, inner);
    }
  }
  for (const { node } of frame.scope.anchors) play(contentsOf(node.body).cues, frame);
  return [...assets.values()];
}
