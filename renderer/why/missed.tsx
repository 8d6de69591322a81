/** Why it did not happen, and what came nearest. */

import { spell, spellMs, type WhyNot } from '../../app/bridge/index.ts';
import { goToRow } from '../state/origins.ts';
import { askWhetherAndWhy } from '../state/why.ts';
import { At } from './evidence.tsx';

export function Missed({ whyNot }: { readonly whyNot: WhyNot }) {
  const { kind, row, source, words, summary, active, nearest, chances, ways } = whyNot;
  return (
    <>
      <header>
        <b className="no">Why not</b>
        <button type="button" className="link" onClick={() => goToRow(kind === 'cue' ? 'cues' : 'transitions', row)}>
          {words}
        </button>
        {source !== '' && <small>in {source}</small>}
      </header>
      <p className="why-summary">{summary}</p>
      {source !== '' && (
        <p className="faint">
          {source} was active {active.times === 0 ? 'never' : active.times === 1 ? 'once' : `${active.times} times`}
          {active.times > 0 && `, ${spellMs(active.ms)} in all`}.
        </p>
      )}
      {nearest !== null && (
        <section aria-label="Nearest">
          <h3>
            Nearest at <At ms={nearest.at} />
            {nearest.ms > 0 && <small> so near for {spellMs(nearest.ms)}</small>}
          </h3>
          <ul>
            {nearest.missing.map((one) => (
              <li key={one.words} className="why-missing">
                <span>{one.words}</span>
                <span className="num">
                  {one.reads.map((read) => `${read.words} ${spell(read.value, read.measure)}`).join(' · ')}
                  {one.short !== null && `, ${spell(Math.round(one.short * 1000) / 1000, one.measure === 'clock' ? 'ms' : one.measure)} short`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {chances.length > 0 && (
        <section aria-label="Worth a look">
          <h3>Worth a look</h3>
          <ul className="why-times">
            {chances.map((chance) => (
              <li key={`${chance.at} ${chance.words}`}>
                <At ms={chance.at} /> <span>{chance.words}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {ways.length > 0 && (
        <section aria-label="What would have led there">
          <h3>What would have led there</h3>
          <ul>
            {ways.map((way) => (
              <li key={`${way.transition} ${way.summary}`} className="why-lost">
                <button type="button" className="link" onClick={() => void askWhetherAndWhy('transition', way.transition)}>
                  {way.words}
                </button>{' '}
                <small>
                  from {way.from === '' ? 'the dream' : way.from}: {way.summary}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
