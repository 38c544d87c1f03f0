import type { ProgrammeDocument } from '../../src/bot/programme/document.ts';
import { addProgramme, type ProgrammeRow } from '../../src/db/repositories/programmes.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { type SeedMade, seedProgramme } from '../../src/service/seed/seed.ts';
import type { TestStorage } from './storage.ts';

/** The day on which seeded programmes stand, unless another one is asked for. */
export const seededToday = '2026-11-27';

/** A programme with made-up firms; what was made is the same in every run. */
export type Seeded = { readonly programme: ProgrammeRow; readonly made: SeedMade };

type Wanted = {
  readonly today?: string;
  readonly firms?: number;
  readonly months?: number;
  /** What differs from the usual programme, its code for instance. */
  readonly document?: Partial<ProgrammeDocument>;
};

/** A small programme (14 firms, 26 months) in a test's database, in about a second. */
export async function openSeeded(storage: TestStorage, wanted: Wanted = {}): Promise<Seeded> {
  const today = wanted.today ?? seededToday;
  const document = { ...demoProgramme(today), code: 'seeded-city', ...wanted.document };
  const programme = await addProgramme(storage.database, document);
  const size = { firms: wanted.firms ?? 14, months: wanted.months ?? 26 };
  const made = await seedProgramme(storage, { document, today, seed: 1, ...size });
  return { programme, made };
}
