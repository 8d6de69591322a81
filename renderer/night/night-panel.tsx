/** The previewed night: everything in it on one axis of time, the same in words beside it, and its numbers below. */

import './night.css';
import { Check, Moon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type NightRecord, whose } from '../../app/bridge/index.ts';
import { previewNight } from '../state/night.ts';
import { isNightStale, useStore } from '../state/store.ts';
import { eventInFull, momentOf, rangeInWords } from './describe.ts';
import { EventsList } from './events-list.tsx';
import { ExportMenu } from './export-menu.tsx';
import { ListenMenu } from './listen-menu.tsx';
import { RangeNumbers } from './range-numbers.tsx';
import { Summary } from './summary.tsx';
import { Timeline } from './timeline.tsx';
import { Toolbar } from './toolbar.tsx';
import { Transport, usePlaying } from './transport.tsx';

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
  const ranged = useStore((state) => state.nightRange !== null);
  const [listed, setListed] = useState(false);
  const nights = useMemo(() => [night], [night]);
  usePlaying(night);
  return (
    <section className="night" data-testid="night" data-stale={stale} data-subject={night.subject.name} aria-label="Night">
      <div className="night-bar">
        <Transport />
        <span className="night-whose" data-testid="whose">
          {whose(night)} · seed {night.seed}
        </span>
        <Played />
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
        <ListenMenu />
        <ExportMenu night={night} />
        <Toolbar listed={listed} setListed={setListed} />
      </div>
      <div className="night-body">
        <Timeline nights={nights} label="Cursor in the night" testId="night-canvas" />
        {(listed || ranged) && (
          <aside className="night-side" aria-label="The night in words and numbers">
            <RangeNumbers night={night} />
            {listed && <EventsList night={night} />}
          </aside>
        )}
      </div>
      <Summary night={night} />
      <Said night={night} />
    </section>
  );
}

/** Whose night it is where a device played it. */
function Played() {
  const played = useStore((state) => state.preview?.played);
  if (played === undefined) return null;
  return (
    <span className="night-played" data-testid="played" data-state={played.state} role="status">
      {played.state === 'live' && <b>live</b>}
      {played.state === 'cut' && <b>not followed now</b>}
      {played.state === 'checked' && <Check size={13} strokeWidth={1.5} aria-hidden />} {played.device}, night {played.night}
      {played.state === 'checked' && ', log checked'}
      {played.end !== undefined && <b>{played.end}</b>}
    </span>
  );
}

function Moment({ night }: { readonly night: NightRecord }) {
  const playheadMs = useStore((state) => state.playheadMs);
  return <>{momentOf(night, playheadMs)}</>;
}

/** What was selected, for who does not see it. */
function Said({ night }: { readonly night: NightRecord }) {
  const event = useStore((state) => state.nightEvent);
  const range = useStore((state) => state.nightRange);
  return (
    <output className="unseen" data-testid="night-said">
      {range !== null ? rangeInWords(night, range) : event !== null ? eventInFull(night, event) : ''}
    </output>
  );
}
