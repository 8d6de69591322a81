/** Changes of a project's folder that its `dream.json`, and the texts beside its dreams, must follow. */

import { layoutPathOf } from '../../dream-dsl/index.ts';
import { bad, type Failure, good, type Outcome, PROJECT_FILE, withMain } from '../base/index.ts';
import { readProjectFile } from './folder.ts';
import { pathProblem } from './paths.ts';
import type { ProjectFiles, ProjectTree, TextFile } from './ports.ts';

const makesProject = `${PROJECT_FILE} makes this folder a project.`;

export interface Moved {
  /** Where the program is then; '' where no `dream.json` names one. */
  readonly main: string;
  /** `dream.json` as it is then, where it had to follow. */
  readonly head: TextFile | null;
}

export async function makeInProject(tree: ProjectTree, dir: string, path: string): Promise<Outcome<null>> {
  const problem = pathProblem(path);
  return problem === null ? tree.makeFolder(dir, path) : bad(outOfPlace(path, problem));
}

const outOfPlace = (path: string, problem: string): Failure => ({
  why: 'refused',
  message: `The path “${path.replace(/\p{Cc}/gu, '�')}” ${problem}.`,
  hint: 'Choose a place in the project folder.',
});

/** Moves a file or folder, and says in `dream.json` where the program is then. */
export async function moveInProject(files: ProjectFiles, tree: ProjectTree, dir: string, from: string, to: string): Promise<Outcome<Moved>> {
  const problem = pathProblem(to);
  if (problem !== null) return bad(outOfPlace(to, problem));
  if (to.startsWith(`${from}/`))
    return bad({ why: 'refused', message: `${from} can not be put into itself.`, hint: 'Choose another folder.', place: { file: from } });
  if (from === PROJECT_FILE)
    return bad({ why: 'refused', message: makesProject, hint: 'Change what it says instead; its name and place stay.', place: { file: from } });
  const head = await readProjectFile(files, dir);
  const main = head?.main ?? '';
  const moved = main === from ? to : main.startsWith(`${from}/`) ? to + main.slice(from.length) : main;
  if (moved !== main && !moved.endsWith('.dream'))
    return bad({ why: 'refused', message: `${main} is the program of this project.`, hint: 'Let its name end in .dream.', place: { file: main } });
  const done: (readonly [from: string, to: string])[] = [];
  for (const [one, place] of [[from, to] as const, ...(await placesOf(files, dir, from, to))]) {
    const step = await tree.move(dir, one, place);
    if (!step.ok) return back(step);
    done.push([one, place]);
  }
  const text = head === null || moved === main ? null : withMain(head.text, moved);
  if (head === null || text === null) return good({ main: moved, head: null });
  const written = await files.writeText(dir, PROJECT_FILE, text, head.digest);
  return written.ok ? good({ main: moved, head: { text, digest: written.value.digest } }) : back(written);

  /** All or nothing. */
  async function back<T>(failed: T): Promise<T> {
    for (const [one, place] of done.reverse()) await tree.move(dir, place, one);
    return failed;
  }
}

/** The text beside a dream that says where its scenes were placed by hand, and where it goes with the dream; none where there is none. */
async function placesOf(files: ProjectFiles, dir: string, from: string, to: string): Promise<(readonly [from: string, to: string])[]> {
  if (!from.endsWith('.dream') || !to.endsWith('.dream')) return [];
  const layout = layoutPathOf(from);
  const there = await files.readText(dir, layout);
  return there.ok || there.failure.why !== 'not-found' ? [[layout, layoutPathOf(to)]] : [];
}

/** Throws a file or folder away, a dream with the places of its scenes; gives the id to bring it back by. The program that `dream.json` names stays. */
export async function trashInProject(files: ProjectFiles, tree: ProjectTree, dir: string, path: string): Promise<Outcome<string>> {
  const main = (await readProjectFile(files, dir))?.main ?? '';
  if (path === PROJECT_FILE || main === path || main.startsWith(`${path}/`))
    return bad({
      why: 'refused',
      message: path === PROJECT_FILE ? makesProject : `${main} is the program of this project.`,
      hint: path === PROJECT_FILE ? 'Delete the folder itself where you are done with it.' : 'Name another program in dream.json first.',
      place: { file: path },
    });
  return tree.trash(dir, path, path.endsWith('.dream') ? [layoutPathOf(path)] : []);
}
