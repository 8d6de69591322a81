/** The plain data that the language hands out: spans, problems, facts about assets, and an analysis as a whole. */

import type { DreamGraph } from './graph/model.ts';

/** A half-open range of UTF-16 offsets into the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in one of the texts of a project. */
export interface Location {
  readonly file: string;
  readonly span: Span;
}

export type Channel = 'sound' | 'light' | 'scent' | 'touch' | 'warmth' | 'motion';

export type Severity = 'error' | 'warning' | 'info';

/** A finding in words, ready to show. `code` is stable (`DRM…`) and names a help page in docs/diagnostics. */
export interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  /** One sentence: what is wrong here. */
  readonly message: string;
  /** What was expected and why, and the way out; may have several sentences. */
  readonly hint: string;
  readonly related: readonly (Location & { readonly message: string })[];
  /** Mends that are clear enough to offer. */
  readonly fixes: readonly { readonly title: string; readonly edits: readonly TextEdit[] }[];
}

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** What the world knows of an asset file that a program names; the language cannot look by itself. */
export type AssetFact =
  | { readonly state: 'audio'; readonly bytes: number; readonly durationMs: number; readonly format: string }
  | { readonly state: 'missing' }
  | { readonly state: 'too-large'; readonly bytes: number; readonly limitBytes: number }
  | { readonly state: 'not-audio'; readonly found: string }
  | { readonly state: 'unreadable'; readonly reason: string };

/** Edits to one text of a project. */
export interface FileEdits {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

export interface AnalyzeOptions {
  /** By path from the folder of the project, as in `assetPaths`. Paths that are absent are not judged. */
  readonly assets?: Readonly<Record<string, AssetFact>>;
}

/** Everything known of one text. Always whole: broken text has problems, and the graph as far as it can be made. */
export interface Analysis {
  /** Of this text only; what is wrong in an imported one is told there, and here at the import. */
  readonly problems: readonly Problem[];
  /** The structure as far as the text has one; `complete` is false where syntax errors hide a part. */
  readonly graph: DreamGraph;
  readonly outline: readonly OutlineItem[];
  /** Paths of sound assets that this text declares, from the folder of the project, for who can look at files. */
  readonly assetPaths: readonly string[];
  /** Every text that the program is made of: this one first, then its imports and theirs, each once. */
  readonly files: readonly string[];
}

export interface OutlineItem {
  readonly kind: 'dream' | 'ritual' | 'anywhere' | 'scene' | 'layer' | 'anchor' | 'release' | 'morning' | 'asset' | 'param' | 'var' | 'promise' | 'motif';
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** Highlighting by meaning. */
export interface SemanticToken {
  readonly span: Span;
  readonly kind:
    | 'keyword'
    | 'channel'
    | 'scene'
    | 'asset'
    | 'param'
    | 'var'
    | 'sensor'
    | 'stage'
    | 'number'
    | 'unit'
    | 'text'
    | 'event'
    | 'function'
    | 'type'
    | 'promise'
    | 'motif'
    | 'tone'
    | 'comment'
    | 'doc'
    | 'operator'
    | 'arrow';
  /** True where the name is being declared. */
  readonly declaration: boolean;
}

export interface Completion {
  readonly label: string;
  readonly kind:
    | 'keyword'
    | 'scene'
    | 'asset'
    | 'param'
    | 'var'
    | 'sensor'
    | 'stage'
    | 'unit'
    | 'function'
    | 'snippet'
    | 'channel'
    | 'type'
    | 'event'
    | 'motif'
    | 'file'
    | 'colour';
  readonly detail: string;
  readonly documentation: string;
  /** Replaces `span`; `$0`, `${1:name}` placeholders where `snippet`. */
  readonly insertText: string;
  readonly snippet: boolean;
  readonly span: Span;
  /** What else changes in the text when it is taken, such as the import of the file that declares it. */
  readonly additionalTextEdits: readonly TextEdit[];
}

export interface Hover {
  readonly span: Span;
  /** Markdown. */
  readonly contents: string;
}

/** Another text that a name leads to, such as the sound file of an asset. `target` is a path from the folder of the project. */
export interface DocumentLink {
  readonly span: Span;
  readonly target: string;
}

/** Words shown between the letters of the text, not part of it. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly kind: 'type' | 'parameter' | 'value';
  /** Plain words, shown on hover. */
  readonly tooltip: string;
}

/** Words above a line: how often a name is used. */
export interface CodeLens {
  readonly span: Span;
  readonly title: string;
  readonly locations: readonly Location[];
}

export interface SignatureHelp {
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly { readonly label: string; readonly documentation: string }[];
  readonly activeParameter: number;
}

export interface FoldingRange {
  readonly span: Span;
  readonly kind: 'block' | 'comment' | 'imports';
}

export interface ActionOptions extends AnalyzeOptions {
  /** Whether what is done to the whole text is offered, too: it takes laying out all of it. Default true. */
  readonly whole?: boolean;
}

/** A mend or a change of shape that is offered at a place. */
export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor' | 'source';
  /** The code of the problem that it mends; null where it mends none. */
  readonly code: string | null;
  /** The clear choice among several. */
  readonly preferred: boolean;
  /** What it does to texts. Of what takes trying it is found out by `editsOf`, once it is chosen: here is the scene that becomes a motif. */
  readonly edits: readonly FileEdits[] | { readonly motifOf: string };
}

/** The name that would be renamed, or the reason why it can not be. */
export type Renameable = { readonly ok: true; readonly span: Span; readonly name: string } | { readonly ok: false; readonly reason: string };

/** A new name everywhere, or the reason why not. */
export type Renamed = { readonly ok: true; readonly edits: readonly FileEdits[] } | { readonly ok: false; readonly reason: string };

/** A declaration anywhere in a project. */
export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: OutlineItem['kind'];
  /** Whose it is: the dream or motif, and the scenes around it. */
  readonly container: string;
  readonly location: Location;
}
