/** The words of the language explained, and how to write what they begin. */

import { FIRST_SIGNIFICANT, Token, type Tree } from '../syntax/index.ts';

export interface WordDoc {
  readonly doc: string;
  /** With `$0` and `${1:name}` places, where a snippet makes sense. */
  readonly snippet?: string;
}

/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: places of a snippet are written so */
export const WORDS: Readonly<Record<string, WordDoc>> = {
  import: {
    doc: 'Brings the motifs and shared assets of another file: `import "sea.dream"`, or `import "sea.dream" as sea`.',
    snippet: 'import "${1:file.dream}"',
  },
  motif: {
    doc: 'A scene with parameters, to reuse: `scene calm is breathing(5s)` is made of it.',
    snippet: 'motif ${1:name}(${2:pace}: ${3:duration} = ${4:4s}) {\n  $0\n}',
  },
  dream: {
    doc: 'A whole program: `dream "Title" { … }`.',
    snippet: 'dream "${1:Title}" {\n  version 1.0.0\n  needs sound\n\n  scene ${2:shore} {\n    $0\n    after 20m -> release\n  }\n}\n',
  },
  version: { doc: 'The version of the dream: `version 1.0.0`.', snippet: 'version ${1:1.0.0}' },
  for: { doc: 'For whom, `for ages 14+`; on a cue for how long, `for 10s`.', snippet: 'for ages ${1:14}+' },
  needs: { doc: 'The channels that a device must have: `needs sound, scent optional`.', snippet: 'needs ${1:sound}' },
  themes: { doc: 'What the dream, or a scene, touches, so that who avoids it is not given it: `themes water, heights`.', snippet: 'themes ${1:water}' },
  limit: { doc: 'What no cue may exceed: `limit sound <= 42dB, light <= 1lx while asleep`.', snippet: 'limit ${1:sound} <= ${2:42dB}' },
  asset: { doc: 'A file or cartridge by name: `asset surf = sound "assets/surf.wav"`.', snippet: 'asset ${1:name} = ${2:sound} "${3:assets/file.wav}"' },
  param: {
    doc: 'What is chosen before the night: `param volume: level = 34dB in 25dB..42dB`.',
    snippet: 'param ${1:volume}: ${2:level} = ${3:34dB} in ${4:25dB..42dB}',
  },
  var: { doc: 'What changes during the night: `var wonder: 0..1 = 0.2`.', snippet: 'var ${1:name}: ${2:0..1} = ${3:0}' },
  ritual: { doc: 'The awake part before sleep; the dream begins with it.', snippet: 'ritual ${1:bedtime} {\n  $0\n  on stage N1 -> ${2:scene}\n}' },
  anywhere: {
    doc: 'Reactions that hold in every scene, from lights out to the release or the morning. Their clocks run on when a scene is left.',
    snippet: 'anywhere {\n  when ${1:distress > 0.6} for ${2:20s} -> ${3:release}\n}',
  },
  scene: { doc: 'A state of the dream. Its cues sound while it lasts, its reactions lead on.', snippet: 'scene ${1:name} {\n  $0\n}' },
  layer: { doc: 'A part of a scene that runs beside its other layers.', snippet: 'layer ${1:name} {\n  $0\n}' },
  anchor: { doc: 'A recurring cue that belongs to the real world: `anchor every 25m { … }`.', snippet: 'anchor every ${1:25m} {\n  $0\n}' },
  release: {
    doc: 'The way out: everything fades, the sleeper sleeps on. No program can mask, delay or remove it.',
    snippet: 'release { fade all over ${1:60s} }',
  },
  morning: { doc: 'The part after waking.', snippet: 'morning {\n  light ${1:amber} at 0lx ramp to ${2:80lx} over ${3:15m}\n}' },
  promise: { doc: 'What the dream promises, to be proven or measured.', snippet: 'promise ${1:quiet}: always sound <= ${2:38dB} while stage is N3' },
  tone: { doc: 'How a scene feels, each from 0 to 1: `tone wonder 0.7, calm 0.5`.', snippet: 'tone ${1:calm} ${2:0.5}' },
  play: {
    doc: 'Plays a sound asset: `play surf at 34dB fade 30s loop`. Levels are dB(A) at the pillow.',
    snippet: 'play ${1:asset} at ${2:34dB} fade ${3:30s}',
  },
  say: { doc: 'Speaks words: `say "the tide" at 30dB every 90s`. Names in braces are filled in.', snippet: 'say "${1:words}" at ${2:30dB}' },
  ask: { doc: 'Asks a question and records the answer.', snippet: 'ask "${1:What do you remember?}"' },
  light: {
    doc: 'Light of a colour: `light amber at 10lx ramp to 0lx over 20m`. Levels are melanopic EDI lux at the eye.',
    snippet: 'light ${1:amber} at ${2:1lx}',
  },
  scent: { doc: 'A scent from its cartridge: `scent cedar at 20% for 10s`.', snippet: 'scent ${1:asset} at ${2:20%} for ${3:10s}' },
  touch: { doc: 'Vibration: `touch pulse at 20% for 5s`.', snippet: 'touch ${1:pulse} at ${2:20%} for ${3:5s}' },
  warmth: { doc: 'Warms or cools by a difference: `warmth at 1C`.', snippet: 'warmth at ${1:1C}' },
  motion: { doc: 'Moves the bed: `motion sway at 10%`.', snippet: 'motion ${1:sway} at ${2:10%}' },
  while: { doc: 'Cues that sound as long as a condition is true.', snippet: 'while ${1:stage is N1} {\n  $0\n}' },
  on: { doc: 'Reacts to an event: `on stage REM`, `on signal LRLR`, `on wake`, or one that is raised.', snippet: 'on ${1:stage REM} -> ${2:scene}' },
  when: {
    doc: 'Reacts when a condition becomes true, or has held for a time: `when distress > 0.6 for 20s -> release`.',
    snippet: 'when ${1:distress > 0.6} for ${2:20s} -> ${3:release}',
  },
  after: { doc: 'Reacts when the scene has lasted for a time: `after 8m -> shore`.', snippet: 'after ${1:8m} -> ${2:scene}' },
  every: { doc: 'Again and again, with this time between: `every 5m { … }`; on a cue `every 90s`.', snippet: 'every ${1:5m} {\n  $0\n}' },
  enter: { doc: 'Actions when the scene is entered.', snippet: 'enter { $0 }' },
  exit: { doc: 'Actions when the scene is left.', snippet: 'exit { $0 }' },
  together: {
    doc: 'Waits for others in the same dream: `together "keepers" within 5m else -> drifting`.',
    snippet: 'together "${1:name}" within ${2:5m} else -> ${3:scene}',
  },
  set: { doc: 'Gives a variable a new value: `set wonder = min(1, wonder + 0.2)`.', snippet: 'set ${1:name} = $0' },
  mark: { doc: 'Writes a label into the log of the night: `mark "lucid"`.', snippet: 'mark "${1:label}"' },
  raise: { doc: 'Raises an event that any active scene can react to.', snippet: 'raise ${1:event}' },
  choose: { doc: 'Draws one of several ways by weight, from a seeded generator.', snippet: 'choose {\n  ${1:3} -> ${2:scene}\n  ${3:1} -> ${4:scene}\n}' },
  fade: { doc: 'How a cue begins and ends: `fade 30s`, `fade in 5s out 30s`; in release, `fade all over 60s`.', snippet: 'fade all over ${1:60s}' },
  '->': {
    doc: 'Where a reaction leads: `-> shore`, `-> shore.dusk`, `-> inside dusk`, `-> last shore`, `-> last part of shore`, `-> release`, `-> morning`.',
    snippet: '-> ${1:scene}',
  },
  at: { doc: 'The level of a cue: `at 34dB`.', snippet: 'at $0' },
  loop: { doc: 'The sound begins again when it ends.' },
  ramp: { doc: 'Changes the level over a time: `ramp to 0lx over 20m`.', snippet: 'ramp to ${1:0lx} over ${2:20m}' },
  through: {
    doc: 'Points of level and time, straight between them, the last held: `through 0lx at 0s, 10lx at 5m, 0lx at 20m`.',
    snippet: 'through ${1:0lx} at ${2:0s}, ${3:1lx} at ${4:5m}, ${5:0lx} at ${6:10m}',
  },
  locked: {
    doc: 'Plays each time a rhythm of the sleeper comes to a phase: `locked to slow wave 0deg`, `locked to breath 90deg`. `every` is then the least gap.',
    snippet: 'locked to ${1:slow wave} ${2:0deg}',
  },
  last: { doc: 'History: `-> last shore` goes back to where shore was when it was left; `-> last part of shore` begins that part anew.' },
  part: { doc: '`-> last part of shore`: the nested scene where shore was, begun anew.' },
  inside: { doc: '`-> inside dusk`: to a scene nested in this one, without leaving this one.' },
  in: { doc: 'Whether a scene is active: `in shore`. On a parameter the range it keeps, in a fade how it begins.' },
  out: { doc: 'How a cue ends: `fade out 30s`, `fade in 5s out 30s`.' },
  as: { doc: 'A name for what a file brings: `import "sea.dream" as sea`, then `sea.breathing`.' },
  else: { doc: 'Where no other way of a choice can be taken; with `together`, where the others do not come.' },
  and: { doc: 'Both hold.' },
  or: { doc: 'At least one holds.' },
  not: { doc: 'Does not hold.' },
  true: { doc: 'Always holds.' },
  false: { doc: 'Never holds.' },
  over: { doc: 'How long a change takes: `ramp to 0lx over 20m`.' },
  to: { doc: 'What a level changes to, or what a cue is locked to.' },
  ages: { doc: 'Whom the dream is for: `for ages 14+`, `for ages 6..12`.' },
  all: { doc: 'Everything that sounds or shines.' },
  stage: { doc: 'A sleep stage: `on stage REM` when it begins, `stage is REM` while it lasts.' },
  signal: { doc: 'What the sleeper can tell from within a dream: `on signal LRLR`.' },
  across: { doc: 'Among which sleepers: `across adults`.' },
  hour: { doc: 'How often in an hour: `cues <= 20 per hour`.' },
  night: { doc: 'Over whole nights: `<= 5% per night`.' },
  of: { doc: '`chance of (…)`: how likely it is; `-> last part of shore`: the nested scene where shore was.' },
  slow: { doc: 'The slow wave of deep sleep: 0° at its peak, 180° in its trough.' },
  wave: { doc: 'The slow wave of deep sleep: 0° at its peak, 180° in its trough.' },
  breath: { doc: 'The breath of the sleeper, as a rhythm: 0° where it is fullest.' },
  per: { doc: 'How often: `20 per hour`, `per night`.' },
  optional: { doc: 'The dream also works without this channel.' },
  is: { doc: 'Is the same: `stage is REM`, `count is not 3`.' },
  always: { doc: 'A promise that holds at every moment.' },
  never: { doc: 'A promise that something happens at no moment.' },
  reaches: { doc: 'A promise that a scene is reached: `reaches morning`.' },
  chance: { doc: 'A promise about many nights: `chance of (woken by a cue) <= 5% per night across adults`.' },
  within: { doc: 'How soon.' },
  leads: { doc: 'A promise that one thing is followed by another: `distress > 0.8 leads to release within 2m`.' },
};
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: end */

/** What the word or arrow at a token means where it stands; null where it has no meaning of its own. */
export function docOf(tree: Tree, token: number): string | null {
  const { kinds, starts } = tree.tokens;
  const word = tree.text.slice(starts[token], starts[token + 1]);
  if (kinds[token] === Token.word && !(word in SOFT)) return null;
  let before = token - 1;
  while (before >= 0 && (kinds[before] as number) < FIRST_SIGNIFICANT) before--;
  const doc = Object.hasOwn(WORDS, word) ? WORDS[word]?.doc : undefined;
  return doc ?? null;
}

/** Words that mean something only in one place, and may be names everywhere else. */
const SOFT: Readonly<Record<string, true>> = { part: true, inside: true, out: true, as: true, through: true, locked: true };
