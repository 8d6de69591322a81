/** Playing the night: from passage to passage, and at a speed. */

import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useEffect } from 'react';
import type { NightRecord } from '../../app/bridge/index.ts';
import { stepEvent } from '../state/night-cursor.ts';
import { stopBetween } from '../state/stops.ts';
import { get, set, useStore } from '../state/store.ts';

const RATES = [1, 10, 60, 300, 1200] as const;

export function Transport() {
  const playing = useStore((state) => state.playing);
  const rate = useStore((state) => state.rate);
  const jump = (by: 1 | -1) => stepEvent(by, ({ kind }) => kind === 'transition');
  return (
    <span className="transport">
      <button type="button" className="icon" title="The transition before" aria-label="To the transition before" onClick={() => jump(-1)}>
        <SkipBack size={16} strokeWidth={1.5} />
      </button>
      <button
        type="button"
        className="icon"
        title={playing ? 'Pause' : 'Play'}
        aria-label={playing ? 'Pause' : 'Play'}
        onClick={() => set({ playing: !playing })}
      >
        {playing ? <Pause size={16} strokeWidth={1.5} /> : <Play size={16} strokeWidth={1.5} />}
      </button>
      <button type="button" className="icon" title="The next transition" aria-label="To the next transition" onClick={() => jump(1)}>
        <SkipForward size={16} strokeWidth={1.5} />
      </button>
      <select aria-label="Speed" value={rate} onChange={(event) => set({ rate: Number(event.target.value) })}>
        {RATES.map((times) => (
          <option key={times} value={times}>
            {times}×
          </option>
        ))}
      </select>
    </span>
  );
}

export function usePlaying(night: NightRecord): void {
  const playing = useStore((state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    let before = performance.now();
    let frame = requestAnimationFrame(function advance(now) {
      const { playheadMs, rate } = get();
      const next = playheadMs + (now - before) * rate;
      before = now;
      const stop = stopBetween(get(), playheadMs, next);
      if (stop !== null) set({ playheadMs: stop, playing: false });
      else set(next >= night.durationMs ? { playheadMs: night.durationMs - 1, playing: false } : { playheadMs: next });
      frame = requestAnimationFrame(advance);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing, night]);
}
