/** What a device does for each request of the protocol. */

import type { Answers, Inside } from './inside.ts';
import { nightAnswers } from './nights.ts';
import { peerAnswers } from './peers.ts';
import { programAnswers } from './programs.ts';

export type { Answers, Inside } from './inside.ts';
export { rightsOf } from './peers.ts';

export const answersOf = (inside: Inside): Answers => ({ ...peerAnswers(inside), ...programAnswers(inside), ...nightAnswers(inside) });
