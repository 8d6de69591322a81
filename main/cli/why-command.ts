/** Asking a night: why something on a line happened, or why it did not. */

import { Option } from 'commander';
import { LOST_BY, listenedWords, type NightRecord, type Params, placeWords, spell, type Why, type WhyNot } from '../../app/bridge/index.ts';
import { clock } from './hypnogram-chart.ts';
import { drawn } from './night-commands.ts';
import { type Add, clockTime, whole } from './options.ts';
import { bold, faint, green, json, red, say, tell } from './output.ts';
import { sourceOf } from './project-commands.ts';
import type { Session } from './session.ts';

interface WhyOptions {
  readonly line: number;
  readonly in?: string;
  readonly sleeper?: string;
  readonly hypnogram?: string;
  readonly drawn?: Extract<Params<'night.preview'>['subject'], { kind: 'drawn' }>;
  readonly seed: number;
  readonly at?: number;
  readonly from?: number;
  readonly to?: number;
}

const DAY_MIN = 1440;

export function whyCommand(session: Session, add: Add): void {
  add<WhyOptions>(
    'why <file>',
    'Say why what stands on a line happened in a night, or why it did not, and what came nearest.',
    (c) =>
      c
        .requiredOption('--line <n>', 'of the transition or cue, counted from 1', whole(1, 10_000_000))
        .option('--in <path>', 'the text with that line, where it is not the file itself')
        .addOption(new Option('--sleeper <name>', 'a simulated sleeper; see dream sleepers list').conflicts('hypnogram'))
        .addOption(new Option('--drawn <seed/number>', 'a sleeper that a cohort drew').argParser(drawn).conflicts(['hypnogram', 'sleeper']))
        .option('--hypnogram <file>', 'a recorded night: a table (CSV) or EDF+ with annotations')
        .option('--seed <n>', 'which night', whole(0, 0xffffffff), 1)
        .option('--at <time>', 'the time nearest to this clock time, as 03:10, where it happened several times', clockTime)
        .option('--from <time>', 'ask about the part of the night from this clock time', clockTime)
        .option('--to <time>', '… to this clock time', clockTime)
        .addHelpText('after', '\n--json gives {"answers":[{"happened":[ms since lights out],"why":{…}|null,"whyNot":{…}|null}]}, as in docs/walking.md.'),
    async ([file = ''], options) => {
      const { line, sleeper, hypnogram, drawn: drew, seed, in: inside, ...times } = options;
      if (sleeper === undefined && hypnogram === undefined && drew === undefined) {
        tell('Say who sleeps: --sleeper NAME, --drawn SEED/NUMBER or --hypnogram FILE.');
        process.exitCode = 2;
        return;
      }
      const subject =
        drew ??
        (hypnogram === undefined ? ({ kind: 'sleeper', name: sleeper ?? '' } as const) : ({ kind: 'hypnogram-file', path: session.path(hypnogram) } as const));
      const source = await sourceOf(session, file);
      const { rows } = await session.ask('program.rows', { source, line, ...(inside === undefined ? {} : { file: inside }) });
      if (rows.length === 0) {
        tell(`${red('✗')} No transition and no cue stands on line ${line}.`);
        process.exitCode = 1;
        return;
      }
      const { night: record, bundleDigest } = await session.ask('night.preview', { source, subject, seed });
      const night = { source, subject, seed, digest: bundleDigest };
      const since = (minutes: number) => Math.max(0, ((minutes - record.startMinutes + 2 * DAY_MIN) % DAY_MIN) * 60_000);
      const range = { ...(times.from === undefined ? {} : { from: since(times.from) }), ...(times.to === undefined ? {} : { to: since(times.to) }) };
      const answers: { happened: number[]; why: Why | null; whyNot: WhyNot | null }[] = [];
      for (const what of rows) {
        const whyNot = await session.ask('night.whyNot', { night, what, ...range });
        const at = nearest(whyNot.happened, times.at === undefined ? null : since(times.at));
        if (at === null) answers.push({ happened: [], why: null, whyNot });
        else answers.push({ happened: whyNot.happened, why: await session.ask('night.why', { night, what: { ...what, at } }), whyNot: null });
      }
      if (options.json) json({ answers });
      else
        say(
          answers
            .map(({ happened, why, whyNot }) => (why !== null ? whyWords(record, why, happened) : whyNot !== null ? notWords(record, whyNot) : ''))
            .join('\n\n'),
        );
    },
  );
}

function nearest(times: readonly number[], to: number | null): number | null {
  if (to === null) return times[0] ?? null;
  return times.toSorted((a, b) => Math.abs(a - to) - Math.abs(b - to))[0] ?? null;
}

function whyWords(night: NightRecord, why: Why, happened: readonly number[]): string {
  const also = happened.filter((at) => at !== why.at).map((at) => clock(night, at));
  return [
    `${green('✓')} ${bold(clock(night, why.at))} ${why.summary}`,
    ...why.facts.map(({ at, words }) => `    ${clock(night, at)}  ${words}`),
    ...evidence(why.cause),
    ...(why.guard.length === 0 ? [] : [faint('    and its guard'), ...evidence(why.guard)]),
    ...why.arms.map(({ to, share, taken }) => `    ${taken ? '→' : ' '} ${to} ${Math.round(share * 1000) / 10} %`),
    ...(why.drawn === null ? [] : [faint(`    drawn: ${why.drawn.toFixed(4)}`)]),
    ...why.lost.map(({ source, words, by }) => faint(`    not taken: ${words} ${placeWords(source)} (${LOST_BY[by]})`)),
    ...(also.length === 0 ? [] : [faint(`    also at ${also.join(', ')}`)]),
  ].join('\n');
}

const evidence = (lines: Why['cause']): string[] =>
  lines.map(({ depth, words, holds, reads }) => {
    const read = reads.map((one) => `${one.words} ${spell(one.value, one.measure)}`).join(', ');
    return `    ${'  '.repeat(depth)}${holds ? green('✓') : red('✗')} ${words}${read === '' ? '' : faint(`  ${read}`)}`;
  });

function notWords(night: NightRecord, not: WhyNot): string {
  return [
    `${red('✗')} ${bold(not.words)}${not.source === '' ? '' : ` ${placeWords(not.source)}`}: ${not.summary}`,
    ...[listenedWords(not)].filter((words) => words !== '' && !not.summary.includes(words)).map((words) => faint(`    ${words}`)),
    ...(not.nearest === null ? [] : [`    nearest at ${clock(night, not.nearest.at)}`]),
    ...not.chances.slice(0, 8).map(({ at, words }) => `    ${clock(night, at)}  ${words}`),
    ...not.ways.map(({ from, words, summary }) => `    from ${from} by ${words}: ${summary}`),
  ].join('\n');
}
