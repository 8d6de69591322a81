/** The cursor in the night: where it goes, and what it takes along. */

import { beforeEach, describe, expect, it } from 'vitest';
import type { NightRecord } from '../../../app/bridge/index.ts';
import { moveCursor, selectEvent, stepEvent } from '../../../renderer/state/night-cursor.ts';
import { eventsOf, isSameEvent } from '../../../renderer/state/night-events.ts';
import { get, set } from '../../../renderer/state/store.ts';
import { smallNight } from '../../support/small-night.ts';

let night: NightRecord;
beforeEach(() => {
  night = smallNight();
  set({
    preview: {
      night,
      texts: {},
      digest: '',
      name: { source: { kind: 'bundle', path: 'x' }, subject: { kind: 'sleeper', name: 'mara' }, seed: 1 },
      origins: null,
    },
    playheadMs: 0,
    nightEvent: null,
    nightView: null,
    nightRange: null,
  });
});

describe('events of a night', () => {
  it('are in order of time, each pointing at its row', () => {
    const events = eventsOf(night);
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b));
    for (const { kind, index, at } of events) if (kind === 'cue') expect(night.cues[index]?.from).toBe(at);
    expect(events.filter(({ kind }) => kind === 'awakening')).toHaveLength(night.awakenings.length);
  });
});

describe('the cursor', () => {
  it('stays within the night', () => {
    moveCursor(-5);
    expect(get().playheadMs).toBe(0);
    moveCursor(1e12);
    expect(get().playheadMs).toBe(night.durationMs - 1);
  });

  it('takes the stretch along where it would leave it, as long as before', () => {
    set({ nightView: { from: 0, to: 60_000 } });
    moveCursor(30_000);
    expect(get().nightView).toEqual({ from: 0, to: 60_000 });
    moveCursor(3_000_000);
    const view = get().nightView!;
    expect(view.to - view.from).toBe(60_000);
    expect(view.from).toBeLessThanOrEqual(3_000_000);
    expect(view.to).toBeGreaterThanOrEqual(3_000_000);
  });

  it('steps from event to event, forth and back', () => {
    stepEvent(1, ({ kind }) => kind === 'cue');
    const first = get().nightEvent;
    expect(first).toMatchObject({ kind: 'cue', at: get().playheadMs });
    stepEvent(1, ({ kind }) => kind === 'cue');
    expect(isSameEvent(first, get().nightEvent)).toBe(false);
    stepEvent(-1, ({ kind }) => kind === 'cue');
    expect(isSameEvent(first, get().nightEvent)).toBe(true);
  });

  it('goes to what is selected', () => {
    const mark = eventsOf(night).find(({ kind }) => kind === 'mark')!;
    selectEvent(mark);
    expect(get().playheadMs).toBe(mark.at);
  });
});
