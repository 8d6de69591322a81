/** How the place of a reaction is named: by the path of its scene. */

import { ANYWHERE } from '../base/index.ts';
import type { Program } from './format.ts';

/** What the dream itself does holds anywhere; '' for no state at all. */
export const pathOf = ({ states }: Pick<Program, 'states'>, state: number): string => (state === 0 ? ANYWHERE : (states[state]?.path ?? ''));
