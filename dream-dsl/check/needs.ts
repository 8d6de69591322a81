/** What a dream needs, against what it plays. */

import type { Channel } from '../model.ts';
import type { Node } from '../syntax/index.ts';
import { type Context, find } from './context.ts';

/** `motif`: the motif that plays it; null for a cue of the dream's own. */
export function needChannel(cx: Context, node: Node, channel: Channel, motif: string | null): void {
  const { needs } = cx;
  if (needs === null || needs.channels.has(channel)) return;
  const newText = needs.channels.size === 0 ? ` ${channel}` : `, ${channel}`;
  const fix = { title: `Add \`${channel}\` to \`needs\``, edits: [{ span: { start: needs.end, end: needs.end }, newText }] };
  find(cx, 'DRM051', node, motif === null ? { name: channel, fix } : { name: channel, because: motif, fix });
}
