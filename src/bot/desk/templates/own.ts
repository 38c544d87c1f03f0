import { z } from 'zod';
import { reasons } from '../consultation/reasons.ts';
import { figureWarnings } from '../packet/warnings.ts';
import { templates } from './templates.ts';

/** The places that a template may leave open. */
export const templateVariables = [
  ...['name', 'operator', 'staff', 'answer', 'question'],
  ...['month', 'kind', 'figure'],
] as const;

const known: ReadonlySet<string> = new Set(templateVariables);
const openPlaces = (text: string): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

const words = z
  .string()
  .trim()
  .min(1)
  .max(1_000)
  .superRefine((text, context) => {
    const unknown = openPlaces(text).filter((name) => !known.has(name));
    if (unknown.length > 0) {
      const message = `unknown: ${unknown.join(', ')}; there is ${templateVariables.join(', ')}`;
      context.addIssue({ code: 'custom', message });
    }
    if (/[{}]/.test(text.replaceAll(/\{\w+\}/g, '')))
      context.addIssue({ code: 'custom', message: 'a place is written {name}' });
  });

/** A template of a programme. Where a language has no text of its own, the Japanese one is used. */
const ownTemplate = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
    text: z.strictObject({ ja: words, en: words.optional(), easy: words.optional() }).readonly(),
    reasons: z.array(z.enum(reasons)).default([]),
    warnings: z.array(z.enum(figureWarnings)).default([]),
  })
  .readonly();

/** The templates of a programme, beside those of the house. */
export const ownTemplates = z
  .array(ownTemplate)
  .max(50)
  .superRefine((all, context) => {
    const taken = new Set(templates.map(({ id }) => id));
    for (const [at, { id }] of all.entries()) {
      if (taken.has(id)) context.addIssue({ code: 'custom', path: [at, 'id'], message: `${id} is taken` });
      taken.add(id);
    }
  });
