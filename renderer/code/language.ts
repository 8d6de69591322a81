/** Gives the editor our language. It only translates; the language itself answers in the worker. */

import { registerAsking } from './asking.ts';
import { registerColours } from './colours.ts';
import { registerMends } from './mends.ts';
import { LANGUAGE } from './models.ts';
import { monaco } from './monaco.ts';
import { registerMoving } from './moving.ts';
import { makeOneStep } from './one-step.ts';
import { registerOtherTexts } from './other-texts.ts';
import { registerReading } from './reading.ts';
import { registerWriting } from './writing.ts';

let registered = false;

/** Once for the window. */
export function registerLanguage(): void {
  if (registered) return;
  registered = true;
  const { languages } = monaco;
  languages.register({ id: LANGUAGE, extensions: ['.dream'] });
  languages.setLanguageConfiguration(LANGUAGE, {
    comments: { lineComment: '//' },
    brackets: [
      ['{', '}'],
      ['(', ')'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '(', close: ')' },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
    ],
    indentationRules: { increaseIndentPattern: /\{\s*$/, decreaseIndentPattern: /^\s*\}/ },
    // A comment that is broken in two goes on; behind its end, and before one that stands there already, the dream does.
    onEnterRules: [
      ...['/// ', '// '].map((begin) => ({
        beforeText: new RegExp(`^\\s*${begin}`),
        afterText: /^\s*(?!\/\/)\S/,
        action: { indentAction: languages.IndentAction.None, appendText: begin },
      })),
      // Between the braces of `{ }`, as the formatter leaves them: the space before the end is part of its indent.
      { beforeText: /^\s+.*\{$/, afterText: /^ \}/, action: { indentAction: languages.IndentAction.IndentOutdent, removeText: 1, appendText: ' \t' } },
    ],
  });
  registerColours();
  registerAsking();
  registerReading();
  registerMoving();
  registerWriting();
  registerMends();
  registerOtherTexts();
  makeOneStep();
}
