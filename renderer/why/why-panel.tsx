/** Why something of the night happened, or what was missing: the answer, its evidence, and the instants to look at. */

import './why.css';
import { HelpCircle } from 'lucide-react';
import { get, useStore } from '../state/store.ts';
import { askOfWholeNight } from '../state/why.ts';
import { BecauseOf } from './because.tsx';
import { At } from './evidence.tsx';
import { Missed } from './missed.tsx';

export function WhyPanel() {
  const question = useStore((state) => state.question);
  const answer = useStore((state) => state.answer);
  const failure = useStore((state) => state.answerFailure);
  if (question === null || get().preview === null)
    return (
      <section className="why why-empty" data-testid="why" aria-label="Why?">
        <HelpCircle size={20} strokeWidth={1.5} aria-hidden />
        <p>
          Ask the previewed night: put the playhead on something that happened and press <kbd>Alt+W</kbd>, or put the caret on a transition or cue, happened or
          not, and press <kbd>Alt+Shift+W</kbd>.
        </p>
      </section>
    );
  return (
    <section className="why" data-testid="why" data-answer={answer?.kind ?? ''} aria-label="Why?" aria-live="polite">
      {question.range !== null && (
        <p className="why-range">
          Asked about <At ms={question.range.from} /> to <At ms={question.range.to} />.{' '}
          <button type="button" className="link" onClick={() => void askOfWholeNight()}>
            The whole night
          </button>
        </p>
      )}
      {failure !== null && (
        <p className="why-failure" role="status">
          {failure.message} {failure.hint}
        </p>
      )}
      {answer?.kind === 'why' && <BecauseOf why={answer.why} happened={answer.happened} />}
      {answer?.kind === 'why-not' && <Missed whyNot={answer.whyNot} />}
    </section>
  );
}
