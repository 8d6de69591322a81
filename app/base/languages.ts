/** What a dream is called in several languages: for lists and devices, beside the title that its text has. */

import { z } from 'zod';

/** BCP 47, of the form language, script, region: `de`, `pt-BR`, `zh-Hant`. */
export const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$/);

export const wordsInSchema = z.strictObject({ title: z.string().min(1).max(200), summary: z.string().max(1000) });

export const languagesSchema = z.record(languageSchema, wordsInSchema);
export type Languages = z.infer<typeof languagesSchema>;
