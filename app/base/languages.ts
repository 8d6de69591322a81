/** What a dream is called in several languages: for lists and devices, beside the title that its text has. */

import { z } from 'zod';

/** BCP 47, of the form language, script, region: `de`, `pt-BR`, `zh-Hant`. */
export const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/;
/** UTF-16 units. */
export const MOST_TITLE = 200;
export const MOST_SUMMARY = 1000;

export const languageSchema = z.string().regex(LANGUAGE);

export const wordsInSchema = z.strictObject({ title: z.string().min(1).max(MOST_TITLE), summary: z.string().max(MOST_SUMMARY) });

export const languagesSchema = z.record(languageSchema, wordsInSchema);
export type Languages = z.infer<typeof languagesSchema>;
