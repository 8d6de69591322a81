/** The words of every finding: one sentence that says what is wrong, and a hint with the reason and the way out. */

import type { Problem } from '../model.ts';
import type { Finding } from '../syntax/index.ts';
import { severityOf } from './codes.ts';
import { CUES_WORDS } from './words/cues.ts';
import { FILES_WORDS } from './words/files.ts';
import { MODULES_WORDS } from './words/modules.ts';
import { NAMES_WORDS } from './words/names.ts';
import { PLACES_WORDS } from './words/places.ts';
import { SCENES_WORDS } from './words/scenes.ts';
import { SYNTAX_WORDS } from './words/syntax.ts';
import type { Words } from './words/terms.ts';
import { VALUES_WORDS } from './words/values.ts';

/** A finding of the text `file` in words, ready to show. */
export function describe(finding: Finding, file: string): Problem {
  const { code, span, data } = finding;
  const [message, hint] = (WORDS[code] ?? unknownCode)(data);
  const meant = data.meant !== undefined && MEANS_NAME.has(code) ? `Did you mean \`${data.meant}\`? ` : '';
  const place = { file: data.otherFile ?? file, message: RELATED[code] ?? 'It is declared here.' };
  return {
    code,
    severity: severityOf(code),
    span,
    message,
    hint: meant + hint,
    related: data.other === undefined ? [] : [{ ...place, span: data.other }],
    fixes: [...(data.fix === undefined ? [] : [data.fix]), ...(data.others ?? [])],
  };
}

const WORDS: Readonly<Record<string, Words>> = {
  ...SYNTAX_WORDS,
  ...PLACES_WORDS,
  ...NAMES_WORDS,
  ...VALUES_WORDS,
  ...CUES_WORDS,
  ...SCENES_WORDS,
  ...FILES_WORDS,
  ...MODULES_WORDS,
};

/** Codes whose suggestion is a name; others have it in their sentences. */
const MEANS_NAME = new Set(
  'DRM001 DRM022 DRM023 DRM024 DRM025 DRM027 DRM028 DRM029 DRM030 DRM031 DRM032 DRM034 DRM036 DRM037 DRM039 DRM100 DRM110 DRM114'.split(' '),
);

const RELATED: Readonly<Record<string, string>> = {
  DRM014: 'It is opened here.',
  DRM021: 'The name is given here first.',
  DRM035: 'This is one of them.',
  DRM038: 'This is the first dream.',
  DRM050: 'The limit stands here.',
  DRM055: 'It is given here first.',
  DRM103: 'This import brings it first.',
  DRM104: 'It is declared here too.',
  DRM106: 'This is the file.',
  DRM107: 'It is imported here first.',
  DRM115: 'It is given here first.',
  DRM122: 'This is the scene that reacts.',
  DRM125: 'It is left by this arrow.',
  DRM127: 'This is the first one.',
  DRM131: 'This is the point before.',
  DRM132: 'It stands beside this.',
  DRM133: 'This is the level.',
  DRM135: 'The cue ends after this time.',
};

const unknownCode: Words = () => ['Something is wrong here.', 'No words are known for this code.'];
