/** Each promise of the dream with its answer: proven, refuted by a night that opens, counted over nights, or not decided and why. */

import './promises.css';
import { CircleCheck, CircleHelp, CircleX, Moon, Square } from 'lucide-react';
import { useState } from 'react';
import type { HeldPromise } from '../../app/bridge/index.ts';
import { Words } from '../shell/words.tsx';
import type { Texts } from '../state/dream-texts.ts';
import { counted } from '../state/figures.ts';
import { showHelp } from '../state/help.ts';
import { hasErrors } from '../state/program-source.ts';
import { examinePromises, openPromiseNight } from '../state/promises.ts';
import { useStore } from '../state/store.ts';
import { goToPlace } from '../state/view.ts';

const LOOKS: Readonly<Record<HeldPromise['verdict'], { readonly icon: typeof CircleX; readonly tone: string }>> = {
  proven: { icon: CircleCheck, tone: 'good' },
  kept: { icon: CircleCheck, tone: 'good' },
  refuted: { icon: CircleX, tone: 'bad' },
  broken: { icon: CircleX, tone: 'bad' },
  'not decided': { icon: CircleHelp, tone: 'open' },
};
const NIGHTS = [100, 400, 1000, 5000] as const;

const NOTHING: { readonly list: readonly HeldPromise[]; readonly texts: Texts } = { list: [], texts: {} };

export function PromisesPanel() {
  const promises = useStore((state) => state.promises);
  const work = useStore((state) => state.promiseWork);
  const { list, texts } = (work?.sofar.length ?? 0) > 0 ? { list: work!.sofar, texts: work!.texts } : (promises ?? NOTHING);
  return (
    <section className="promises" data-testid="promises" data-nights={promises?.nights ?? 0} aria-label="Promises">
      <Bar some={list.length > 0} />
      {list.length === 0 ? (
        <p className="empty">
          {promises === null
            ? 'The promises of the dream will be listed here, each held against it.'
            : 'This dream promises nothing yet. Write what must hold of its nights, such as '}
          {promises !== null && <code>promise dark: never light &gt; 1lx while asleep</code>}
        </p>
      ) : (
        <ul className="findings">
          {list.map((promise) => (
            <Held key={promise.name} promise={promise} texts={texts} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Bar({ some }: { readonly some: boolean }) {
  const work = useStore((state) => state.promiseWork);
  const examined = useStore((state) => state.promises?.nights ?? 0);
  const stale = useStore((state) => some && hasErrors(state));
  const [nights, choose] = useState<number>(NIGHTS[1]);
  return (
    <div className="promises-bar">
      {work === null ? (
        <button type="button" className="secondary" data-testid="examine" disabled={!some} onClick={() => void examinePromises(nights)}>
          <Moon size={14} strokeWidth={1.5} aria-hidden /> Look through nights
        </button>
      ) : (
        <button type="button" className="secondary" onClick={work.cancel}>
          <Square size={14} strokeWidth={1.5} aria-hidden /> Stop
        </button>
      )}
      <label>
        at most{' '}
        <select value={nights} disabled={work !== null} onChange={({ target }) => choose(Number(target.value))}>
          {NIGHTS.map((count) => (
            <option key={count} value={count}>
              {counted(count)} nights
            </option>
          ))}
        </select>
      </label>
      {work !== null && <progress value={work.done} aria-label="Nights looked through" />}
      <span className="faint promises-state" role="status">
        {stale && (
          <span className="stale-word">
            <strong>Stale</strong> of the text before its errors;{' '}
          </span>
        )}
        {work !== null
          ? 'looking for a night that breaks one'
          : examined > 0
            ? `up to ${counted(examined)} simulated nights of each group were looked through`
            : 'proofs only; no night was looked at'}
      </span>
      <button type="button" className="quiet" onClick={() => showHelp('promises')}>
        What the answers mean
      </button>
    </div>
  );
}

interface HeldProps {
  readonly promise: HeldPromise;
  /** That it was read in. */
  readonly texts: Texts;
}

function Held({ promise: { name, text, verdict, why, night, place }, texts }: HeldProps) {
  const { icon: Icon, tone } = LOOKS[verdict];
  return (
    <li data-promise={name} data-verdict={verdict} className={`promise-${tone}`}>
      <Icon size={16} strokeWidth={1.5} aria-hidden />
      <div>
        <div className="promise-head">
          <strong>{verdict}</strong>
          {place === null ? (
            <code>{text}</code>
          ) : (
            <button type="button" className="link" onClick={() => goToPlace(place, texts)} title={`Go to line ${place.range.start.line + 1}`}>
              <b>{name}</b> <code>{text}</code>
            </button>
          )}
        </div>
        <p>
          <Words text={why} />
        </p>
        {night !== null && (
          <button type="button" className="quiet" onClick={() => void openPromiseNight(night)}>
            <Moon size={14} strokeWidth={1.5} aria-hidden /> {verdict === 'refuted' ? 'Open the night that breaks it' : 'Open a night in which it came about'}
          </button>
        )}
      </div>
    </li>
  );
}
