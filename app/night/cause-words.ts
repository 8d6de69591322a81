/** The cause of a transition in words: postfix code back to something that reads. */

import { STAGES } from '../base/index.ts';
import type { Program } from '../program/index.ts';

const SIGNS: Readonly<Record<string, string>> = {
  add: '+',
  sub: '−',
  mul: '×',
  div: '÷',
  lt: '<',
  le: '≤',
  gt: '>',
  ge: '≥',
  eq: 'is',
  ne: 'is not',
  and: 'and',
  or: 'or',
};
const NAMES: Readonly<Record<string, string>> = { stageTime: 'time in stage', onsetTime: 'time since onset', wokenByCue: 'woken by a cue' };
const DURATIONS = new Set(['stageTime', 'onsetTime', 'clock']);

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
      return `${codeWords(program, cause.test)}${cause.held < 0 ? '' : ` for ${durationWords(program, cause.held)}`}`;
    case 'after':
      return `after ${durationWords(program, cause.delay)}`;
    case 'every':
      return `every ${durationWords(program, cause.period)}`;
    default:
      return '';
  }
}

/** Whole ms as `1 h 05 min`, `8 min`, `2.5 s`. */
export function spell(ms: number): string {
  const s = Math.round(ms / 100) / 10;
  if (s < 60) return `${s} s`;
  const [minutes, seconds] = [Math.floor(s / 60), Math.round(s % 60)];
  if (minutes < 60) return seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

function eventWords(event: string): string {
  const [family, name = ''] = event.split('.');
  if (family === 'stage') return `stage became ${name}`;
  if (family === 'signal') return `signal ${name}`;
  if (family === 'together') return `“${name}” together`;
  return event === 'wake' ? 'woke' : event === 'sleep' ? 'fell asleep' : `“${event}”`;
}

function durationWords(program: Program, expression: number): string {
  const code = program.exprs[expression] ?? [];
  return code.length === 2 && code[0] === 'num' ? spell(Number(code[1])) : codeWords(program, expression);
}

interface Part {
  readonly words: string;
  readonly sensor?: string;
  readonly number?: number;
}

function codeWords(program: Program, expression: number): string {
  const code = program.exprs[expression] ?? [];
  const stack: Part[] = [];
  for (let i = 0; i < code.length; i++) {
    const op = String(code[i]);
    if (op === 'num') stack.push({ words: String(code[i + 1]), number: Number(code[++i]) });
    else if (op === 'sensor') stack.push({ words: NAMES[String(code[i + 1])] ?? String(code[i + 1]), sensor: String(code[++i]) });
    else if (op === 'var') stack.push({ words: program.vars[Number(code[++i])]?.name ?? '?' });
    else if (op === 'in') stack.push({ words: `in ${program.states[Number(code[++i])]?.path ?? '?'}` });
    else if (op === 'param') stack.push({ words: program.params[Number(code[++i])]?.name ?? '?' });
    else if (SIGNS[op] !== undefined) {
      const right = stack.pop() ?? { words: '?' };
      const left = stack.pop() ?? { words: '?' };
      stack.push({ words: `${inUnitOf(left, right)} ${SIGNS[op]} ${inUnitOf(right, left)}` });
    } else if (op === 'min' || op === 'max') {
      const right = stack.pop();
      stack.push({ words: `${op}(${stack.pop()?.words}, ${right?.words})` });
    } else stack.push({ words: `${op === 'neg' ? '−' : op === 'not' ? 'not ' : op}${op === 'neg' || op === 'not' ? '' : ' '}${stack.pop()?.words}` });
  }
  return (stack.at(-1)?.words ?? '').slice(0, 300);
}

/** A number beside a sensor, as that sensor's values read. */
function inUnitOf(part: Part, other: Part): string {
  if (part.number === undefined || other.sensor === undefined) return part.words;
  if (other.sensor === 'stage') return STAGES[part.number] ?? part.words;
  return DURATIONS.has(other.sensor) ? spell(part.number) : part.words;
}
