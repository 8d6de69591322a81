/** Why it happened. */

import { LOST_BY, placeWords, type Why } from '../../app/bridge/index.ts';
import { clockOf } from '../state/clock.ts';
import { goToRow } from '../state/origins.ts';
import { useStore } from '../state/store.ts';
import { askWhy } from '../state/why.ts';
import { At, EvidenceLines } from './evidence.tsx';

export function BecauseOf({ why, happened }: { readonly why: Why; readonly happened: readonly number[] }) {
  const { kind, row, at, summary, facts, cause, guard, arms, drawn, lost, before } = why;
  const others = happened.filter((one) => one !== at);
  return (
    <>
      <header>
        <b className="yes">Why</b> <At ms={at} />
        {row >= 0 && (
          <button type="button" className="link" onClick={() => goToRow(kind === 'cue' ? 'cues' : 'transitions', row)}>
            in the text
          </button>
        )}
      </header>
      <p className="why-summary">{summary}</p>
      {facts.length > 0 && (
        <ul className="why-times">
          {facts.map((fact) => (
            <li key={`${fact.at} ${fact.words}`}>
              <At ms={fact.at} /> <span>{fact.words}</span>
            </li>
          ))}
        </ul>
      )}
      {before !== null && (
        <p>
          <button type="button" className="link" onClick={() => void askWhy(before.kind, before.row, before.at)}>
            Why did what brought it about happen?
          </button>
        </p>
      )}
      <EvidenceLines title="Its condition" lines={cause} />
      <EvidenceLines title="Its guard" lines={guard} />
      {arms.length > 0 && <Arms arms={arms} drawn={drawn} />}
      {lost.length > 0 && (
        <section aria-label="Not taken">
          <h3>Not taken</h3>
          <ul>
            {lost.map(({ transition, source, words, by, guard: shut }) => (
              <li key={transition} className="why-lost">
                <button type="button" className="link" onClick={() => goToRow('transitions', transition)}>
                  {words}
                </button>{' '}
                <small>
                  {placeWords(source)}: {LOST_BY[by]}
                </small>
                {by === 'guard' && <EvidenceLines title="Its guard" lines={shut} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-label="Other times">
          <h3>Other times</h3>
          <p className="why-others">
            {others.map((one) => (
              <button key={one} type="button" className="link why-at" onClick={() => void askWhy(kind, row, one)}>
                <Clock ms={one} />
              </button>
            ))}
          </p>
        </section>
      )}
    </>
  );
}

function Arms({ arms, drawn }: Pick<Why, 'arms' | 'drawn'>) {
  return (
    <section aria-label="The choice">
      <h3>The choice{drawn !== null && <small> drawn {drawn.toFixed(4)}</small>}</h3>
      <ul>
        {arms.map(({ to, share, taken, guard }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the arms of an answer never change
          <li key={i} className="why-arm" data-taken={taken}>
            <span>
              {taken ? '→ ' : ''}
              {to}
            </span>
            <meter min={0} max={1} value={share} aria-hidden>
              {share}
            </meter>
            <span className="num">{Math.round(share * 1000) / 10} %</span>
            {guard.length > 0 && !guard[0]?.holds && <EvidenceLines title="Its guard" lines={guard} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Clock({ ms }: { readonly ms: number }) {
  const start = useStore((state) => state.preview?.night.startMinutes ?? 0);
  return <>{clockOf(start, ms)}</>;
}
