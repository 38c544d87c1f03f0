import type { ConsentPurpose } from './facts.ts';

/** Every text that people have been asked to agree to, by purpose and version. Texts are added, never changed. */
const texts: Readonly<Record<ConsentPurpose, Readonly<Record<string, string>>>> = {
  use: { '2026-11': 'consent.use-2026-11' },
  client: { '2026-11': 'consent.client-2026-11' },
  statistics: { '2026-11': 'consent.statistics-2026-11' },
};

/** The key of a text, or null when there is no such version: nobody can consent to what was never written. */
export function consentText(purpose: ConsentPurpose, version: string): string | null {
  return texts[purpose][version] ?? null;
}

/** The versions that exist, for an error that names them. */
export function consentVersions(purpose: ConsentPurpose): readonly string[] {
  return Object.keys(texts[purpose]);
}
