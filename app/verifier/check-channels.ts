/** Channels: a program uses only those that it asks for, each cue acts on what its kind acts on, and nothing waits for a channel that may be missing. */

import type { Channel, Check } from '../base/index.ts';
import type { CueRow, Program } from '../program/index.ts';
import { findingsOn } from './report.ts';

const CHANNEL_OF: Readonly<Record<CueRow['verb'], Channel>> = {
  ...{ play: 'sound', say: 'sound', ask: 'sound', light: 'light' },
  ...{ scent: 'scent', touch: 'touch', warmth: 'warmth', motion: 'motion' },
};

export function checkChannels(program: Program): Check {
  const findings = findingsOn(program);
  const asked = new Set(program.channels.map(({ channel }) => channel));
  if (asked.size < program.channels.length) findings.refuse('program', -1, 'The program asks for a channel twice.', 'Name each channel once.');
  for (const [cue, { channel, verb, asset }] of program.cues.entries()) {
    const what = program.assets[asset]?.channel ?? channel;
    if (!asked.has(channel)) findings.refuse('cues', cue, `It plays on ${channel}, and the program does not ask for ${channel}.`, `Add \`needs ${channel}\`.`);
    else if (CHANNEL_OF[verb] !== channel || what !== channel)
      findings.refuse(
        'cues',
        cue,
        `It says that it acts on ${channel}, and what it plays is for ${CHANNEL_OF[verb] === channel ? what : CHANNEL_OF[verb]}.`,
        'Build the program again from its source.',
      );
  }
  return findings.check('channels');
}
