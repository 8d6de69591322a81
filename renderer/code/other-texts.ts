/** Texts that are no dreams: JSON and notes get their colours, and `dream.json` hints, hover and mends. */

import { completeProjectFile, hoverProjectFile, PROJECT_FILE } from '../../app/bridge/index.ts';
import type { Span } from '../../dream-dsl/index.ts';
import { dreamsOf } from '../state/project-file.ts';
import { get } from '../state/store.ts';
import { type Chosen, movedOn, placeNow, resolveCodeAction, type Worked } from './chosen.ts';
import { JSON_LANGUAGE, type Model, NOTES_LANGUAGE, offsetAt, pathOf, rangeOf, textOf } from './models.ts';
import { monaco } from './monaco.ts';

export function registerOtherTexts(): void {
  const { languages } = monaco;
  languages.register({ id: JSON_LANGUAGE, extensions: ['.json'] });
  languages.register({ id: NOTES_LANGUAGE, extensions: ['.md'] });
  languages.setLanguageConfiguration(JSON_LANGUAGE, {
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '[', close: ']' },
      { open: '"', close: '"', notIn: ['string'] },
    ],
    indentationRules: { increaseIndentPattern: /[{[]\s*$/, decreaseIndentPattern: /^\s*[}\]]/ },
  });
  // The tokens wear what their like in a dream wears.
  languages.setMonarchTokensProvider(JSON_LANGUAGE, {
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'keyword'],
        [/"(?:[^"\\]|\\.)*"?/, 'text'],
        [/-?\d[\d.eE+-]*/, 'number'],
        [/\b(?:true|false|null)\b/, 'stage'],
        [/\/\/.*$/, 'comment'],
      ],
    },
  });
  languages.setMonarchTokensProvider(NOTES_LANGUAGE, {
    tokenizer: {
      root: [
        [/^#{1,6}\s.*$/, 'keyword'],
        [/^\s*```.*$/, { token: 'text', next: '@fenced' }],
        [/`[^`]+`/, 'text'],
        [/\*\*[^*]+\*\*/, 'scene'],
        [/\[[^\]]*\]\([^)]*\)/, 'sensor'],
        [/^\s*(?:[-*+]|\d+\.)\s/, 'arrow'],
        [/^\s*>.*$/, 'doc'],
      ],
      fenced: [
        [/^\s*```\s*$/, { token: 'text', next: '@pop' }],
        [/.*$/, 'text'],
      ],
    },
  });
  languages.registerCompletionItemProvider(JSON_LANGUAGE, { triggerCharacters: ['"', ':'], provideCompletionItems });
  languages.registerHoverProvider(JSON_LANGUAGE, { provideHover });
  languages.registerCodeActionProvider(JSON_LANGUAGE, { provideCodeActions, resolveCodeAction });
}

const isProjectFile = (model: Model): boolean => pathOf(model.uri) === PROJECT_FILE;

function provideCompletionItems(model: Model, position: monaco.Position): monaco.languages.CompletionList | null {
  if (!isProjectFile(model)) return null;
  const found = completeProjectFile(textOf(model), offsetAt(model, position), dreamsOf(get()));
  return {
    suggestions: found.map(({ label, detail, span, insertText }, i) => ({
      label: { label, description: detail },
      // The editor sifts by what stands there already, quotes and all.
      filterText: `"${label}"`,
      kind: monaco.languages.CompletionItemKind.Property,
      insertText,
      insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
      range: rangeOf(model, span),
      sortText: String(i).padStart(5, '0'),
    })),
  };
}

function provideHover(model: Model, position: monaco.Position): monaco.languages.Hover | null {
  const found = isProjectFile(model) ? hoverProjectFile(textOf(model), offsetAt(model, position)) : null;
  return found === null ? null : { range: rangeOf(model, found.span), contents: [{ value: found.words }] };
}

/** The way out of each problem at the caret, as the list of problems offers it. */
function provideCodeActions(model: Model, range: monaco.Range): monaco.languages.CodeActionList | null {
  const path = pathOf(model.uri) ?? '';
  const { problems, problemTexts } = get();
  if (problemTexts[path] !== textOf(model)) return null;
  const near = (problems[path] ?? []).filter(({ span }) => monaco.Range.areIntersectingOrTouching(rangeOf(model, span), range));
  const text = textOf(model);
  const actions: Chosen[] = near.flatMap(({ fixes, span }) =>
    fixes.map(({ title }) => ({ title, kind: 'quickfix', work: async () => fixNow(path, text, span, title) })),
  );
  return { actions, dispose: () => {} };
}

/** The same way out of the same problem, in the text as it is now. */
function fixNow(path: string, text: string, span: Span, title: string): Worked {
  const { problems, problemTexts, documents } = get();
  const place = problemTexts[path] === documents[path]?.text ? placeNow(path, text, span) : null;
  const problem = problems[path]?.find((other) => other.span.start === place?.start && other.fixes.some((fix) => fix.title === title));
  const fix = problem?.fixes.find((one) => one.title === title);
  return fix === undefined ? { ok: false, reason: movedOn(title) } : { ok: true, edits: [{ file: path, edits: fix.edits }] };
}
