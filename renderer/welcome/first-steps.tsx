/** The first dream in three minutes: three things to do, each ticked off when it was done, until the author has done them or puts them away. */

import './welcome.css';
import { Circle, CircleCheck, X } from 'lucide-react';
import { useEffect } from 'react';
import { runCommand } from '../state/commands.ts';
import { changeSettings } from '../state/settings.ts';
import { get, type State, set, useStore } from '../state/store.ts';
import { goToText } from '../state/view.ts';
import { numberToChange } from './number-to-change.ts';

interface Step {
  readonly words: string;
  readonly button: string;
  go(): void;
  readonly done: (state: State, before: State) => boolean;
}

const STEPS: readonly Step[] = [
  {
    words: 'Preview a night of it',
    button: 'Preview',
    go: () => runCommand('night.preview'),
    done: ({ preview }) => preview !== null,
  },
  {
    words: 'Walk through it: click into the night, or press the arrows',
    button: 'To the night',
    go: () => {
      runCommand('view.night');
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid="night-canvas"]')?.focus());
    },
    done: ({ playheadMs, preview }, before) => preview !== null && preview === before.preview && playheadMs !== before.playheadMs,
  },
  {
    words: 'Change a number in the text, and preview again',
    button: 'Show me one',
    go: showNumber,
    done: ({ preview }, before) => preview !== null && before.preview !== null && preview.digest !== before.preview.digest,
  },
];

/** Selected, so that what is typed takes its place. */
function showNumber(): void {
  const { path, documents, analysis } = get();
  const span = numberToChange(documents[path]?.text ?? '', analysis?.outline ?? []);
  if (span === null) runCommand('view.code');
  else goToText(path, span);
}

export function FirstSteps() {
  const done = useStore((state) => state.settings.firstSteps);
  useEffect(
    () =>
      useStore.subscribe((state, before) => {
        const at = get().settings.firstSteps;
        if (STEPS[at]?.done(state, before) === true) void changeSettings({ firstSteps: at + 1 });
      }),
    [],
  );
  if (done > STEPS.length) return null;
  const over = done === STEPS.length;
  const step = STEPS[done];
  return (
    <section className="first-steps" aria-label="Your first dream" data-testid="first-steps">
      <strong>Your first dream</strong>
      <ol>
        {STEPS.map(({ words }, i) => (
          <li key={words} className={i < done ? 'done' : i === done ? 'now' : ''} aria-current={i === done ? 'step' : undefined}>
            {i < done ? <CircleCheck size={14} strokeWidth={1.5} aria-label="done:" /> : <Circle size={14} strokeWidth={1.5} aria-hidden />}
            {words}
          </li>
        ))}
      </ol>
      {step !== undefined && (
        <button type="button" className="secondary" onClick={step.go}>
          {step.button}
        </button>
      )}
      {over && (
        <button type="button" className="secondary" onClick={() => set({ dialog: 'templates' })}>
          More dreams to begin with…
        </button>
      )}
      <span className="spring" />
      <button type="button" className="icon" aria-label="Put the first steps away" onClick={() => void changeSettings({ firstSteps: STEPS.length + 1 })}>
        <X size={14} strokeWidth={1.5} />
      </button>
    </section>
  );
}
