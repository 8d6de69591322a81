/** The plain data that the language hands out: spans, problems, facts about assets, and an analysis as a whole. */

import type { DreamGraph } from './graph/model.ts';
import type { Lowered } from './lower/model.ts';

/** A half-open range of UTF-16 offsets into the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
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
  readonly related: readonly { readonly span: Span; readonly message: string }[];
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

export interface AnalyzeOptions {
  /** By path as written in the program. Paths that are absent are not judged. */
  readonly assets?: Readonly<Record<string, AssetFact>>;
}

/** Everything known of one text. Always whole: broken text has problems, and `lowered` and `graph` where they can be made. */
export interface Analysis {
  readonly problems: readonly Problem[];
  /** null where an error forbids running the program. */
  readonly lowered: Lowered | null;
  /** The structure as far as the text has one; `complete` is false where syntax errors hide a part. */
  readonly graph: DreamGraph;
  readonly outline: readonly OutlineItem[];
  readonly tokens: readonly SemanticToken[];
  /** Paths of sound assets in the program, for who can look at files. */
  readonly assetPaths: readonly string[];
}

export interface OutlineItem {
  readonly kind: 'dream' | 'ritual' | 'scene' | 'layer' | 'anchor' | 'release' | 'morning' | 'asset' | 'param' | 'var' | 'promise' | 'motif';
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
  readonly kind: 'keyword' | 'scene' | 'asset' | 'param' | 'var' | 'sensor' | 'stage' | 'unit' | 'function' | 'snippet' | 'channel' | 'type' | 'event';
  readonly detail: string;
  readonly documentation: string;
  /** Replaces `span`; `$0`, `${1:name}` placeholders where `snippet`. */
  readonly insertText: string;
  readonly snippet: boolean;
  readonly span: Span;
}

export interface Hover {
  readonly span: Span;
  /** Markdown. */
  readonly contents: string;
}
