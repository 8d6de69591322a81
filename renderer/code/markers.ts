/** Problems as marks in the text. */

import { CODES, type Problem } from '../../dream-dsl/index.ts';
import { wordsOfPage } from '../state/help.ts';
import { get, isBlank } from '../state/store.ts';
import { folded } from './folded.ts';
import { type Model, pathOf, placesOf, rangeOf, textOf } from './models.ts';
import { monaco } from './monaco.ts';
import { quoted } from './quoted.ts';

const OWNER = 'dream-coder';
/** The code of a problem leads to its page; see the opener in the editor. */
export const HELP_SCHEME = 'dream-help';

const SEVERITIES = { error: monaco.MarkerSeverity.Error, warning: monaco.MarkerSeverity.Warning, info: monaco.MarkerSeverity.Info } as const;

/** Marks the model where its problems are those of its text as it is now. */
export function mark(model: Model): void {
  const path = pathOf(model.uri) ?? '';
  const problems = get().problems[path];
  if (problems === undefined || get().problemTexts[path] !== textOf(model)) return;
  monaco.editor.setModelMarkers(model, OWNER, isBlank(get(), path) ? [] : problems.map((problem) => markerOf(model, problem)));
}

function markerOf(model: Model, { span, severity, code, message, hint, related }: Problem): monaco.editor.IMarkerData {
  return {
    ...rangeOf(model, span),
    severity: SEVERITIES[severity],
    code: { value: wordsOfPage(code), target: monaco.Uri.from({ scheme: HELP_SCHEME, path: `/${code}` }) },
    source: 'dream',
    message: folded(quoted(hint === '' ? message : `${message}\n${hint}`)),
    ...(CODES[code]?.unused === true ? { tags: [monaco.MarkerTag.Unnecessary] } : {}),
    relatedInformation: related.flatMap((place) => placesOf([place]).map(({ uri, range }) => ({ ...range, resource: uri, message: quoted(place.message) }))),
  };
}
