/** Properties are tried with the same cases each time, so that a run can be repeated; `DREAM_SEED=…` tries others. */

import fc from 'fast-check';

const given = process.env['DREAM_SEED'];
fc.configureGlobal({ seed: given === undefined ? 20_261_125 : Number(given) });
