/** The door of check: what the names of a text mean, and what is wrong with them. */

import type { AnalyzeOptions } from '../model.ts';
import { type Finding, memo, type Project, projectOf } from '../syntax/index.ts';
import { assetFindings } from './asset-facts.ts';
import { type CheckedFile, checkFile } from './check-file.ts';
import type { Imported, Linked } from './context.ts';
import { link, targetsOf } from './link.ts';
import { withOffers } from './offers.ts';
import type { Symbols } from './symbols.ts';

export { CHANNEL_OF, LEVEL_OF } from './channels.ts';
export { CODES, severityOf } from './codes.ts';
export { describe } from './describe.ts';
export * as interval from './interval.ts';
export type { Place } from './place.ts';
export { rangeText } from './range-text.ts';
export type * from './symbols.ts';
export { THEMES, themeOf, wordsOfTheme } from './themes.ts';
export * from './vocabulary.ts';

export interface Checked {
  /** Findings of the parser are not repeated. */
  readonly findings: readonly Finding[];
  /** The same object as long as neither the text nor what it imports changes. */
  readonly symbols: Symbols;
}

/** Checks one text of a project, and as much of its imports as that takes. Work is remembered for texts that did not change. */
export function check(project: Project, path: string, options: AnalyzeOptions = {}): Checked {
  const linked = link(project, path);
  if (linked === null) return check(projectOf({ [path]: '' }), path);
  const checked = checkedWithImports(linked);
  let { findings } = checked;
  if (checked.wanted.length > 0 || linked.imports.some((item) => item.linked === null)) findings = withOffers(project, linked, checked);
  if (checked.unusedShared.length > 0 && !isImported(project, path)) findings = [...findings, ...checked.unusedShared];
  if (options.assets !== undefined) findings = [...findings, ...assetFindings(linked, options.assets)];
  return { findings, symbols: checked.symbols };
}

const known = memo<Linked, CheckedFile>('checked');

/** Imports are checked before what imports them, without recursion; circles are told at the imports that close them. */
function checkedWithImports(start: Linked): CheckedFile {
  const stack = [{ linked: start, next: 0 }];
  for (let visit = stack.at(-1); visit !== undefined; visit = stack.at(-1)) {
    const item = known.get(visit.linked) !== undefined ? undefined : visit.linked.imports[visit.next++];
    if (item !== undefined) {
      if (item.linked !== null && !item.cyclic && known.get(item.linked) === undefined) stack.push({ linked: item.linked, next: 0 });
      continue;
    }
    stack.pop();
    if (known.get(visit.linked) === undefined) known.set(visit.linked, checkFile(visit.linked, isBroken));
  }
  return known.get(start) as CheckedFile;
}

const isBroken = (item: Imported): boolean => item.linked !== null && known.get(item.linked)?.broken === true;

/** Whether any other text of the project imports this one. */
function isImported(project: Project, path: string): boolean {
  let targets = importedIn.get(project);
  if (targets === undefined) {
    targets = new Set();
    for (const source of project.files.values()) for (const target of targetsOf(source)) if (target !== null && target !== source.path) targets.add(target);
    importedIn.set(project, targets);
  }
  return targets.has(path);
}
const importedIn = memo<Project, Set<string>>('imported');
