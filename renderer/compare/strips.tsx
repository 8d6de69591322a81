/** Sleep and scenes of both nights on one axis, with the stretches that differ marked, and the playhead. */

import type { NightRecord } from '../../app/bridge/index.ts';
import { moveCursor } from '../state/night-cursor.ts';
import { type Beside, useStore } from '../state/store.ts';

const WIDTH = 1000;
const ROW = 9;
const ROWS = ['W', 'REM', 'N1', 'N2', 'N3'] as const;
const SLEEP = ROWS.length * ROW;
const SCENES = 12;
const STRIP = SLEEP + SCENES + 4;

export function Strips({ night, beside }: { readonly night: NightRecord; readonly beside: Beside }) {
  const playheadMs = useStore((state) => state.playheadMs);
  const end = Math.max(night.durationMs, beside.night?.durationMs ?? 0);
  const x = (ms: number) => (ms / end) * WIDTH;
  const { differences } = beside.comparison;
  const height = STRIP * 2 + 10;
  return (
    <div className="nights-strips">
      <span className="nights-name">here</span>
      <span className="nights-name">there</span>
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Both nights on one axis, with ${beside.comparison.count} differences; the list below has them.`}
        onPointerDown={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          moveCursor(((event.clientX - box.left) / box.width) * end);
        }}
      >
        {differences.map((one, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the differences of two nights never change
          <rect key={i} className={`difference ${one.how}`} x={x(one.at)} y={0} width={Math.max(1, x(one.to) - x(one.at))} height={height} />
        ))}
        <Sleep stages={night.stages} top={0} x={x} />
        <Scenes night={night} top={SLEEP + 2} x={x} />
        <Sleep stages={beside.night?.stages ?? night.naturalStages} top={STRIP + 10} x={x} />
        {beside.night !== null && <Scenes night={beside.night} top={STRIP + 10 + SLEEP + 2} x={x} />}
        <rect className="playhead" x={x(playheadMs)} y={0} width={1.5} height={height} />
      </svg>
    </div>
  );
}

interface Place {
  readonly top: number;
  readonly x: (ms: number) => number;
}

function Sleep({ stages, top, x }: Place & { readonly stages: NightRecord['stages'] }) {
  return stages.map(({ from, to, stage }) =>
    stage === '?' ? null : (
      <rect
        key={from}
        x={x(from)}
        y={top + ROWS.indexOf(stage) * ROW + 2}
        width={Math.max(0.6, x(to) - x(from))}
        height={ROW - 4}
        fill={`var(--stage-${stage.toLowerCase()})`}
      />
    ),
  );
}

/** Those at the top: what is in them would not be seen here. */
function Scenes({ night, top, x }: Place & { readonly night: NightRecord }) {
  return night.scenes
    .filter(({ path }) => !path.includes('/'))
    .map(({ path, from, to }) => (
      <rect key={`${path} ${from}`} className="nights-scene" x={x(from)} y={top} width={Math.max(0.6, x(to) - x(from))} height={SCENES - 2}>
        <title>{path}</title>
      </rect>
    ));
}
