/** Everything that happened, in words: the night for who does not see the picture, and a way to walk through it. */

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { NightRecord } from '../../app/bridge/index.ts';
import { selectEvent } from '../state/night-cursor.ts';
import { type EventKind, eventsOf, isSameEvent, type NightEvent } from '../state/night-events.ts';
import { get, useStore } from '../state/store.ts';
import { clockOf } from './clock.ts';
import { KIND_WORDS, wordsOf } from './describe.ts';

const ROW_PX = 24;
/** Rows above and below those that are seen. */
const SPARE = 6;

const FILTERS: readonly (readonly [words: string, kinds: readonly EventKind[]])[] = [
  ['everything', ['stage', 'transition', 'scene', 'cue', 'awakening', 'effect', 'mark']],
  ['sleep', ['stage', 'awakening', 'effect']],
  ['scenes', ['transition', 'scene', 'mark']],
  ['cues', ['cue']],
];

export function EventsList({ night }: { readonly night: NightRecord }) {
  const box = useRef<HTMLDivElement>(null);
  const [filter, setFilter] = useState(0);
  const [find, setFind] = useState('');
  const [scroll, setScroll] = useState(0);
  const [height, setHeight] = useState(0);
  const range = useStore((state) => state.nightRange);
  const selected = useStore((state) => state.nightEvent);
  const events = useMemo(() => {
    const kinds = FILTERS[filter]![1];
    const sought = find.trim().toLowerCase();
    return eventsOf(night).filter(
      (event) =>
        kinds.includes(event.kind) &&
        (range === null || (event.to >= range.from && event.at <= range.to)) &&
        (sought === '' || `${KIND_WORDS[event.kind]} ${wordsOf(night, event)}`.toLowerCase().includes(sought)),
    );
  }, [night, filter, find, range]);
  const at = events.findIndex((event) => isSameEvent(event, selected));
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setHeight(entry?.contentRect.height ?? 0));
    observer.observe(box.current!);
    return () => observer.disconnect();
  }, []);
  // What is selected anywhere comes into sight here.
  useEffect(() => {
    const element = box.current;
    if (element === null || at < 0) return;
    const top = at * ROW_PX;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_PX > element.scrollTop + element.clientHeight) element.scrollTop = top + ROW_PX - element.clientHeight;
  }, [at]);
  const first = Math.max(0, Math.floor(scroll / ROW_PX) - SPARE);
  const seen = events.slice(first, Math.ceil((scroll + height) / ROW_PX) + SPARE);
  return (
    <div className="night-events" data-testid="night-events">
      <div className="night-events-bar">
        <select aria-label="Which events" value={filter} onChange={(event) => setFilter(Number(event.target.value))}>
          {FILTERS.map(([words], i) => (
            <option key={words} value={i}>
              {words}
            </option>
          ))}
        </select>
        <input type="search" aria-label="Find in the events" placeholder="find" value={find} onChange={(event) => setFind(event.target.value)} />
        <span className="night-count">
          {events.length}
          {range !== null && ' in range'}
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a table of thousands of rows of which only those in sight exist */}
      <div
        ref={box}
        className="night-grid"
        role="grid"
        tabIndex={0}
        aria-label={`Events of the night, ${events.length}`}
        aria-rowcount={events.length}
        aria-activedescendant={at < 0 ? undefined : idOf(events[at]!)}
        onScroll={(event) => setScroll(event.currentTarget.scrollTop)}
        onKeyDown={(event) => walk(event, events, at, Math.max(1, Math.floor(height / ROW_PX) - 1))}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: the rows of a grid */}
        <div role="rowgroup" style={{ height: events.length * ROW_PX }}>
          {seen.map((event, i) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the grid has the keyboard and names its row
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
            // biome-ignore lint/a11y/useSemanticElements: a row of a grid
            <div
              key={idOf(event)}
              id={idOf(event)}
              role="row"
              aria-rowindex={first + i + 1}
              aria-selected={isSameEvent(event, selected)}
              className="night-event"
              style={{ top: (first + i) * ROW_PX, height: ROW_PX }}
              onClick={() => selectEvent(event)}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: a cell of a grid */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the keyboard */}
              <span role="gridcell">{clockOf(night.startMinutes, event.at, true)}</span>
              {/* biome-ignore lint/a11y/useSemanticElements: a cell of a grid */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the keyboard */}
              <span role="gridcell" title={wordsOf(night, event)}>
                <em data-kind={event.kind}>{KIND_WORDS[event.kind]}</em> {wordsOf(night, event)}
              </span>
            </div>
          ))}
        </div>
      </div>
      {events.length === 0 && <p className="empty">Nothing of this happened{range === null ? ' in this night.' : ' in the range.'}</p>}
    </div>
  );
}

const idOf = ({ kind, index }: NightEvent): string => `night-event-${kind}-${index}`;

/** The arrow keys go from row to row; where none is selected, to the one at the cursor. */
function walk(event: KeyboardEvent, events: readonly NightEvent[], at: number, page: number): void {
  const { playheadMs } = get();
  const here = at >= 0 ? at : events.findLastIndex((one) => one.at <= playheadMs);
  const goals: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    PageDown: here + page,
    PageUp: here - page,
    Home: 0,
    End: events.length - 1,
  };
  const goal = goals[event.key];
  if (goal === undefined) return;
  event.preventDefault();
  const found = events[Math.min(events.length - 1, Math.max(0, goal))];
  if (found !== undefined) selectEvent(found);
}
