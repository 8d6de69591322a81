/** The previewed night: sleep, scenes and cues on one axis that can be zoomed, with a playhead. */

import './night.css';
import { Moon, Table2, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { NightRecord } from '../../app/bridge/index.ts';
import { previewNight } from '../state/night.ts';
import { moveCursor, selectEvent } from '../state/night-cursor.ts';
import { eventsOf, isSameEvent } from '../state/night-events.ts';
import { get, isNightStale, set, useStore } from '../state/store.ts';
import { clockOf, spanOf } from './clock.ts';
import { momentOf, wordsOf } from './describe.ts';
import { drawNight, msAt, xOf } from './draw.ts';
import { tracksOf } from './tracks.ts';
import { Transport, usePlaying } from './transport.tsx';
import { clamp, shifted, type View, zoomed } from './view.ts';

const ZOOM = 1.6;
const STEP_MS = 30_000;

export function NightPanel() {
  const night = useStore((state) => state.preview?.night ?? null);
  if (night === null) {
    return (
      <section className="night night-empty" data-testid="night" aria-label="Night">
        <p>A night of the chosen sleeper under this dream will be shown here: sleep, scenes and every cue.</p>
        <button type="button" className="primary" onClick={() => void previewNight()}>
          <Moon size={16} strokeWidth={1.5} aria-hidden /> Preview the night
        </button>
      </section>
    );
  }
  return <Night night={night} />;
}

function Night({ night }: { readonly night: NightRecord }) {
  const stale = useStore(isNightStale);
  const shown = useStore((state) => state.nightView);
  const view = useMemo(() => shown ?? { from: 0, to: night.durationMs }, [shown, night]);
  const setView = (change: (view: View) => View) => set({ nightView: change(get().nightView ?? { from: 0, to: night.durationMs }) });
  const [asTable, setAsTable] = useState(false);
  const zoom = (factor: number, at = get().playheadMs) => setView((now) => zoomed(now, factor, at, night.durationMs));
  usePlaying(night);
  return (
    <section className="night" data-testid="night" data-stale={stale} data-subject={night.subject.name} aria-label="Night">
      <div className="night-bar">
        <Transport />
        <span className="night-whose" data-testid="whose">
          {night.subject.name} · seed {night.seed}
        </span>
        <span className="night-moment" data-testid="moment" aria-live="off">
          <Moment night={night} />
        </span>
        {stale && (
          <span className="stale-word" role="status">
            <strong>Stale</strong> the text changed since{' '}
            <button type="button" className="link" onClick={() => void previewNight()}>
              Preview again
            </button>
          </span>
        )}
        <span className="spring" />
        <button type="button" className="icon" title="Zoom out" aria-label="Zoom out" onClick={() => zoom(1 / ZOOM)}>
          <ZoomOut size={16} strokeWidth={1.5} />
        </button>
        <button type="button" className="icon" title="Zoom in" aria-label="Zoom in" onClick={() => zoom(ZOOM)}>
          <ZoomIn size={16} strokeWidth={1.5} />
        </button>
        <button
          type="button"
          className="icon"
          title="The night as a table"
          aria-label="The night as a table"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          <Table2 size={16} strokeWidth={1.5} />
        </button>
      </div>
      {asTable ? <EventTable night={night} /> : <Canvas night={night} view={view} setView={setView} zoom={zoom} stale={stale} />}
      <Summary night={night} />
    </section>
  );
}

function Moment({ night }: { readonly night: NightRecord }) {
  const playheadMs = useStore((state) => state.playheadMs);
  return <>{momentOf(night, playheadMs)}</>;
}

interface CanvasProps {
  readonly night: NightRecord;
  readonly view: View;
  readonly setView: (change: (view: View) => View) => void;
  readonly zoom: (factor: number, at: number) => void;
  readonly stale: boolean;
}

function Canvas({ night, view, setView, zoom, stale }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [hint, setHint] = useState<{ x: number; text: string } | null>(null);
  const tracks = useMemo(() => tracksOf(night), [night]);
  const playheadMs = useStore((state) => state.playheadMs);
  const selected = useStore((state) => (state.selection?.kind === 'node' ? state.selection.id : null));
  const theme = useTheme();
  useEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme is another picture
  useEffect(() => {
    if (canvas.current !== null && width > 0) drawNight(canvas.current, { night, tracks, view, playheadMs, width, stale, selected });
  }, [night, tracks, view, playheadMs, width, stale, selected, theme]);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const wheel = (event: WheelEvent) => {
      const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (!sideways && !event.ctrlKey && !event.metaKey && !event.altKey) {
        // A plain wheel scrolls the rows; with Ctrl it zooms, with Shift it goes along the night.
        return;
      }
      event.preventDefault();
      const by = event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (sideways) setView((now) => shifted(now, (by / width) * (now.to - now.from), night.durationMs));
      else zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, msAt(event.offsetX, view, width));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [night, view, width, setView, zoom]);
  const point = (event: PointerEvent<HTMLElement>) => {
    const ms = clamp(msAt(event.nativeEvent.offsetX, view, width), 0, night.durationMs - 1);
    if (event.buttons === 1) {
      event.currentTarget.setPointerCapture(event.pointerId);
      moveCursor(ms);
    }
    setHint({ x: event.nativeEvent.offsetX, text: momentOf(night, ms) });
  };
  return (
    <div ref={box} className="night-picture">
      <canvas
        ref={canvas}
        style={{ width, height: tracks.height }}
        tabIndex={0}
        role="slider"
        aria-label="Playhead"
        aria-valuemin={0}
        aria-valuemax={night.durationMs}
        aria-valuenow={playheadMs}
        aria-valuetext={momentOf(night, playheadMs)}
        data-testid="night-canvas"
        onPointerDown={point}
        onPointerMove={point}
        onPointerLeave={() => setHint(null)}
        onKeyDown={(event) => moveByKey(event, night, zoom)}
      />
      {hint !== null && (
        <output className="night-hint" style={hint.x > width / 2 ? { right: width - hint.x + 10 } : { left: hint.x + 10 }}>
          {hint.text}
        </output>
      )}
      {view.to - view.from < night.durationMs && width > 0 && <Overview night={night} view={view} width={width} />}
    </div>
  );
}

/** Which part of the night is shown. */
function Overview({ night, view, width }: { readonly night: NightRecord; readonly view: View; readonly width: number }) {
  const whole = { from: 0, to: night.durationMs };
  const left = xOf(view.from, whole, width);
  return <div className="night-overview" style={{ left, width: Math.max(6, xOf(view.to, whole, width) - left) }} />;
}

function moveByKey(event: KeyboardEvent, night: NightRecord, zoom: (factor: number, at: number) => void): void {
  const { playheadMs } = get();
  const step = event.shiftKey ? STEP_MS * 20 : STEP_MS;
  const moves: Readonly<Record<string, number>> = { ArrowLeft: playheadMs - step, ArrowRight: playheadMs + step, Home: 0, End: night.durationMs - 1 };
  const to = moves[event.key];
  if (to !== undefined) moveCursor(to);
  else if (event.key === '+' || event.key === '=') zoom(ZOOM, playheadMs);
  else if (event.key === '-') zoom(1 / ZOOM, playheadMs);
  else return;
  event.preventDefault();
}

function EventTable({ night }: { readonly night: NightRecord }) {
  const selected = useStore((state) => state.nightEvent);
  const rows = eventsOf(night).filter(({ kind }) => kind !== 'stage' && kind !== 'scene');
  return (
    <div className="night-table">
      <table>
        <caption className="unseen">Everything that happened in this night</caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((event) => (
            <tr key={`${event.kind} ${event.index}`} aria-current={isSameEvent(event, selected)}>
              <td>
                <button type="button" className="link" onClick={() => selectEvent(event)}>
                  {clockOf(night.startMinutes, event.at, true)}
                </button>
              </td>
              <td>{wordsOf(night, event)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Summary({ night }: { readonly night: NightRecord }) {
  const { summary: s, startMinutes } = night;
  const facts: readonly (readonly [string, string])[] = [
    ['lights out', clockOf(startMinutes, 0)],
    ['asleep', spanOf(s.totalSleepMinutes)],
    ['efficiency', `${Math.round(s.efficiencyPercent)} %`],
    ['onset', s.onsetLatencyMinutes === null ? 'none' : spanOf(s.onsetLatencyMinutes)],
    ['REM', spanOf(s.stageMinutes.REM)],
    ['N3', spanOf(s.stageMinutes.N3)],
    ['awake after onset', spanOf(s.wasoMinutes)],
    ['awakenings', `${s.awakenings}`],
    ['by cues', `${s.cueAwakenings}`],
    ['released', s.released ? 'yes' : 'no'],
  ];
  return (
    <footer className="night-summary">
      <dl data-testid="night-summary">
        {facts.map(([name, value]) => (
          <div key={name} className={name === 'by cues' && s.cueAwakenings > 0 ? 'bad' : ''}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p title={night.notes.join('\n')}>
        {night.subject.kind === 'sleeper' ? 'Simulated by a model; no promise about a real night.' : 'A recorded night: its sleep does not react to cues.'}{' '}
        {night.notes.join(' ')}
      </p>
    </footer>
  );
}

function useTheme(): string {
  const [theme, setTheme] = useState(document.documentElement.dataset['theme'] ?? '');
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(document.documentElement.dataset['theme'] ?? ''));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}
