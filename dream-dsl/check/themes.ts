/** What a dream may touch and a sleeper may wish to avoid: one list of words for programs and profiles. */

import type { ThemeSymbol } from './symbols.ts';

/** A theme, what it means, the wider one that it is part of, and other words that people write for it. */
const theme = (name: string, doc: string, within: string | null = null, ...also: string[]): [string, ThemeSymbol] => [
  name,
  { kind: 'theme', name, doc, within, also },
];

/** By name. A wider theme stands before those within it. */
export const THEMES: ReadonlyMap<string, ThemeSymbol> = new Map([
  theme('water', 'The sea, lakes, rivers, rain; being in or on it.', null, 'sea', 'ocean', 'swimming'),
  theme('drowning', 'Going under, not reaching the surface.', 'water'),
  theme('storm', 'Thunder, lightning, wind that threatens.', null, 'storms', 'thunder', 'lightning'),
  theme('fire', 'Flames, smoke, burning.', null, 'fires', 'burning', 'smoke'),
  theme('heights', 'Looking down, edges, towers.', null, 'height', 'cliffs'),
  theme('falling', 'Losing the ground.', null, 'fall'),
  theme('flying', 'Leaving the ground.', null, 'flight'),
  theme('darkness', 'Being in the dark.', null, 'the dark', 'dark'),
  theme('confinement', 'Closed, narrow, locked places.', null, 'closed spaces', 'being locked in', 'claustrophobia'),
  theme('crowds', 'Many people, close.', null, 'crowd'),
  theme('loneliness', 'Being alone or left behind.', null, 'abandonment', 'being left alone', 'being alone'),
  theme('pursuit', 'Being followed or hunted.', null, 'being chased', 'chase'),
  theme('intruders', 'Someone in the house who should not be there.', null, 'intruder', 'burglars'),
  theme('monsters', 'Creatures that frighten.', null, 'monster', 'ghosts'),
  theme('animals', 'Animals of any kind.', null, 'animal'),
  theme('dogs', 'Dogs.', 'animals', 'dog'),
  theme('snakes', 'Snakes.', 'animals', 'snake'),
  theme('insects', 'Insects and spiders.', 'animals', 'insect', 'spiders', 'bees'),
  theme('birds', 'Birds.', 'animals', 'bird'),
  theme('violence', 'People hurting people.'),
  theme('war', 'War, soldiers, air raids.', 'violence'),
  theme('weapons', 'Guns, knives.', 'violence', 'weapon', 'guns', 'knives'),
  theme('accidents', 'Crashes and injuries.', null, 'accident', 'crash'),
  theme('traffic', 'Roads, cars, engines.', null, 'cars', 'roads'),
  theme('sirens', 'Sirens and alarms.', null, 'siren', 'alarms'),
  theme('illness', 'Being or seeing someone ill.', null, 'sickness'),
  theme('hospital', 'Hospitals, doctors, treatment.', 'illness', 'hospitals', 'doctors'),
  theme('blood', 'Blood and wounds.', null, 'wounds'),
  theme('death', 'Dying, the dead, graves.', null, 'dying'),
  theme('grief', 'Having lost someone.', null, 'loss', 'mourning'),
  theme('religion', 'Faith, its rites and places.'),
  theme('sexuality', 'Desire and intimacy.', null, 'sex'),
  theme('birth', 'Pregnancy and birth.', null, 'pregnancy'),
  theme('school', 'School and exams.', null, 'exams'),
  theme('work', 'Work and deadlines.'),
  theme('clocks', 'Clocks, time running out.', null, 'clock', 'time pressure'),
  theme('food', 'Eating, hunger.', null, 'eating', 'hunger'),
]);

/** As words are compared: in lower case, with single spaces. */
export const themeKey = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

const byWord: ReadonlyMap<string, ThemeSymbol> = new Map(
  [...THEMES.values()].flatMap((known) => [known.name, ...known.also].map((word) => [themeKey(word), known] as const)),
);

/** The theme that a word means, by its name or another word for it. */
export const themeOf = (word: string): ThemeSymbol | null => byWord.get(themeKey(word)) ?? null;

/** Whoever avoids any of these words avoids the theme: its own, other words for it, and the same of what it is part of. */
export function wordsOfTheme(name: string): readonly string[] {
  const words: string[] = [];
  for (let known = themeOf(name); known !== null; known = known.within === null ? null : themeOf(known.within)) words.push(known.name, ...known.also);
  return words.length === 0 ? [themeKey(name)] : words;
}
