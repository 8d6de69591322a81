/** Words about values: what they measure, their units and ranges. */

import { capital, example, measure, q, type Words } from './terms.ts';

export const VALUES_WORDS: Readonly<Record<string, Words>> = {
  DRM040: ({ name, expected, because, meant }) =>
    because === 'as a variable'
      ? [
          'A variable can not hold a text.',
          'It holds what changes at night and can be measured or compared, such as a number, a level or a truth. A text that is known before the night is a parameter: `param friend: text = "Lila"`.',
        ]
      : [`This is ${measure(name)}, but ${measure(expected)} is needed ${because ?? 'here'}.`, insteadOf(name, expected, meant)],
  DRM041: ({ name, meant, expected, because, fix }) =>
    expected === 'times'
      ? [
          `${capital(measure(name))} and ${measure(meant)} can not be combined with \`${because}\`.`,
          'Multiply or divide by a plain number, as in `volume * 0.5`, or divide two values of the same kind.',
        ]
      : [
          `${capital(measure(name))} and ${measure(meant)} do not measure the same.`,
          fix === undefined
            ? 'Adding or comparing them has no meaning, like adding a minute to a metre. Use two values of the same kind on both sides.'
            : `What goes from 0 to 1 is no percentage: write ${q(fix.edits[0]?.newText)} instead.`,
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
    because === 'theme'
      ? [`A theme can not be filled in with ${q(name)}.`, 'Who avoids it has to be found before the night. Write the words themselves.']
      : because === 'default'
        ? [`The parameter ${q(name)} has no first value.`, 'A dream must be able to run without being asked. Add one, as in `param volume: level = 34dB`.']
        : [`The first value of ${q(name)} is not fixed.`, 'It is needed before the night begins. Write a number or text, not a reading or another name.'],
  DRM056: ({ because }) => [
    `This time is zero or less ${because ?? ''}.`.replace(' .', '.'),
    'It has to last for at least a millisecond; leave it out if it should happen at once.',
  ],
  DRM057: () => [
    'A weight must be above 0.',
    'A way with weight 3 is taken three times as often as one with weight 1; one with weight 0 would never be. Remove this way, or give it a weight.',
  ],
};

function insteadOf(name: string | undefined, expected: string | undefined, meant: string | undefined): string {
  if (meant !== undefined && expected === 'boolean') return `Each side is a condition of its own. Write ${q(meant)}.`;
  if (meant !== undefined) return `A comparison has two sides. Write ${q(meant)}.`;
  if (name === 'stage' && expected === 'number') return 'Stages have no order. Ask for one of them, as in `stage is N3`, or for `asleep`.';
  return `Write something like ${example(expected)}.`;
}
