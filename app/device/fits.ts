/** What the sleeper of a device has against a program. Of a recorded night nobody can say. */

import { calledName } from '../base/index.ts';
import { concernsOf, concernWords, forbids } from '../night/index.ts';
import type { Program } from '../program/index.ts';
import type { DevicePorts } from './ports.ts';
import type { CallResult } from './protocol.ts';

export function concernsAt({ subject }: Pick<DevicePorts, 'subject'>, program: Program): CallResult<'fits'>['concerns'] {
  if (subject.kind !== 'sleeper') return [];
  const { sleeper } = subject;
  return concernsOf(program, sleeper).map((concern) => ({ forbids: forbids(concern), ...concernWords(program, concern, calledName(sleeper)) }));
}
