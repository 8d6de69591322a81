/** The log of a device's night as a table that grows: clock, time since lights out, stage, and what happened in words. */

import { CHANNEL_MEASURES, type Result, spell } from '../../app/bridge/index.ts';
import { speechMs } from '../../app/night/index.ts';
import { clock } from './hypnogram-chart.ts';
import { bold, faint, green, yellow } from './output.ts';

type Body = Result<'devices.log'>['entries'][number];
type Legend = NonNullable<Extract<Body, { kind: 'lights-out' }>['legend']>;
type Fields = Readonly<Record<string, unknown>>;

export interface NightTable {
  /** The lines that an entry of the log adds; none for what says nothing to a person. */
  add(body: Body): readonly string[];
}

export function nightTable(): NightTable {
  let legend: Legend | null = null;
  let stage = '?';
  /** By instance: what plays, and when it is over by itself. */
  const playing = new Map<unknown, { readonly name: string; readonly until: number }>();

  return {
    add(body) {
      switch (body.kind) {
        case 'lights-out':
          legend = body.legend ?? null;
          return [`${bold(body.title)}, night ${body.night}, seed ${body.seed}, ${body.subject}; ${body.clock}`, faint(`clock  since      stage  what`)];
        case 'event': {
          if (body.event['kind'] === 'stage') stage = String(body.event['stage']);
          const words = eventWords(body.event);
          return words === null ? [] : [row(body.at, words)];
        }
        case 'release':
          return [row(body.at, yellow(`released by ${body.by}`))];
        case 'lights-on':
          return [
            row(
              body.at,
              body.why === 'morning'
                ? green('lights on')
                : yellow(body.why === 'next' ? 'gave way to the next night' : 'cut: the power went, or the log could not be written'),
            ),
          ];
        case 'seal':
          return [faint('sealed by the device')];
      }
    },
  };

  function row(at: number, words: string): string {
    return `${clock({ startMinutes: legend?.startMinutes ?? 0 }, at)}  ${since(at)}  ${stage.padEnd(5)}  ${words}`;
  }

  function eventWords(event: Fields): string | null {
    switch (event['kind']) {
      case 'stage':
        return faint(stage === 'W' ? 'awake' : stage === '?' ? 'nobody scored' : `sleep ${stage}`);
      case 'enter': {
        const path = nameOf(legend?.states, event['state'], 'state');
        return path === '' ? null : bold(path);
      }
      case 'cue-start': {
        const name = cueName(event['cue']);
        const words = String(event['words'] ?? '');
        playing.set(event['instance'], { name, until: Number(event['at']) + lengthOf(event, words) });
        return `▶ ${name} at ${levelOf(event['level'], event['cue'])}${words === '' ? '' : ` “${words.length > 50 ? `${words.slice(0, 49)}…` : words}”`}${event['loop'] === true ? ', again and again' : ''}`;
      }
      case 'cue-stop': {
        const { name, until } = playing.get(event['instance']) ?? UNKNOWN_CUE;
        playing.delete(event['instance']);
        // What was over long ago has nothing left to stop.
        if (Number(event['at']) > until) return null;
        return faint(`■ ${name}${seconds(event['fadeMs'], ', fading for')}`);
      }
      case 'cue-ceiling':
        return event['ceiling'] === null
          ? null
          : yellow(`↓ ${(playing.get(event['instance']) ?? UNKNOWN_CUE).name} held at ${Number(event['ceiling'])} by a limit`);
      case 'cue-withheld':
        return yellow(`○ ${cueName(event['cue'])} held back: too many cues this hour`);
      case 'fade-all':
        return `everything fades${seconds(event['overMs'], ' for')}`;
      case 'mark':
        return `✎ ${String(event['label'])}`;
      case 'set':
        return faint(`${nameOf(legend?.vars, event['var'], 'variable')} = ${String(event['value'])}`);
      case 'raise':
        return faint(`event ${String(event['event'])}`);
      case 'runaway':
        return yellow('the program reacted to itself without end, and was stopped');
      case 'awakening':
        return yellow(event['cause'] === 'cue' ? `wakes: ${cueName(event['cue'])}` : 'wakes by itself');
      case 'sleeper':
        return `the sleeper: ${String(event['effect'])} (${cueName(event['cue'])})`;
      default:
        // What leaves a state and by which way, the states that are entered tell.
        return null;
    }
  }

  function cueName(cue: unknown): string {
    const known = legend?.cues[Number(cue)];
    return known === undefined ? `cue ${String(cue)}` : known.channel === known.plays ? known.channel : `${known.channel} ${known.plays}`;
  }

  /** ms; infinite where it plays until it is stopped. */
  function lengthOf(event: Fields, words: string): number {
    if (typeof event['durationMs'] === 'number') return event['durationMs'];
    const plays = legend?.cues[Number(event['cue'])]?.plays;
    return plays === 'say' || plays === 'ask' ? speechMs(words) : Number.POSITIVE_INFINITY;
  }

  function levelOf(level: unknown, cue: unknown): string {
    const channel = legend?.cues[Number(cue)]?.channel;
    return channel === undefined ? String(level) : spell(Number(level), CHANNEL_MEASURES[channel]);
  }
}

const UNKNOWN_CUE = { name: 'a cue', until: Number.POSITIVE_INFINITY };

const nameOf = (names: readonly string[] | undefined, number: unknown, what: string): string => names?.[Number(number)] ?? `${what} ${String(number)}`;

const seconds = (ms: unknown, before: string): string => (Number(ms) > 0 ? `${before} ${Math.round(Number(ms) / 100) / 10} s` : '');

/** `+7:05:09` */
function since(ms: number): string {
  const s = Math.floor(ms / 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `+${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`.padEnd(9);
}
