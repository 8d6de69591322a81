/** From texts to tables. */

import { check, severityOf } from '../check/index.ts';
import { elaborate, programFiles } from '../elaborate/index.ts';
import type { Finding, Project } from '../syntax/index.ts';
import { lower } from './lower.ts';
import type { Lowered } from './model.ts';

/** null where an error, in the text or in what it imports, forbids running the program, and where the text has no dream. */
export function compile(project: Project, path: string): Lowered | null {
  if (!project.files.has(path) || programFiles(project, path).some((file) => findingsOf(project, file).some(isError))) return null;
  const whole = elaborate(project, path);
  return whole === null || whole.findings.some(isError) ? null : lower(whole);
}

const findingsOf = (project: Project, file: string): readonly Finding[] => [...(project.files.get(file)?.findings ?? []), ...check(project, file).findings];

const isError = ({ code }: Finding): boolean => severityOf(code) === 'error';
