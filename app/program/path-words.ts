/** How the place of a reaction is named: by the path of its scene; and how it is spoken of. */

import { ANYWHERE, type Names, RITUAL, spoken } from '../base/index.ts';
import type { Program } from './format.ts';

/** What the dream itself does holds anywhere; '' for no state at all. */
export const pathOf = ({ states }: Pick<Program, 'states'>, state: number): string => (state === 0 ? ANYWHERE : (states[state]?.path ?? ''));

/** How its ritual is called, where that is not what it is. */
export function namesOf({ states }: Pick<Program, 'states'>): Names {
  const ritual = states.find(({ path }) => path === RITUAL)?.name;
  return ritual === undefined || ritual === RITUAL ? {} : { ritual };
}

/** The same as `pathOf`, to be shown. */
export function spokenOf(program: Pick<Program, 'states'>, state: number): string {
  const path = pathOf(program, state);
  return path === RITUAL ? spoken({ ritual: program.states[state]!.name }, path) : path;
}
