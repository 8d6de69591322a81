/** Finding sleepers by words of their name, title, story, themes and devices. */

import type { Sleeper } from '../../app/bridge/index.ts';

/** Those that have every word, in their order. */
export function matching<S extends Sleeper>(sleepers: readonly S[], sought: string): readonly S[] {
  const words = bare(sought).split(/\s+/);
  return sleepers.filter((one) => words.every((word) => bare(searched(one)).includes(word)));
}

const searched = ({ name, title, story, age, chronotype, avoidThemes, devices }: Sleeper): string =>
  [name, title, story, age, chronotype, ...avoidThemes, ...devices.map((device) => device.name)].join(' ');

/** Lower case without marks: `tomas` finds Tomás. */
const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
