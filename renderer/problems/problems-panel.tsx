/** What is wrong with the text, why, and the way out; a click goes to the place. */

import './problems.css';
import { CircleX, Info, TriangleAlert, Wrench } from 'lucide-react';
import type { Problem } from '../../dream-dsl/index.ts';
import { useStore } from '../state/store.ts';
import { applyEdits, goToText } from '../state/view.ts';

const ICONS = { error: CircleX, warning: TriangleAlert, info: Info } as const;

export function ProblemsPanel() {
  const problems = useStore((state) => state.problems);
  const text = useStore((state) => state.analysedText);
  return (
    <section className="problems" data-testid="problems" aria-label="Problems">
      {problems.length === 0 && <p className="empty">No problems. What is wrong with the text will be listed here, with its way out.</p>}
      <ul>
        {problems.map((problem) => (
          <Entry key={`${problem.code}-${problem.span.start}-${problem.span.end}`} problem={problem} line={lineOf(text, problem.span.start)} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ problem, line }: { readonly problem: Problem; readonly line: number }) {
  const Icon = ICONS[problem.severity];
  return (
    <li className={`problem-${problem.severity}`} data-code={problem.code}>
      <Icon size={16} strokeWidth={1.5} aria-label={problem.severity} />
      <div>
        <button type="button" className="problem-place" onClick={() => goToText(problem.span)}>
          <strong>{problem.message}</strong>
          <span>
            line {line} · {problem.code}
          </span>
        </button>
        {problem.hint !== '' && <p>{problem.hint}</p>}
        {problem.fixes.map((fix) => (
          <button key={fix.title} type="button" className="quiet" onClick={() => applyEdits(fix.edits)}>
            <Wrench size={14} strokeWidth={1.5} aria-hidden /> {fix.title}
          </button>
        ))}
      </div>
    </li>
  );
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
