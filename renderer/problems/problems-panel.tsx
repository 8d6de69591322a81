/** What is wrong with the texts of the project, why, and the way out; a click goes to the place. */

import './problems.css';
import { CircleX, CornerDownRight, Info, TriangleAlert, Wrench } from 'lucide-react';
import type { Problem, Span } from '../../dream-dsl/index.ts';
import { Words } from '../shell/words.tsx';
import { showHelp, wordsOfPage } from '../state/help.ts';
import { filesWithProblems, get, useStore } from '../state/store.ts';
import { isDreamText } from '../state/texts-state.ts';
import { goToRead, mend } from '../state/view.ts';
import { NotForThem } from './not-for-them.tsx';

const goToProblem = (file: string, span: Span): void => goToRead(file, span, get().problemTexts[file]);

const ICONS = { error: CircleX, warning: TriangleAlert, info: Info } as const;

export function ProblemsPanel() {
  const problems = useStore((state) => state.problems);
  const problemTexts = useStore((state) => state.problemTexts);
  const shown = useStore((state) => state.path);
  const dreams = useStore((state) => Object.keys(state.documents).filter(isDreamText).length);
  // The text in the editor first.
  const files = filesWithProblems({ problems, problemTexts }).sort(([a], [b]) => Number(b === shown) - Number(a === shown) || a.localeCompare(b));
  const several = dreams > 1 || files.some(([file]) => !isDreamText(file));
  return (
    <section className="problems" data-testid="problems" aria-label="Problems">
      <NotForThem />
      {files.length === 0 && <p className="empty">No problems. What is wrong with the text will be listed here, with its way out.</p>}
      {files.map(([file, own]) => (
        <div key={file} data-file={file}>
          {several && <h3>{file}</h3>}
          <ul className="findings">
            {own.map((problem) => (
              <Entry key={`${problem.code}-${problem.span.start}-${problem.span.end}`} problem={problem} file={file} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function Entry({ problem, file }: { readonly problem: Problem; readonly file: string }) {
  const { code, severity, span, message, hint, related, fixes } = problem;
  const Icon = ICONS[severity];
  return (
    <li className={`problem-${severity}`} data-code={code}>
      <Icon size={16} strokeWidth={1.5} aria-label={severity} />
      <div>
        <div className="problem-head">
          <button type="button" className="problem-place" onClick={() => goToProblem(file, span)}>
            <strong>
              <Words text={message} />
            </strong>
            <Line file={file} offset={span.start} />
          </button>
          <button
            type="button"
            className="problem-code"
            title={/^[A-Z]/.test(code) ? `What ${code} means` : `More about ${file}`}
            onClick={() => showHelp(code)}
          >
            {wordsOfPage(code)}
          </button>
        </div>
        {hint !== '' && (
          <p>
            <Words text={hint} />
          </p>
        )}
        {related.map((place) => (
          <button key={`${place.file}-${place.span.start}`} type="button" className="problem-related" onClick={() => goToProblem(place.file, place.span)}>
            <CornerDownRight size={14} strokeWidth={1.5} aria-hidden /> <Words text={place.message} />
            <Line file={place.file} offset={place.span.start} other={place.file !== file} />
          </button>
        ))}
        {fixes.map((fix) => (
          <button key={fix.title} type="button" className="quiet" onClick={() => mend(file, fix.edits)}>
            <Wrench size={14} strokeWidth={1.5} aria-hidden /> <Words text={fix.title} />
          </button>
        ))}
      </div>
    </li>
  );
}

function Line({ file, offset, other = false }: { readonly file: string; readonly offset: number; readonly other?: boolean }) {
  const text = useStore(({ problemTexts }) => problemTexts[file] ?? '');
  return (
    <span className="problem-line">
      {other && `${file}, `}line {lineOf(text, offset)}
    </span>
  );
}

/** Where the lines of a text begin; the problems of one text are asked for in a row. */
let known: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] };

function lineOf(text: string, offset: number): number {
  if (known.text !== text) known = { text, starts: [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)] };
  const after = known.starts.findIndex((start) => start > offset);
  return after < 0 ? known.starts.length : after;
}
