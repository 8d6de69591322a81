/** The cause of a transition in words. */

import { codeWords, type Program } from '../program/index.ts';

export function causeWords(program: Program, transition: number): string {
  const guard = program.transitions[transition]?.guard ?? -1;
  return `${causeAlone(program, transition)}${guard < 0 ? '' : ` while ${codeWords(program, guard)}`}`;
}

function causeAlone(program: Program, transition: number): string {
  const cause = program.transitions[transition]?.cause;
  switch (cause?.on) {
    case 'event':
      return eventWords(cause.event);
    case 'when':
      if (cause.held < 0 && program.exprs[cause.test]?.[0] === 'num') return 'at once';
      return `${codeWords(program, cause.test)}${cause.held < 0 ? '' : ` for ${codeWords(program, cause.held, 'ms')}`}`;
    case 'after':
      return `after ${codeWords(program, cause.delay, 'ms')}`;
    case 'every':
      return `every ${codeWords(program, cause.period, 'ms')}`;
    default:
      return '';
  }
}

function eventWords(event: string): string {
  const [family, name = ''] = event.split('.');
  if (family === 'stage') return `stage became ${name}`;
  if (family === 'signal') return `signal ${name}`;
  if (family === 'together') return `“${name}” together`;
  return event === 'wake' ? 'woke' : event === 'sleep' ? 'fell asleep' : `“${event}”`;
}
