/** What is different about a night; what is left out is as usual. */

import { z } from 'zod';

export const nightPlanSchema = z.strictObject({
  /** Lights out, minutes after local midnight. */
  bedtimeMinutes: z.number().min(0).max(2880).exactOptional(),
  timeInBedMinutes: z.number().min(30).max(960).exactOptional(),
  /** Hours awake before lights out; of nights in a row, before the first. */
  hoursAwake: z.number().min(0).max(120).exactOptional(),
  /** Hours slept in each of the nights before, the last one last. */
  sleptHours: z.array(z.number().min(0).max(24)).max(60).exactOptional(),
});
