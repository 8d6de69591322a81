/** Every question that the window asks of the language, as one table: the types of both sides derive from it. */

import {
  type Analysis,
  type AssetFact,
  analyze,
  type CodeAction,
  type CodeLens,
  codeActions,
  codeLenses,
  compile,
  complete,
  definition,
  documentLinks,
  editScenes,
  editsOf,
  foldingRanges,
  format,
  type GraphChange,
  graphDifference,
  hover,
  inlayHints,
  linkedEditing,
  moveFile,
  outline,
  type Project,
  prepareRename,
  projectOf,
  references,
  rename,
  type SceneEdit,
  type Span,
  selectionRanges,
  semanticTokens,
  signatureHelp,
  withText,
  workspaceSymbols,
} from '../../dream-dsl/index.ts';
import { encoded } from './encoded.ts';

export type Facts = Readonly<Record<string, AssetFact>>;

const textOf = (project: Project, path: string): string => project.files.get(path)?.tree.text ?? '';

/** The editor finds each a new place with every key, whether it is in sight or not: more than these would be waited for. */
const MOST_LENSES = 120;

export const ANSWERS = {
  analyze: (project: Project, path: string, assets: Facts): Analysis => analyze(project, path, { assets }),
  /** What a text that is not looked at needs to show. */
  problems: (project: Project, path: string, assets: Facts): Pick<Analysis, 'problems' | 'assetPaths'> => {
    const { problems, assetPaths } = analyze(project, path, { assets });
    return { problems, assetPaths };
  },
  /** Where each row of the program's tables stands; null where there are none. */
  origins: (project: Project, path: string) => compile(project, path)?.origins ?? null,
  /** What is different in a program's graph since one of its texts was `text`. */
  graphDifference: (project: Project, path: string, text: string): GraphChange[] =>
    graphDifference(analyze(withText(project, path, text), path).graph, analyze(project, path).graph),
  editGraph: (project: Project, path: string, edit: SceneEdit) => editScenes(project, path, edit),
  complete: (project: Project, path: string, offset: number, typed: string | null) => complete(project, path, offset, typed),
  hover: (project: Project, path: string, offset: number) => hover(project, path, offset),
  definition: (project: Project, path: string, offset: number) => definition(project, path, offset),
  references: (project: Project, path: string, offset: number) => references(project, path, offset),
  prepareRename: (project: Project, path: string, offset: number) => prepareRename(project, path, offset),
  rename: (project: Project, path: string, offset: number, name: string) => rename(project, path, offset, name),
  symbols: (project: Project, query: string) => workspaceSymbols(project, query),
  /** `whole`: also work on the whole text. */
  actions: (project: Project, path: string, span: Span, assets: Facts, whole: boolean) => codeActions(project, path, span, { assets, whole }),
  /** What a chosen action does. */
  actionEdits: (project: Project, path: string, action: Pick<CodeAction, 'edits'>) => editsOf(project, path, action),
  format: (project: Project, path: string) => format(textOf(project, path)),
  folding: (project: Project, path: string) => foldingRanges(project, path),
  selections: (project: Project, path: string, offsets: readonly number[]) => selectionRanges(project, path, offsets),
  outline: (project: Project, path: string) => outline(textOf(project, path)),
  signature: (project: Project, path: string, offset: number) => signatureHelp(project, path, offset),
  hints: (project: Project, path: string, span: Span) => inlayHints(project, path, span),
  lenses: (project: Project, path: string): readonly CodeLens[] => {
    const lenses = codeLenses(project, path);
    return lenses.length > MOST_LENSES ? [] : lenses;
  },
  linked: (project: Project, path: string, offset: number) => linkedEditing(project, path, offset),
  links: (project: Project, path: string) => documentLinks(project, path),
  /** Every file that a text of the project names, by path of the text. */
  allLinks: (project: Project) => Object.fromEntries([...project.files.keys()].map((path) => [path, documentLinks(project, path)] as const)),
  moveFile: (project: Project, from: string, to: string) => moveFile(project, from, to),
  colours: (project: Project, path: string) => encoded(textOf(project, path), semanticTokens(project, path)),
  /** Of a text that belongs to no project. */
  coloursOf: (_: Project, text: string) => encoded(text, semanticTokens(projectOf({ 'example.dream': text }), 'example.dream')),
  /** The same as they stand in the text, of an example. */
  words: (_: Project, text: string) => semanticTokens(projectOf({ 'example.dream': text }), 'example.dream'),
} as const;

export type Answers = typeof ANSWERS;
export type Question = keyof Answers;
/** What a question is asked with, beside the project. */
export type Args<Q extends Question> = Answers[Q] extends (project: Project, ...rest: infer Rest) => unknown ? Rest : never;
export type Answer<Q extends Question> = ReturnType<Answers[Q]>;
