/** Words about what the parser finds. */

import { article, capital, q, type Words } from './terms.ts';

export const SYNTAX_WORDS: Readonly<Record<string, Words>> = {
  DRM001: ({ found, expected, because, meant }) => {
    if (expected === 'dream')
      return [
        `${q(found)} stands outside of a dream.`,
        'A file holds a dream: `dream "Tide House" { … }`. Move this inside of its braces; perhaps a `}` too many stands above.',
      ];
    if (meant !== undefined)
      return [`I do not know the word ${q(found)} here.`, 'Each line in braces begins with a word that says what it is, such as `scene`, `play` or `when`.'];
    if (expected === 'item' || expected === 'here') {
      return [
        `I can not make sense of ${q(found)} here.`,
        'Here begins a new line of the program, with a word that says what it is: `scene`, `play`, `when`, `after`, `set` and so on. Perhaps it belongs to the line above, which was complete without it.',
      ];
    }
    return [
      found === undefined ? `${capital(expected)} is missing here.` : `I expected ${expected} before ${q(found)}.`,
      because === undefined ? 'Add it here.' : `It is written like this: ${because.replace(/^a version.*/, '`version 1.0.0`')}.`,
    ];
  },
  DRM002: ({ because }) => [
    `The opening brace of this ${because} is missing.`,
    `What belongs to ${article(because)} stands in braces: \`${because} … { … }\`. Add \`{\` here.`,
  ],
  DRM003: ({ because }) => [
    `The brace of this ${because} is never closed.`,
    'I read on to the end of the block around it and found no `}` for it. Add `}` where it should end; indentation helps to see where that is.',
  ],
  DRM004: ({ expected }) => [
    `A name is missing: ${expected}.`,
    'A name begins with a letter and goes on with letters, digits and `_`, such as `shore` or `room_2`.',
  ],
  DRM005: ({ because }) => [`A value is missing: ${because}.`, 'Write a number with its unit such as `30s`, a name, or a calculation such as `volume - 4dB`.'],
  DRM006: ({ expected }) => [
    `Where to go is missing: I expected ${expected}.`,
    'A reaction says what happens: `-> shore` goes to a scene, `-> release` ends the dream gently, `choose { … }` draws one of several, and braces hold actions such as `set` and `mark`.',
  ],
  DRM007: ({ name }) => [
    `The unit ${q(name)} stands apart from its number.`,
    'Number and unit are one word, as in `30s`: so that units can not be mistaken for names.',
  ],
  DRM008: ({ because }) => [`A text in quotes is missing: ${because}.`, 'Write it between double quotes, as in `"the tide"`.'],
  DRM009: ({ expected }) => [
    `\`on\` needs to know ${expected}.`,
    'Write `on stage REM`, `on signal LRLR`, `on wake`, or the name of an event that is raised somewhere.',
  ],
  DRM010: ({ expected }) => [
    `What to play is missing: ${expected}.`,
    'Declare assets at the top of the dream, as in `asset surf = sound "surf.wav"`, and play them by name: `play surf at 34dB`.',
  ],
  DRM011: ({ found, meant }) => [
    `${q(found)} is written ${q(meant)} here.`,
    'Programs should read aloud well, so comparison and logic are words: `is`, `is not`, `and`, `or`, `not`.',
  ],
  DRM090: ({ found, meant }) => [
    `${q(found)} is written ${q(meant)} here.`,
    'Other languages say it differently; this one has one word for each thing, so that every program reads alike.',
  ],
  DRM091: ({ name }) => [
    name === 'when' ? 'This second condition stands after the arrow.' : 'This guard stands after the arrow.',
    name === 'when'
      ? 'A reaction has one condition, before its arrow. Join the two with `and`.'
      : 'A reaction says first what happens, then under which condition, then where it leads: `on wake when heart < 60bpm -> shore`. Move the condition before the arrow.',
  ],
  DRM092: ({ found }) => [
    `${q(found)} stands outside of dreams.`,
    'Imports come first in a file; motifs stand beside the dream, so that other files can use them too. Move it above the dream.',
  ],
  DRM093: () => ['Texts stand in double quotes.', 'Write `"the tide"`. A double quote inside of a text is written `\\"`.'],
  DRM094: ({ found }) =>
    found === '{'
      ? [
          'This brace in a text holds no name.',
          'In a text `{wonder}` puts in a parameter or variable, by its name alone. A brace that is meant as one is written `\\{`.',
        ]
      : [
          `${q(found)} means nothing in a text.`,
          'A backslash stands before a quote, a backslash or a brace that is meant as such, and before `n` for a new line.',
        ],
  DRM012: ({ name }) => [
    `This ${name} is nested too deeply.`,
    'I stop at a depth that no dream needs, so that every program can be read and run safely. Take it apart, with variables or with scenes of their own.',
  ],
  DRM013: ({ name }) => [
    `${q(name)} is a word of the language and can not be a name.`,
    `It would be read as the beginning of something else where the name is used. Choose another one, such as \`my_${name ?? ''}\`.`,
  ],
  DRM014: () => ['A closing parenthesis `)` is missing here.', 'Each `(` needs its `)`.'],
  DRM015: ({ because, name }) =>
    because === 'param'
      ? [
          `The parameter ${q(name)} says nothing of what it takes.`,
          `Write its type, as in \`${name}: duration\` or \`${name}: scene\`, or a first value, as in \`${name} = 5s\`.`,
        ]
      : ['A type is missing after the colon.', 'Write a type such as `level`, `duration`, `number`, `text`, or a range such as `0..1`.'],
  DRM016: ({ found, meant }) => [
    `${q(found)} means nothing here.`,
    meant === '//'
      ? 'A comment begins with `//` and ends with its line.'
      : found === ';'
        ? 'Lines need no semicolons; remove it.'
        : 'Remove it. Inside of a text, in quotes, every character is welcome.',
  ],
  DRM017: () => [
    'This text is never closed.',
    'A text ends with `"` on the line where it begins. Write `\\n` for a new line, and `\\"` for quotes inside of it.',
  ],
  DRM095: ({ name, found }) => [
    `The arguments of ${q(name)} stand in parentheses.`,
    `Write \`${name}(${found} …)\`, so that they can not be read as the beginning of something else.`,
  ],
  DRM096: ({ found }) => [
    found === '{' ? 'This opening brace is one too many.' : 'This closing brace is one too many.',
    found === '{'
      ? 'Nothing that has braces begins before it. Remove it, or write what it belongs to, as in `scene shore {`.'
      : 'It closes nothing, or a block before its end, so that what stands behind it would be outside. Remove it, or add the opening brace that it belongs to.',
  ],
  DRM097: () => [
    'This `else` belongs to no choice.',
    'Each reaction waits by itself; none is the other case of another. Write a reaction of its own for the other case, or ways with `choose { 1 -> shore when calm > 0.5  else -> dusk }`.',
  ],
  DRM098: ({ expected }) => [
    `The words stand in another order here: ${q(expected)}.`,
    'All words are there, but one stands where another is expected. Move it.',
  ],
};
