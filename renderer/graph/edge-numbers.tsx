/** The numbers of an arrow by hand: how long it waits, and how heavy it weighs in a choice. */

import type { GraphEdge } from '../../dream-dsl/index.ts';
import { durationMs, durationText } from './envelope.ts';
import type { Asked } from './refusal.tsx';
import { Slider } from './slider.tsx';

type Change = (text: string) => Asked;

/** What one would wait for, seconds. */
const WAITS = [1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 300, 360, 480, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 10_800, 14_400, 21_600, 28_800];

/** Of `after 8m` and `every 2m`; nothing where the time is no plain number. */
export function DelaySlider({ edge, change }: { readonly edge: GraphEdge; readonly change: Change }) {
  const found = /^(after|every) (\S+)$/.exec(edge.cause);
  const ms = durationMs(found?.[2] ?? '');
  if (found === null || ms === null) return null;
  const steps = [...new Set([...WAITS.map((seconds) => seconds * 1000), ms])].sort((a, b) => a - b);
  return (
    <Slider
      label={found[1] === 'after' ? 'Delay' : 'Period'}
      value={steps.indexOf(ms)}
      min={0}
      max={steps.length - 1}
      step={1}
      text={(i) => durationText(steps[i] ?? 0)}
      commit={(i) => change(`${found[1]} ${durationText(steps[i] ?? ms)}`)}
    />
  );
}

const USUAL_MOST = 10;

export function WeightSlider({ edge, change }: { readonly edge: GraphEdge; readonly change: Change }) {
  const value = Number(edge.weight);
  if (edge.weight === '' || !Number.isFinite(value)) return null;
  return (
    <Slider
      label="Weight by hand"
      value={value}
      min={0}
      max={Math.max(USUAL_MOST, value * 2)}
      step={1}
      text={String}
      commit={(weight) => change(String(weight))}
    />
  );
}
