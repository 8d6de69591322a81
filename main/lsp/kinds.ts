/** What the language calls things, in the protocol's numbers. */

import { CodeActionKind, CompletionItemKind, DiagnosticSeverity, FoldingRangeKind, InlayHintKind, SymbolKind } from 'vscode-languageserver';
import type { CodeAction, Completion, FoldingRange, InlayHint, OutlineItem, SemanticToken, Severity } from '../../dream-dsl/index.ts';

export const COMPLETION: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  scene: CompletionItemKind.Class,
  asset: CompletionItemKind.Value,
  param: CompletionItemKind.Property,
  var: CompletionItemKind.Variable,
  sensor: CompletionItemKind.Field,
  stage: CompletionItemKind.EnumMember,
  unit: CompletionItemKind.Unit,
  function: CompletionItemKind.Function,
  snippet: CompletionItemKind.Snippet,
  channel: CompletionItemKind.Interface,
  type: CompletionItemKind.TypeParameter,
  event: CompletionItemKind.Event,
  motif: CompletionItemKind.Module,
  file: CompletionItemKind.File,
  colour: CompletionItemKind.Color,
};

export const SYMBOL: Readonly<Record<OutlineItem['kind'], SymbolKind>> = {
  dream: SymbolKind.Module,
  motif: SymbolKind.Function,
  ritual: SymbolKind.Class,
  anywhere: SymbolKind.Event,
  scene: SymbolKind.Class,
  layer: SymbolKind.Namespace,
  anchor: SymbolKind.Event,
  release: SymbolKind.Class,
  morning: SymbolKind.Class,
  asset: SymbolKind.File,
  param: SymbolKind.Property,
  var: SymbolKind.Variable,
  promise: SymbolKind.Interface,
};

export const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

export const ACTION: Readonly<Record<CodeAction['kind'], CodeActionKind>> = {
  quickfix: CodeActionKind.QuickFix,
  refactor: CodeActionKind.Refactor,
  source: CodeActionKind.Source,
};

export const HINT: Readonly<Record<InlayHint['kind'], InlayHintKind | undefined>> = {
  type: InlayHintKind.Type,
  parameter: InlayHintKind.Parameter,
  value: undefined,
};

export const FOLDING: Readonly<Record<FoldingRange['kind'], FoldingRangeKind | undefined>> = {
  block: undefined,
  comment: FoldingRangeKind.Comment,
  imports: FoldingRangeKind.Imports,
};

/** The protocol's own names where it has one for the meaning: every editor has a colour for these. */
export const TOKEN: Readonly<Record<SemanticToken['kind'], string>> = {
  keyword: 'keyword',
  channel: 'interface',
  scene: 'class',
  asset: 'property',
  param: 'parameter',
  var: 'variable',
  sensor: 'struct',
  stage: 'enumMember',
  number: 'number',
  unit: 'typeParameter',
  text: 'string',
  event: 'event',
  function: 'function',
  type: 'type',
  promise: 'decorator',
  motif: 'macro',
  tone: 'enum',
  comment: 'comment',
  doc: 'comment',
  operator: 'operator',
  arrow: 'operator',
};

export const TOKEN_TYPES: readonly string[] = [...new Set(Object.values(TOKEN))];
export const TOKEN_MODIFIERS: readonly string[] = ['declaration', 'documentation'];
