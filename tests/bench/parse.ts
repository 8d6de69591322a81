/**
 * Parsing and checking a long dream: lines a second beside inkjs compiling a like story, bytes a second beside Langium parsing
 * and linking a like grammar. And keystrokes beside the time that an editor has for one.
 */

import { Compiler } from 'inkjs/full';
import { check } from '../../dream-dsl/check/index.ts';
import { analyze, complete, type Project, projectOf, withText } from '../../dream-dsl/index.ts';
import { langiumBuild } from './langium.ts';
import { longDream, PATH } from './long-dream.ts';
import { rate } from './rate.ts';
import type { Row } from './run.ts';

const SCENES = 400;

const FRAME_MS = 16;
export async function parseRows(): Promise<Row[]> {
  const dream = longDream(SCENES);
  const ink = longStory(SCENES);
  const lines = (text: string) => text.split('\n').length;
  const ours = rate((count) => {
    for (let i = 0; i < count; i++) check(projectOf({ [PATH]: dream }), PATH);
  }, 20);
  const theirs = rate(
    (count) => {
      for (let i = 0; i < count; i++) new Compiler(ink).Compile();
    },
    1,
    3,
  );
  const small = longDream(40);
  const langium = await langiumBuild();
  const documents = await langium(small, 5);
  const page = longDream(Math.round(2000 / 9));
  const frames = rate(
    typing(projectOf({ [PATH]: page }), PATH, (project) => analyze(project, PATH)),
    10,
  );
  const offered = rate(
    typing(projectOf({ [PATH]: page }), PATH, (project) => complete(project, PATH, page.lastIndexOf('-> ') + 3)),
    10,
  );
  const many = manyFiles(200, 25);
  const spread = rate(
    typing(many, 'dream.dream', (project) => analyze(project, 'dream.dream')),
    2,
    3,
  );
  return [
    { work: 'parse + check, lines/s', peer: 'inkjs compile', ours: ours * lines(dream), theirs: theirs * lines(ink), goal: 50 },
    { work: 'parse + check, bytes/s', peer: 'Langium build', ours: ours * dream.length, theirs: documents * small.length, goal: 30 },
    { work: `analyze ${lines(page)} lines, per s`, peer: `a ${FRAME_MS} ms frame`, ours: frames, theirs: 1000 / FRAME_MS, goal: 1 },
    { work: `complete in ${lines(page)} lines, per s`, peer: `a ${FRAME_MS} ms frame`, ours: offered, theirs: 1000 / FRAME_MS, goal: 1 },
    { work: 'analyze 5,000 scenes in 200 files, per s', peer: 'a second', ours: spread, theirs: 1, goal: 1 },
  ];
}

/** Asks after every keystroke: each time the text is another one than before. */
function typing(project: Project, path: string, ask: (project: Project) => unknown): (count: number) => void {
  const text = project.files.get(path)?.tree.text ?? '';
  const texts = [text.replace('34dB', '33dB'), text];
  let strokes = 0;
  let now = project;
  return (count) => {
    for (let i = 0; i < count; i++) {
      now = withText(now, path, texts[strokes++ % 2] as string);
      ask(now);
    }
  };
}

/** A dream of scenes that are made of motifs, each from a file of its own with the same number of scenes inside. */
function manyFiles(files: number, scenes: number): Project {
  const names = Array.from({ length: files }, (_, i) => `part${i}`);
  const parts = names.map((name) => {
    const inner = Array.from({ length: scenes - 1 }, (_, i) => `  scene room${i} { say "the tide" at 30dB  after 8m -> room${(i + 1) % (scenes - 1)} }`);
    return [`${name}.dream`, `motif ${name}(next: scene) {\n${inner.join('\n')}\n  when distress > 0.6 for 20s -> next\n}\n`] as const;
  });
  const uses = names.map((name, i) => `  scene s${i} is ${name}(s${(i + 1) % files})`);
  const imports = names.map((name) => `import "${name}.dream"`);
  const dream = `${imports.join('\n')}\n\ndream "Many" {\n  limit sound <= 34dB\n${uses.join('\n')}\n}\n`;
  return projectOf({ 'dream.dream': dream, ...Object.fromEntries(parts) });
}

function longStory(knots: number): string {
  const body = Array.from(
    { length: knots },
    (_, i) => `=== room${i} ===
You stand in room ${i}.
{ heart < 70:
  The tide is calm.
- else:
  The tide is high.
}
~ wonder = wonder + 1
* [On] -> room${(i + 1) % knots}
* [Back] -> room${(i + 7) % knots}`,
  );
  return `VAR heart = 60\nVAR wonder = 0\n-> room0\n${body.join('\n')}\n`;
}
