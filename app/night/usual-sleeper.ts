/** The usual sleeper of an age: no profile of anyone, only the norms. */

import { CONSENTS, type Sleeper } from '../base/index.ts';
import * as P from './parameters.ts';
import { byAge } from './tables.ts';

/** Age in years, 5–85. Everything else as the cited norms of that age have it. */
export function usualSleeper(age: number, sex: 'f' | 'm'): Sleeper {
  return {
    name: `${sex}${age}`,
    title: `A ${sex === 'f' ? 'female' : 'male'} of ${age}`,
    story: 'Nobody in particular: the published means of this age.',
    age,
    sex,
    chronotype: 'middle',
    bedtimeMinutes: Math.round(byAge(P.USUAL_BEDTIME, age)),
    sleepNeedHours: byAge(P.USUAL_SLEEP, age) / 60,
    timeInBedMinutes: Math.round(byAge(P.USUAL_TIME_IN_BED, age)),
    sensitivity: {},
    hearing: { left: 0, right: 0 },
    nightmareProneness: P.TYPICAL_PRONENESS,
    onset: 1,
    wakefulness: 1,
    deepSleep: 1,
    remSleep: 1,
    avoidThemes: [],
    consents: [...CONSENTS],
    devices: [],
  };
}
