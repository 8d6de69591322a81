/** A template seen from far: its scenes and arrows, and below a night of it, sleep and cues on one axis. */

import { CHANNELS } from '../../app/bridge/index.ts';
import pictures from './pictures.json';

interface Picture {
  readonly graph: {
    readonly width: number;
    readonly height: number;
    readonly boxes: readonly (readonly number[])[];
    readonly lines: readonly (readonly number[])[];
  };
  readonly night: { readonly stages: readonly (readonly number[])[]; readonly cues: readonly (readonly number[])[] };
}

const PICTURES = pictures as Readonly<Record<string, Picture>>;
const STAGES = ['w', 'rem', 'n1', 'n2', 'n3'];
const ROW = 9;
const CUE = 6;

export function TemplatePicture({ id }: { readonly id: string }) {
  const picture = PICTURES[id];
  if (picture === undefined) return null;
  const { graph, night } = picture;
  const channels = [...new Set(night.cues.map(([, , channel = 0]) => channel))].sort((a, b) => a - b);
  const height = STAGES.length * ROW + 8 + channels.length * (CUE + 3);
  return (
    // In words it is what the summary says.
    <span className="template-picture">
      <svg viewBox={`0 0 ${graph.width} ${graph.height}`} preserveAspectRatio="xMidYMid meet" aria-hidden>
        {graph.lines.map((points) => (
          <polyline key={points.join()} points={points.join(' ')} />
        ))}
        {graph.boxes.map(([x = 0, y = 0, width, height, group]) => (
          <rect key={`${x},${y},${width}`} className={group === 1 ? 'group' : ''} x={x} y={y} width={width} height={height} rx={5} />
        ))}
      </svg>
      <svg viewBox={`0 0 1000 ${height}`} preserveAspectRatio="none" aria-hidden>
        {night.stages.map(([from = 0, to = 0, stage = 0]) => (
          <rect key={from} x={from} y={stage * ROW} width={to - from} height={ROW - 3} fill={`var(--stage-${STAGES[stage]})`} />
        ))}
        {night.cues.map(([from = 0, to = 0, channel = 0], i) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a picture never changes
            key={i}
            x={from}
            y={STAGES.length * ROW + 8 + channels.indexOf(channel) * (CUE + 3)}
            width={Math.max(to - from, 2)}
            height={CUE}
            fill={`var(--${CHANNELS[channel]})`}
          />
        ))}
      </svg>
    </span>
  );
}
