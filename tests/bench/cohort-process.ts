/** One cohort of tide-house in this process. Arguments: nights, threads. */

import { readFileSync } from 'node:fs';
import { type Job, runJob } from '../../app/cohort/index.ts';
import { encodeProgram } from '../../app/program/index.ts';
import { createCrew } from '../../main/adapters/crew.ts';
import { compileText } from '../support/one-text.ts';

const WARM_UP = 400;

const [nights = 1000, threads = 1] = process.argv.slice(2).map(Number);
const program = compileText(readFileSync('templates/tide-house/tide-house.dream', 'utf8'));
const programs = [{ bytes: encodeProgram(program), assetMs: program.assets.map(() => null) }];
const crew = createCrew(undefined, threads);
await run(WARM_UP * threads);
const before = process.cpuUsage();
const begun = performance.now();
const events = await run(nights);
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(before);
crew.close();
console.log(JSON.stringify({ nights, events, seconds, cpuSeconds: (user + system) / 1e6, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));

async function run(sleepers: number): Promise<number> {
  const job: Job = { plan: { seed: 1, sleepers, nights: 1, ages: [14, 85], sex: null, chronotype: null, night: {}, who: null, leftOut: [] }, programs };
  const ran = await runJob(crew, job, { range: [0, sleepers], threads, cancel: { cancelled: false }, onPart: () => {} });
  if (!ran.ok) throw new Error(ran.failure.message);
  return ran.value.part.events;
}
