/** A sound as a picture: how far it swings over its length. */

import { useMemo } from 'react';
import type { Wave } from '../state/sounds.ts';

interface WaveformProps {
  /** null or undefined: a line. */
  readonly wave: Wave | null | undefined;
  /** px */
  readonly width: number;
  readonly height: number;
}

export function Waveform({ wave, width, height }: WaveformProps) {
  const count = wave?.peaks.length ?? 0;
  const path = useMemo(() => {
    const peaks = wave?.peaks ?? [];
    const middle = height / 2;
    if (peaks.length === 0) return `M0 ${middle}H${width}`;
    return peaks
      .map((peak, i) => {
        const half = Math.max(0.5, peak * middle);
        return `M${((i + 0.5) * width) / peaks.length} ${middle - half}V${middle + half}`;
      })
      .join('');
  }, [wave, width, height]);
  return (
    <svg className="waveform" width={width} height={height} aria-hidden="true">
      <path d={path} strokeWidth={count === 0 ? 1 : Math.max(0.5, (0.8 * width) / count)} />
    </svg>
  );
}
