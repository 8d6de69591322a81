/** The numbers of the selected range, or how to select one. */

import { useMemo } from 'react';
import type { NightRecord } from '../../app/bridge/index.ts';
import { set, useStore } from '../state/store.ts';
import { clockOf, lengthOf } from './clock.ts';
import { STAGE_WORDS, UNITS } from './describe.ts';
import { modelOf } from './model/model.ts';
import { numbersOf } from './model/range.ts';
import { zoomToSelection } from './moves.ts';

export function RangeNumbers({ night }: { readonly night: NightRecord }) {
  const range = useStore((state) => state.nightRange);
  const numbers = useMemo(() => (range === null ? null : numbersOf(modelOf(night), range)), [night, range]);
  if (range === null || numbers === null) return null;
  const clock = (ms: number) => clockOf(night.startMinutes, ms, true);
  const { awakenings } = numbers;
  return (
    <section className="night-numbers" data-testid="range-numbers" aria-label="Numbers of the range">
      <header>
        <strong>
          {clock(range.from)} – {clock(range.to)}
        </strong>
        <span>{lengthOf(numbers.ms)}</span>
        <span className="spring" />
        <button type="button" className="link" onClick={zoomToSelection}>
          Zoom to it
        </button>
        <button type="button" className="link" onClick={() => set({ nightRange: null })}>
          Clear
        </button>
      </header>
      <table>
        <caption className="unseen">
          Sleep, cues, awakenings and signals between {clock(range.from)} and {clock(range.to)}
        </caption>
        <tbody>
          {numbers.stages.map(([stage, ms]) => (
            <tr key={stage}>
              <th scope="row">{STAGE_WORDS[stage]}</th>
              <td>{lengthOf(ms)}</td>
              <td>{Math.round((100 * ms) / numbers.ms)} %</td>
              <td />
            </tr>
          ))}
          <tr>
            <th scope="row">awakenings</th>
            <td>{awakenings.natural + awakenings.cue}</td>
            <td>{awakenings.natural} natural</td>
            <td className={awakenings.cue > 0 ? 'bad' : ''}>{awakenings.cue} by a cue</td>
          </tr>
          <tr>
            <th scope="row">passages</th>
            <td>{numbers.transitions}</td>
            <td colSpan={2}>{numbers.marks === 1 ? '1 mark' : `${numbers.marks} marks`}</td>
          </tr>
          {numbers.channels.map(({ channel, cues, begun, on, peak }) => (
            <tr key={channel}>
              <th scope="row">{channel}</th>
              <td>
                {cues === 1 ? '1 cue' : `${cues} cues`}, {begun} begun
              </td>
              <td>{lengthOf(on)}</td>
              <td>
                ≤ {round(peak)} {UNITS[channel]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <thead>
          <tr>
            <th scope="col">signal</th>
            <th scope="col">min</th>
            <th scope="col">mean</th>
            <th scope="col">max</th>
          </tr>
        </thead>
        <tbody>
          {numbers.signals.map(({ name, unit, min, mean, max }) => (
            <tr key={name}>
              <th scope="row">
                {name} {unit !== 'variable' && unit !== '0–1' && <small>{unit}</small>}
              </th>
              <td>{round(min, 2)}</td>
              <td>{round(mean, 2)}</td>
              <td>{round(max, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const round = (value: number, digits = 1): string => String(Math.round(value * 10 ** digits) / 10 ** digits);
