/** What the command line says: one JSON document on request, else words for people. Messages go to stderr. */

import { basename } from 'node:path';
import type { Failure } from '../../app/bridge/index.ts';
import { Stopped } from './session.ts';

/** Failures of the input rather than of the tool. */
const INPUT: ReadonlySet<string> = new Set(['has-problems', 'refused', 'bad-recording', 'bad-sleeper', 'not-for-them', 'not-lowered', 'not-text']);

const colourful = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
const paint = (code: number) => (text: string) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : text);
export const bold = paint(1);
export const faint = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

export const say = (line = ''): void => void process.stdout.write(`${harmless(line)}\n`);
export const tell = (line: string): void => void process.stderr.write(`${harmless(line)}\n`);
export const json = (value: unknown): void => void process.stdout.write(`${escaped(JSON.stringify(value, null, 2))}\n`);
/** One of many documents, each a line of its own. */
export const jsonLine = (value: unknown): void => void process.stdout.write(`${escaped(JSON.stringify(value))}\n`);

/** Titles and names are somebody else's: what a terminal would obey in them is shown as a sign, but for the paint of this file. */
export function harmless(text: string): string {
  return text.replace(COMMANDS, '�');
}

/** Lines, tabs and our own paint are no commands to a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const COMMANDS = /(?!\u001b\[(?:0|1|2|31|32|33)m)(?![\n\t])\p{Cc}/gu;

/** JSON leaves some of them as they are. */
const escaped = (text: string): string => text.replace(/[\u007f-\u009f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Runs a command and turns what stopped it into words and an exit code. */
export async function run(asJson: boolean, command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const { failure } = error;
    // In one line: it may follow events that have a line each.
    if (asJson) jsonLine({ failure });
    tell(inWords(failure));
    process.exitCode = INPUT.has(failure.why) ? 1 : 2;
  }
}

function inWords({ message, hint, place }: Failure): string {
  const where = place === undefined || message.includes(basename(place.file)) ? '' : `${place.file}${place.line === undefined ? '' : `:${place.line}`}: `;
  return `${red('✗')} ${where}${message}${hint === '' ? '' : `\n  ${hint}`}`;
}

/** Rows in columns, the last one free. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, visible(cell));
  return rows.map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat((widths[i] ?? 0) + 2 - visible(cell)))).join('')).join('\n');
}

/** Signs of a cell that take room: paint takes none. */
const visible = (cell: string): number => cell.split('\u001b').reduce((sum, part, i) => sum + (i === 0 ? part.length : part.length - part.indexOf('m') - 1), 0);
