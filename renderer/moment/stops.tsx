/** The stops of the night: where they stand, their conditions and counts, and how often this night meets them. */

import { SkipBack, SkipForward, X } from 'lucide-react';
import { useState } from 'react';
import type { PlacedStop } from '../state/night-state.ts';
import { addCondition, changeStop, goToStop, removeStop, spanNow } from '../state/stops.ts';
import { get, useStore } from '../state/store.ts';
import { goToText } from '../state/view.ts';

export function Stops() {
  const stops = useStore((state) => state.stops);
  const [fresh, setFresh] = useState('');
  return (
    <section aria-label="Stops" className="stops" data-testid="stops">
      <h3>
        Stops
        <button type="button" className="icon" title="The stop before" aria-label="To the stop before" onClick={() => goToStop(-1)}>
          <SkipBack size={14} strokeWidth={1.5} />
        </button>
        <button type="button" className="icon" title="The next stop" aria-label="To the next stop" onClick={() => goToStop(1)}>
          <SkipForward size={14} strokeWidth={1.5} />
        </button>
      </h3>
      {stops.map((stop) => (
        <Row key={stop.id} stop={stop} />
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (fresh.trim() !== '') addCondition(fresh.trim());
          setFresh('');
        }}
      >
        <input
          aria-label="Stop as a condition becomes true"
          placeholder="stop when… heart < 60bpm"
          value={fresh}
          spellCheck={false}
          onChange={(event) => setFresh(event.target.value)}
        />
      </form>
      {stops.length === 0 && <p className="faint">F9, or a click at the margin of the text, stops the night on a line.</p>}
    </section>
  );
}

function Row({ stop }: { readonly stop: PlacedStop }) {
  const { id, file, label, condition, hits, on } = stop;
  const times = useStore((state) => state.stopped.filter((one) => one.id === id).length);
  const problem = useStore((state) => state.stopProblems[id]);
  const show = () => {
    const span = spanNow(get(), stop);
    if (span !== null) goToText(file, { start: span.start, end: span.start }, false);
  };
  return (
    <div className="stop" data-bad={problem !== undefined}>
      <div className="stop-head">
        <input type="checkbox" aria-label={`Stop on ${label || condition}`} checked={on} onChange={(event) => changeStop(id, { on: event.target.checked })} />
        {file === '' ? (
          <span>becomes true</span>
        ) : (
          <button type="button" className="link" onClick={show}>
            {label}
          </button>
        )}
        <span className="num">{on ? `${times}×` : 'off'}</span>
        <button type="button" className="icon" title="Remove" aria-label={`Remove the stop on ${label || condition}`} onClick={() => removeStop(id)}>
          <X size={14} strokeWidth={1.5} />
        </button>
      </div>
      <div className="stop-terms">
        <input
          aria-label={`Condition of the stop on ${label}`}
          placeholder="when…"
          defaultValue={condition}
          spellCheck={false}
          onBlur={(event) => event.target.value.trim() !== condition && changeStop(id, { condition: event.target.value.trim() })}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
        <input
          aria-label={`Only at which time to stop on ${label || condition}`}
          title="Only at the so manieth time; empty: each time"
          placeholder="each"
          inputMode="numeric"
          defaultValue={hits ?? ''}
          onBlur={(event) => {
            const asked = Number.parseInt(event.target.value, 10);
            const value = Number.isFinite(asked) && asked >= 1 ? Math.min(asked, 1_000_000) : null;
            event.target.value = value === null ? '' : String(value);
            if (value !== hits) changeStop(id, { hits: value });
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </div>
      {problem !== undefined && (
        <p className="stop-problem" role="status">
          {problem}
        </p>
      )}
    </div>
  );
}
