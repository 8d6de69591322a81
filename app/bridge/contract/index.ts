/** The one contract between the engine and whoever uses it: window, command line, tests. Types, validation, client and server derive from it. */

import type { z } from 'zod';
import type { nightPlanSchema } from '../../base/index.ts';
import { bundleEntries, type bundleFactsSchema, type preflightSchema } from './bundles.ts';
import { cohortEntries, type cohortEntrySchema, type cohortPlanParams } from './cohorts.ts';
import { deviceEntries } from './devices.ts';
import { keyEntries, type keySchema } from './keys.ts';
import { nightEntries, type nightNameSchema } from './nights.ts';
import { type problemSchema, programEntries, type sourceSchema } from './program.ts';
import {
  type draftSchema,
  projectEntries,
  type projectSchema,
  type templateSchema,
  type textVersionSchema,
  type trashedSchema,
  type treeEntrySchema,
  type versionCauseSchema,
} from './project.ts';
import { type heldPromiseSchema, promiseEntries } from './promises.ts';
import { type appInfoSchema, settingsEntries, type settingsSchema } from './settings.ts';
import { type hypnogramSchema, type listedSleeperSchema, sleeperEntries, type subjectSchema } from './sleepers.ts';

export { bundleFactsSchema, preflightSchema } from './bundles.ts';
export { cohortEntrySchema, cohortPlanParams } from './cohorts.ts';
export { keySchema } from './keys.ts';
export { nightNameSchema } from './nights.ts';
export { problemSchema, sourceSchema } from './program.ts';
export {
  draftSchema,
  projectSchema,
  templateSchema,
  textVersionSchema,
  trashedSchema,
  treeEntrySchema,
  versionCauseSchema,
} from './project.ts';
export { settingsSchema } from './settings.ts';
export { hypnogramSchema, listedSleeperSchema, subjectSchema } from './sleepers.ts';

export const contract = {
  ...settingsEntries,
  ...projectEntries,
  ...programEntries,
  ...sleeperEntries,
  ...nightEntries,
  ...cohortEntries,
  ...promiseEntries,
  ...bundleEntries,
  ...keyEntries,
  ...deviceEntries,
} as const;

export type Contract = typeof contract;
export type Method = keyof Contract;
export type Params<M extends Method> = z.infer<Contract[M]['params']>;
export type Result<M extends Method> = z.infer<Contract[M]['result']>;
export type Progress<M extends Method> = Contract[M]['progress'] extends z.ZodType ? z.infer<Contract[M]['progress']> : never;

export type Project = z.infer<typeof projectSchema>;
export type TreeEntry = z.infer<typeof treeEntrySchema>;
export type TrashedEntry = z.infer<typeof trashedSchema>;
export type TextVersion = z.infer<typeof textVersionSchema>;
export type VersionCause = z.infer<typeof versionCauseSchema>;
export type KeptDraft = z.infer<typeof draftSchema>;
export type Template = z.infer<typeof templateSchema>;
export type AppInfo = z.infer<typeof appInfoSchema>;
export type ListedSleeper = z.infer<typeof listedSleeperSchema>;
export type NightPlan = z.infer<typeof nightPlanSchema>;
export type Hypnogram = z.infer<typeof hypnogramSchema>;
export type ProgramSource = z.infer<typeof sourceSchema>;
export type Subject = z.infer<typeof subjectSchema>;
export type NightName = z.infer<typeof nightNameSchema>;
export type CohortPlanParams = z.infer<typeof cohortPlanParams>;
export type CohortEntry = z.infer<typeof cohortEntrySchema>;
export type Preflight = z.infer<typeof preflightSchema>;
export type PreflightItem = Preflight['items'][number];
export type HeldPromise = z.infer<typeof heldPromiseSchema>;
export type BundleFacts = z.infer<typeof bundleFactsSchema>;
export type SigningKey = z.infer<typeof keySchema>;
export type Settings = z.infer<typeof settingsSchema>;
export type LocatedProblem = z.infer<typeof problemSchema>;
