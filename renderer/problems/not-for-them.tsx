/** What the dream asks of the chosen sleeper beyond what they agreed to, beside its problems. */

import { Info, UserRoundX } from 'lucide-react';
import { Words } from '../shell/words.tsx';
import { verdictOn } from '../state/fits.ts';
import { get, useStore } from '../state/store.ts';
import { goToPlace } from '../state/view.ts';

export function NotForThem() {
  const name = useStore(({ sleeping }) => (sleeping.kind === 'sleeper' ? sleeping.name : ''));
  const verdict = useStore((state) => verdictOn(state, name));
  if (verdict === null) return null;
  return (
    <section aria-label={`The dream and ${name}`} data-testid="not-for-them">
      <h3>{verdict.fits ? `Played to ${name}, but` : `Not for ${name}`}</h3>
      <ul className="findings">
        {verdict.concerns.map(({ kind, forbids, message, hint, place }) => (
          <li key={message} className={forbids ? 'problem-warning' : 'problem-info'} data-concern={kind}>
            {forbids ? <UserRoundX size={16} strokeWidth={1.5} aria-label="refused" /> : <Info size={16} strokeWidth={1.5} aria-label="information" />}
            <div>
              <div className="problem-head">
                {place === null ? (
                  <strong>{message}</strong>
                ) : (
                  <button type="button" className="problem-place" onClick={() => goToPlace(place, get().fitsOf)}>
                    <strong>{message}</strong>
                    <span className="problem-line">line {place.range.start.line + 1}</span>
                  </button>
                )}
              </div>
              {hint !== '' && (
                <p>
                  <Words text={hint} />
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
