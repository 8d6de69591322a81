/** The cues of a block as chips: those that begin with their scene, and those of reactions with what plays them. */

import { CHANNEL_OF } from '../check/index.ts';
import { type Contents, type Frame, type GatedCue, playedBy } from '../elaborate/index.ts';
import { type Cue, spanOf, type Tree, textOf } from '../syntax/index.ts';
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
    what: cue.what === null ? '' : textOf(tree, cue.what),
    sound: soundOf(cue, frame),
    level: level?.kind === 'At' ? textOf(tree, level.level) : '',
    shape: shapeOfCue(cue, frame),
    ...timesOf(cue, tree),
    gate: gates.map((gate) => textOf(tree, gate)).join(' and '),
    cause,
    file: path,
    span: spanOf(tree, cue),
  };
}

/** When it is over and when it comes again. */
function timesOf({ options }: Cue, tree: Tree): Pick<GraphCue, 'lasts' | 'again' | 'locked' | 'loops'> {
  const times = { lasts: '', again: '', locked: '', loops: false };
  for (const option of options) {
    if (option.kind === 'For') times.lasts = textOf(tree, option.duration);
    else if (option.kind === 'Repeat') times.again = textOf(tree, option.period);
    else if (option.kind === 'Locked') times.locked = textOf(tree, option).replace(/^locked\s+to\s+/, '');
    else if (option.kind === 'Loop') times.loops = true;
  }
  return times;
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
