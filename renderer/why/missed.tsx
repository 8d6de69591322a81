/** Why it did not happen, and what came nearest. */

import { listenedWords, placeWords, spell, spellMs, type WhyNot } from '../../app/bridge/index.ts';
import { goToRow } from '../state/origins.ts';
import { askWhetherAndWhy } from '../state/why.ts';
import { At } from './evidence.tsx';

export function Missed({ whyNot }: { readonly whyNot: WhyNot }) {
  const { kind, row, source, words, summary, nearest, chances, ways } = whyNot;
  return (
    <>
      <header>
        <b className="no">Why not</b>
        <button type="button" className="link" onClick={() => goToRow(kind === 'cue' ? 'cues' : 'transitions', row)}>
          {words}
        </button>
        {source !== '' && <small>{placeWords(source)}</small>}
      </header>
      <p className="why-summary">{summary}</p>
      <Listened not={whyNot} />
      {nearest !== null && (
        <section aria-label="Nearest">
          <h3>
            Nearest at <At ms={nearest.at} />
            {nearest.ms > 0 && <small>, so near for {spellMs(nearest.ms)}</small>}
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

/** Once, where the answer does not say it itself. */
function Listened({ not }: { readonly not: WhyNot }) {
  const words = listenedWords(not);
  return words === '' || not.summary.includes(words) ? null : <p className="faint">{words}</p>;
}
