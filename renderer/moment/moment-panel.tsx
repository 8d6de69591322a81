/** The inspector of the moment: what is active, what sounds, what is waited for, and every value, at the playhead. */

import './moment.css';
import { Moon } from 'lucide-react';
import { useEffect } from 'react';
import type { Moment, NightRecord } from '../../app/bridge/index.ts';
import { clockOf } from '../state/clock.ts';
import { PLAYED_ELSEWHERE } from '../state/devices-state.ts';
import { watchMoment } from '../state/moment.ts';
import { previewNight, previewOf } from '../state/night.ts';
import { isNightStale, useStore } from '../state/store.ts';
import { Scenes, Sounding, Waiting } from './doing.tsx';
import { Stops } from './stops.tsx';
import { Sensors, Values } from './values.tsx';

export function MomentPanel() {
  useEffect(watchMoment, []);
  const night = useStore((state) => state.preview?.night ?? null);
  const moment = useStore((state) => state.moment);
  const failure = useStore((state) => state.momentFailure);
  if (night === null)
    return (
      <section className="moment moment-empty" data-testid="moment-inspector" aria-label="Moment">
        <p>Everything at one instant of a night will be shown here: active scenes, cues, timers, conditions and values.</p>
        <button type="button" className="quiet" onClick={() => void previewNight()}>
          <Moon size={16} strokeWidth={1.5} aria-hidden /> Preview the night
        </button>
      </section>
    );
  if (failure === PLAYED_ELSEWHERE)
    return (
      <section className="moment moment-empty" data-testid="moment-inspector" aria-label="Moment">
        <p>
          {failure.message} {failure.hint}
        </p>
        <button
          type="button"
          className="quiet"
          onClick={() => void previewOf({ subject: { kind: night.subject.kind, name: night.subject.name }, seed: night.seed })}
        >
          <Moon size={16} strokeWidth={1.5} aria-hidden /> Preview the same night
        </button>
      </section>
    );
  return (
    <section className="moment" data-testid="moment-inspector" data-at={moment?.at ?? -1} aria-label="Moment">
      {failure !== null && (
        <p className="moment-failure" role="status">
          {failure.message} {failure.hint}
        </p>
      )}
      {moment !== null && <Shown moment={moment} night={night} />}
    </section>
  );
}

function Shown({ moment, night }: { readonly moment: Moment; readonly night: NightRecord }) {
  const stale = useStore(isNightStale);
  return (
    <>
      <header className="moment-head">
        <b className="mono">{clockOf(night.startMinutes, moment.at, true)}</b>
        <span className="moment-stage" data-stage={moment.stage.toLowerCase()}>
          {moment.stage === 'W' ? 'awake' : moment.stage === '?' ? 'not scored' : moment.stage}
        </span>
        {moment.naturalStage !== moment.stage && <small>by itself: {moment.naturalStage === 'W' ? 'awake' : moment.naturalStage}</small>}
        {moment.released && <strong>released</strong>}
        {moment.off && <strong>taken off</strong>}
        {stale && <small title="The text has changed since this night was previewed.">of the text before</small>}
      </header>
      <div className="moment-parts">
        <Scenes moment={moment} night={night} />
        <Sounding moment={moment} />
        <Waiting moment={moment} startMinutes={night.startMinutes} />
        <Stops />
        <Values moment={moment} />
        <Sensors moment={moment} />
      </div>
    </>
  );
}
