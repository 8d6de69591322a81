/** The words of every finding: one sentence that says what is wrong, and a hint with the reason and the way out. */

import type { Problem } from '../model.ts';
import type { Finding, FindingData } from '../syntax/index.ts';
import { severityOf } from './codes.ts';

/** A finding in words, ready to show. */
export function describe(finding: Finding): Problem {
  const { code, span, data } = finding;
  const [message, hint] = (WORDS[code] ?? unknownCode)(data);
  const meant = data.meant !== undefined && MEANS_NAME.has(code) ? `Did you mean \`${data.meant}\`? ` : '';
  return {
    code,
    severity: severityOf(code),
    span,
    message,
    hint: meant + hint,
    related: data.other === undefined ? [] : [{ span: data.other, message: RELATED[code] ?? 'It belongs to this.' }],
    fixes: data.fix === undefined ? [] : [data.fix],
  };
}

type Words = (data: FindingData) => readonly [message: string, hint: string];

const MEANS_NAME = new Set(['DRM001', 'DRM022', 'DRM023', 'DRM024', 'DRM025', 'DRM027', 'DRM028', 'DRM029', 'DRM031', 'DRM032', 'DRM036', 'DRM037']);

const RELATED: Readonly<Record<string, string>> = {
  DRM014: 'It is opened here.',
  DRM021: 'The name is given here first.',
  DRM038: 'This is the first dream.',
  DRM050: 'The limit stands here.',
  DRM052: 'The asset is declared here.',
  DRM055: 'It is given here first.',
};

const q = (text: string | undefined): string => `\`${short(text ?? '')}\``;
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

const MEASURES: Readonly<Record<string, string>> = {
  number: 'a plain number',
  percent: 'a percentage',
  level: 'a sound level (dB)',
  light: 'an amount of light (lx)',
  duration: 'a length of time',
  temperature: 'a difference of temperature (C)',
  frequency: 'a frequency (Hz)',
  pulse: 'a rate per minute (bpm)',
  rate: 'a rate per hour',
  angle: 'an angle',
  text: 'a text',
  boolean: 'something true or false',
  stage: 'a sleep stage',
  state: 'a scene',
};
const measure = (dimension: string | undefined): string => MEASURES[dimension ?? ''] ?? 'a value';

const EXAMPLES: Readonly<Record<string, string>> = {
  number: '`0.5`',
  percent: '`20%`',
  level: '`34dB`',
  light: '`0.5lx`',
  duration: '`30s` or `5m`',
  temperature: '`1C`',
  frequency: '`1Hz`',
  pulse: '`70bpm`',
  rate: '`20 per hour`',
  text: '`"the tide"`',
  boolean: '`distress > 0.6` or `stage is REM`',
  stage: '`REM`',
};
const example = (dimension: string | undefined): string => EXAMPLES[dimension ?? ''] ?? '`1`';

const PLACES: Readonly<Record<string, string>> = {
  dream: 'directly in a dream',
  scene: 'in a scene',
  ritual: 'in the ritual',
  while: 'in `while`',
  anchor: 'in an anchor',
  release: 'in `release`',
  morning: 'in the morning',
  reaction: 'in a reaction',
  enter: 'in `enter`',
  exit: 'in `exit`',
};
const WELCOME: Readonly<Record<string, string>> = {
  dream:
    'A dream holds its header (version, for, needs, limit), declarations (asset, param, var), the ritual, scenes, anchors, release, morning and promises. Cues and reactions belong into a scene.',
  scene:
    'A scene holds its tone, cues, `while`, reactions (`on`, `when`, `after`, `every`, `enter`, `exit`), and nested scenes or layers. Actions such as `set` belong into the braces of a reaction: `enter { set … }`.',
  ritual: 'A ritual holds its tone, cues, `while` and reactions. Scenes stand beside it, directly in the dream.',
  while: '`while` holds cues that sound as long as its condition is true. Reactions stand beside it, in the scene.',
  anchor: 'An anchor holds cues and the actions `set`, `mark` and `raise`.',
  release: 'Nothing may stand in the way of release: it holds `fade all over …` and cues.',
  morning: 'The morning holds its tone and cues.',
  reaction:
    'A reaction holds the actions `set`, `mark` and `raise`, and may end with `-> scene` or `choose`. A cue belongs into a scene that the reaction goes to.',
  enter:
    'While a scene is entered or left nothing else can be entered: use the actions `set`, `mark` and `raise`. To go on at once write `after 1ms -> scene`.',
  exit: 'While a scene is entered or left nothing else can be entered: use the actions `set`, `mark` and `raise`.',
};

const WORDS: Readonly<Record<string, Words>> = {
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
  DRM012: ({ name }) => [
    `This ${name} is nested too deeply.`,
    'I stop at a depth that no dream needs, so that every program can be read and run safely. Take it apart, with variables or with scenes of their own.',
  ],
  DRM013: ({ name }) => [
    `${q(name)} is a word of the language and can not be a name.`,
    `It would be read as the beginning of something else where the name is used. Choose another one, such as \`my_${name ?? ''}\`.`,
  ],
  DRM014: () => ['A closing parenthesis `)` is missing here.', 'Each `(` needs its `)`.'],
  DRM015: () => ['A type is missing after the colon.', 'Write a type such as `level`, `duration`, `number`, `text`, or a range such as `0..1`.'],
  DRM016: ({ found }) => [
    `${q(found)} means nothing here.`,
    found === ';' ? 'Lines need no semicolons; remove it.' : 'Remove it. Inside of a text, in quotes, every character is welcome.',
  ],
  DRM017: () => [
    'This text is never closed.',
    'A text ends with `"` on the line where it begins. Write `\\n` for a new line, and `\\"` for quotes inside of it.',
  ],
  DRM018: ({ found, because }) => [`${q(found)} does not belong ${PLACES[because ?? ''] ?? 'here'}.`, WELCOME[because ?? ''] ?? ''],
  DRM019: () => [
    'Nothing can happen after this: the scene is left here.',
    'An arrow or a choice is the last thing in a reaction. Move it to the end of the braces.',
  ],
  DRM020: () => [
    'There is no dream in this text.',
    'A program begins with `dream "Its title" {` and ends with `}`. Type `dream` and take the suggestion to begin.',
  ],
  DRM021: ({ name, because }) => {
    if (because === 'sensor' || because === 'stage')
      return [
        `${q(name)} already means a ${because === 'stage' ? 'sleep stage' : 'reading of the sleeper'}.`,
        'If a name of yours hid it, no one could tell which of the two is meant. Choose another name.',
      ];
    if (because === 'part') return [`A dream has one ${name} only.`, 'Join the two into one, or remove this one.'];
    return [`The name ${q(name)} is given twice.`, 'Where it is used, nobody could tell which of the two is meant. Rename one of them.'];
  },
  DRM022: ({ name }) => [
    `There is no scene named ${q(name)}.`,
    'An arrow leads to a scene or layer of this dream, or to `release` or `morning`. Add the scene, or correct the name.',
  ],
  DRM023: ({ name, because }) => [
    `There is no ${because} asset named ${q(name)}.`,
    `Declare it at the top of the dream: \`asset ${name} = ${because} "${because === 'sound' ? `${name}.wav` : name}"\`.`,
  ],
  DRM024: ({ name, because }) =>
    because === undefined || because === ''
      ? [
          `I know no value named ${q(name)}.`,
          'A value is a `var` or `param` of this dream, or a reading such as `heart`, `stage`, `distress` or `time in stage`.',
        ]
      : [
          `${q(name)} is ${because}, which has no value here.`,
          'Only in promises scenes and channels can be compared. Elsewhere use a `var`, a `param`, or a reading such as `heart` or `stage`.',
        ],
  DRM025: ({ name }) => [`There is no variable named ${q(name)} to set.`, `Declare it at the top of the dream: \`var ${name}: 0..1 = 0\`.`],
  DRM026: ({ name }) => [
    `${q(name)} is a parameter, and the dream can not change it.`,
    'Parameters are chosen before the night and stay as they are. Use a `var` for what changes during the night.',
  ],
  DRM027: ({ name }) => [`There is no sleep stage ${q(name)}.`, 'The stages are W, N1, N2, N3 and REM (AASM); N3 holds what was once stages 3 and 4.'],
  DRM028: ({ name }) => [`There is no channel ${q(name)}.`, 'The channels are sound, light, scent, touch, warmth and motion.'],
  DRM029: ({ name }) => [`There is no unit ${q(name)}.`, 'The units are dB, lx, C, Hz, bpm, %, ms, s, m (minutes), h and `per hour`.'],
  DRM030: ({ name }) => [
    `Nothing raises the event ${q(name)}.`,
    `So this reaction can never happen. Raise it in a reaction somewhere, as in \`{ raise ${name} }\`, or wait for \`wake\`, \`sleep\`, \`stage REM\` or \`signal LRLR\`.`,
  ],
  DRM031: ({ name }) => [`There is no signal ${q(name)}.`, 'The sleeper can signal with the eyes: `LRLR`, left-right-left-right.'],
  DRM032: ({ name }) => [
    `There is no function ${q(name)}.`,
    'The functions are min, max, abs, clamp, floor, ceil and round: what gives the same result on every machine.',
  ],
  DRM033: ({ name, expected }) => [`${q(name)} has the wrong number of arguments.`, `It is called like this: \`${expected}\`.`],
  DRM034: ({ name }) => [
    `There is no type ${q(name)}.`,
    'The types are text, number, level, light, duration, percent, bpm, temperature, frequency, rate and boolean, or a range such as `0..1` or `25dB..42dB`.',
  ],
  DRM035: ({ name }) => [
    `Several scenes are named ${q(name)}, and none of them is near.`,
    'An arrow first looks inside of its own scene, then around it. Give the scene you mean a name of its own.',
  ],
  DRM036: ({ name }) => [
    `There is no colour ${q(name)}.`,
    'Colours are red, amber, warm, white, daylight, blue, green, violet, cyan and rose, or a light asset of this dream. Red and amber disturb sleep least.',
  ],
  DRM037: ({ name }) => [`There is no group of sleepers named ${q(name)}.`, 'A chance is measured across adults, everyone, children, teenagers or elders.'],
  DRM038: () => ['A file holds one dream, and this is a second one.', 'Move it into a file of its own.'],
  DRM040: ({ name, expected, because }) => [
    `This is ${measure(name)}, but ${measure(expected)} is needed ${because ?? 'here'}.`,
    `Write something like ${example(expected)}.`,
  ],
  DRM041: ({ name, meant, expected, because }) =>
    expected === 'times'
      ? [
          `${capital(measure(name))} and ${measure(meant)} can not be combined with \`${because}\`.`,
          'Multiply or divide by a plain number, as in `volume * 0.5`, or divide two values of the same kind.',
        ]
      : [
          `${capital(measure(name))} and ${measure(meant)} do not measure the same.`,
          'Adding or comparing them has no meaning, like adding a minute to a metre. Use two values of the same kind on both sides.',
        ],
  DRM042: ({ expected, because, name }) => [
    `This number needs a unit, since ${measure(expected)} is needed ${because?.startsWith('`') ? `beside ${because}` : (because ?? 'here')}.`,
    `A bare number could mean anything. Write it like ${example(expected)}; perhaps ${q(name)} is meant.`,
  ],
  DRM043: ({ name, expected, because }) => [`${name} is out of range ${because ?? 'here'}.`, `It must be ${expected}. Choose a value within.`],
  DRM044: ({ name, expected, because }) => [
    `This could be out of range ${because ?? 'here'}.`,
    `It can take ${name}, but ${expected} is allowed, and what is beyond will be cut off. Keep it within, as in \`min(1, …)\` or \`clamp(…, low, high)\`.`,
  ],
  DRM045: ({ because }) =>
    because === 'order'
      ? ['The lower end of this range is above its upper end.', 'Swap the two.']
      : ['The ends of a range must be fixed.', 'A range is part of a type and can not change at night. Write numbers, as in `25dB..42dB`.'],
  DRM047: ({ name, because }) =>
    because === 'default'
      ? [`The parameter ${q(name)} has no first value.`, 'A dream must be able to run without being asked. Add one, as in `param volume: level = 34dB`.']
      : [`The first value of ${q(name)} is not fixed.`, 'It is needed before the night begins. Write a number or text, not a reading or another name.'],
  DRM050: ({ name, expected, because }) => [
    `${name} is above the limit of this dream, ${expected} of ${because}.`,
    'A device would lower it to the limit, and the night would not be what is written here. Lower the level, or raise the limit if that is meant.',
  ],
  DRM051: ({ name }) => [
    `The dream plays ${name}, but does not say that it needs it.`,
    `A device must know beforehand. Add \`${name}\` to \`needs\`, with \`optional\` if the dream works without it.`,
  ],
  DRM052: ({ name, expected, because }) => [
    `${q(name)} is a ${because} asset and can not be played as ${expected}.`,
    because === 'sound' ? `Write \`play ${name}\`.` : `Write \`${because} ${name}\`.`,
  ],
  DRM054: () => [
    'This comes more often than once in a second.',
    'So many cues or reactions are a flood: they wake the sleeper and tire the device. Choose a longer time, such as `30s`.',
  ],
  DRM055: ({ found }) => [`${q(found)} is an option that this cue already has.`, 'One of the two would be ignored, and nobody could tell which. Remove one.'],
  DRM056: ({ because }) => [
    `This time is zero or less ${because ?? ''}.`.replace(' .', '.'),
    'It has to last for at least a millisecond; leave it out if it should happen at once.',
  ],
  DRM057: () => [
    'A weight must be above 0.',
    'A way with weight 3 is taken three times as often as one with weight 1; one with weight 0 would never be. Remove this way, or give it a weight.',
  ],
  DRM059: () => ['This choice has no ways to choose from.', 'Add some, as in `choose { 3 -> shore  1 -> lighthouse }`.'],
  DRM060: ({ name }) => [
    `No way leads to ${q(name)}.`,
    'It is neither the first scene nor the target of an arrow that can be taken, so nobody will ever dream it. Add an arrow to it, or remove it.',
  ],
  DRM061: ({ name }) => [
    `No way leads out of ${q(name)}.`,
    'Only the sleeper’s release or the morning would end it. Add a way, such as `after 20m -> release` or `when distress > 0.6 -> release`.',
  ],
  DRM062: ({ name }) => [`Nothing plays the asset ${q(name)}.`, 'It would make the bundle larger for nothing. Play it, or remove it.'],
  DRM063: ({ name }) => [`Nothing reads the parameter ${q(name)}.`, 'Who sets it would wonder why nothing changes. Use it, or remove it.'],
  DRM064: ({ name }) => [`Nothing reads the variable ${q(name)}.`, 'Setting it has no effect on the night. Use it in a condition or a level, or remove it.'],
  DRM065: ({ name }) => [
    `The scene ${q(name)} stands beside layers.`,
    'Layers run at the same time, scenes one after the other: a scene has either. Move it into a layer.',
  ],
  DRM066: () => ['This dream has no scenes.', 'Nothing would happen in it. Add one: `scene shore { … }`.'],
  DRM070: ({ name }) => [`The file ${q(name)} is not there.`, 'The path counts from the folder of this program. Put the file there, or correct the path.'],
  DRM071: ({ name, because, expected }) => [
    `The file ${q(name)} is too large: ${because}.`,
    `A device takes at most ${expected} for an asset. Shorten it and let it loop, or compress it (FLAC, Opus, MP3).`,
  ],
  DRM072: ({ name, because }) => [
    `The file ${q(name)} is not audio: ${because}.`,
    'A sound asset is a WAV, FLAC, Ogg, Opus, MP3 or M4A file. Export it again from your sound editor.',
  ],
  DRM073: ({ name, because }) => [`The file ${q(name)} can not be read: ${because}.`, 'Check that it is a file, and that you may read it.'],
  DRM080: ({ name }) => [
    `${name === 'Import' ? 'Imports' : 'Motifs'} can not be used yet.`,
    'They are part of the language, but nothing plays them so far. Write the scenes into this file.',
  ],
};

const unknownCode: Words = () => ['Something is wrong here.', 'No words are known for this code.'];

const capital = (text: string | undefined): string => (text ?? '').replace(/^[a-z]/, (letter) => letter.toUpperCase());
const article = (noun: string | undefined): string => `${/^[aeiou]/.test(noun ?? '') ? 'an' : 'a'} ${noun}`;
