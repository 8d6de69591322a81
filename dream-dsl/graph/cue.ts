/** The cues of a block as chips: those that begin with their scene, and those of reactions with what plays them. */

import { CHANNEL_OF } from '../check/index.ts';
import { type Contents, type Frame, type GatedCue, playedBy } from '../elaborate/index.ts';
import { type Cue, spanOf, textOf } from '../syntax/index.ts';
import { causeText } from './cause.ts';
import type { GraphCue } from './model.ts';
import { shapeOfCue } from './shape.ts';

export function cuesIn({ cues, reactions }: Contents, frame: Frame): GraphCue[] {
  const { tree } = frame.symbols.source;
  const chips = cues.map((cue) => graphCue(cue, frame, ''));
  for (const { node, deeds } of reactions) {
    if (node.kind !== 'Handler') continue;
    for (const deed of deeds) if (deed.kind === 'GatedCue') chips.push(graphCue(deed, frame, causeText(tree, node.cause)));
  }
  return chips;
}

function graphCue({ cue, gates }: GatedCue, frame: Frame, cause: string): GraphCue {
  const { tree, path } = frame.symbols.source;
  const level = cue.options.find((option) => option.kind === 'At');
  return {
    channel: CHANNEL_OF[cue.verb],
    label: labelOf(cue, frame),
    sound: soundOf(cue, frame),
    level: level?.kind === 'At' ? textOf(tree, level.level) : '',
    shape: shapeOfCue(cue, frame),
    gate: gates.map((gate) => textOf(tree, gate)).join(' and '),
    cause,
    file: path,
    span: spanOf(tree, cue),
  };
}

function soundOf(cue: Cue, frame: Frame): string | null {
  if (cue.verb !== 'play') return null;
  const played = playedBy(cue, frame);
  return played?.kind === 'asset' ? played.source : '';
}

function labelOf(cue: Cue, frame: Frame): string {
  const { what, verb } = cue;
  if (what === null) return verb;
  if (what.kind === 'Text') return what.parts.map((part) => (typeof part === 'string' ? part : `{${part.name}}`)).join('');
  return playedBy(cue, frame)?.name ?? what.text;
}
