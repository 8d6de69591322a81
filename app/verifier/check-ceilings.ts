/** Ceilings: whatever sounds together, on no channel is it more than the device allows, nor more than the program's own limits. */

import { type Bound, CHANNELS, type Channel, type Check } from '../base/index.ts';
import { codeWords, spokenOf } from '../program/index.ts';
import type { Ceilings } from './ceilings.ts';
import type { Flow } from './flow.ts';
import { isTrue } from './interval.ts';
import { type Mix, worstMix } from './mix.ts';
import { findingsOn, upTo } from './report.ts';
import { levelOf, type Scene, type Sounding } from './sounding.ts';
import type { Work } from './work.ts';

const UNIT: Readonly<Record<Channel, string>> = { sound: 'dB', light: 'lx', scent: '%', touch: '%', warmth: '°C', motion: '%' };
/** What rounding may add to a sum of levels. */
const SLACK = 1e-9;

export function checkCeilings(flow: Flow, scenes: readonly Scene[], ceilings: Ceilings, work: Work): Check {
  const { program, values } = flow;
  const findings = findingsOn(program);
  const bounds: Bound[] = [];
  const used = CHANNELS.filter((channel) => scenes.some(({ cues }) => cues.some(({ row }) => row.channel === channel)));
  for (const channel of used) {
    const unit = UNIT[channel];
    const limits = program.limits.flatMap((limit, row) => (limit.subject === channel ? [{ ...limit, row }] : []));
    const always = limits.filter(({ condition }) => condition < 0 || isTrue(values.of[condition]!));
    const cap = Math.min(...always.map(({ max }) => max), Number.POSITIVE_INFINITY);
    const mixUnder = (lid: number) => worstMix(flow, scenes, channel, ({ level }: Sounding) => Math.max(0, Math.min(level.max, lid)), work);
    const report = (mix: Mix, allowed: number, where: ['limits', number] | null) => {
      const value = levelOf(channel, mix.sum);
      if (value <= allowed + SLACK) return value;
      const loudest = mix.parts[0];
      const whose = where === null ? `this device allows ${upTo(allowed)} ${unit}` : `the program’s own limit is ${upTo(allowed)} ${unit}`;
      findings.refuse(
        loudest === undefined ? 'program' : 'cues',
        loudest?.cue ?? -1,
        `${mix.parts.length > 1 ? `What can be on together gives up to` : 'It gives up to'} ${upTo(value)} ${unit} of ${channel}, and ${whose}: ${partsIn(flow, mix, unit)}.`,
        wayOut(mix, value, allowed, unit, where !== null),
      );
      return value;
    };
    const mix = mixUnder(cap);
    const strictest = always.find(({ max }) => max === cap);
    const value = report(
      mix,
      Math.min(cap, ceilings.levels[channel]),
      strictest !== undefined && cap <= ceilings.levels[channel] ? ['limits', strictest.row] : null,
    );
    bounds.push({ what: channel, value, limit: Math.min(cap, ceilings.levels[channel]), unit });
    // One that never holds caps nothing, and so is never counted on; one that may hold must hold for the sum then.
    for (const limit of limits) {
      if (always.includes(limit) || values.never(limit.condition) || limit.max >= cap) continue;
      const under = report(mixUnder(limit.max), Math.max(0, limit.max), ['limits', limit.row]);
      bounds.push({ what: `${channel} while ${codeWords(program, limit.condition)}`, value: under, limit: limit.max, unit });
    }
    if (channel === 'warmth') {
      const cold = worstMix(flow, scenes, channel, ({ level }) => Math.max(0, -Math.min(level.min, cap)), work);
      bounds.push({ what: 'cold', value: report(cold, ceilings.levels.warmth, null), limit: ceilings.levels.warmth, unit });
    }
  }
  return findings.check('ceilings', bounds);
}

/** A cue that goes up to the limit goes higher with it: then another limit is no way out. */
function wayOut({ parts }: Mix, value: number, allowed: number, unit: string, own: boolean): string {
  if (!own) return 'Lower the cues, or see that they are not on together.';
  const lower = `Lower the cues by ${upTo(value - allowed)} ${unit} together, or see that they are not on together`;
  if (parts.every(({ level }) => level < allowed)) return `${lower}; or raise the limit.`;
  return `${lower}${parts.some(({ fading }) => fading) ? ': a shorter fade is over before' : ''}. Raising the limit does not help: one of them goes up with it.`;
}

function partsIn({ program }: Flow, { parts }: Mix, unit: string): string {
  const named = parts.slice(0, 5).map(({ cue, level, fading }) => {
    const row = program.cues[cue]!;
    const what = program.assets[row.asset]?.name ?? (row.verb === row.channel ? row.verb : row.verb);
    const path = row.state < 0 ? 'an anchor' : row.state === 0 ? 'the dream itself' : spokenOf(program, row.state);
    return `${what} in ${path} ${fading ? 'may still fade at' : 'at'} ${upTo(level)} ${unit}`;
  });
  return named.join(', ') + (parts.length > named.length ? ` and ${parts.length - named.length} more` : '');
}
