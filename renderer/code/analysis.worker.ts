/** The language, beside the window's own thread: typing never waits for it. */

import { analyze, complete, definition, hover, references } from '../../dream-dsl/index.ts';
import type { Answer, Question } from './analysis-messages.ts';

self.onmessage = ({ data }: MessageEvent<{ readonly id: number } & Question>) => {
  const answer: Answer = { id: data.id, value: answerTo(data) };
  self.postMessage(answer);
};

function answerTo(question: Question): unknown {
  switch (question.kind) {
    case 'analyze':
      return analyze(question.text, { assets: question.assets });
    case 'complete':
      return complete(question.text, question.offset);
    case 'hover':
      return hover(question.text, question.offset);
    case 'definition':
      return definition(question.text, question.offset);
    default:
      return references(question.text, question.offset);
  }
}
