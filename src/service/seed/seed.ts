import { ConfigError } from '../../bot/errors.ts';
import type { ProgrammeDocument } from '../../bot/programme/document.ts';
import type { Database } from '../../db/connection.ts';
import { knowledgeInForce } from '../../db/repositories/editions.ts';
import { loadFactorTables } from '../../db/repositories/factors.ts';
import { addProgramme, listProgrammes, type ProgrammeRow } from '../../db/repositories/programmes.ts';
import { businesses } from '../../db/schema/businesses.ts';
import type { Vault } from '../../db/vault/vault.ts';
import { addMonths } from '../../engine/period.ts';
import { allHolidays } from '../desk-options.ts';
import { planAdvice } from './advice.ts';
import { planCases } from './cases.ts';
import { isSeedId } from './chance.ts';
import { planFirms } from './firm.ts';
import { planLedger } from './ledger.ts';
import type { SeedScene } from './plan.ts';
import { seedStaff } from './staff.ts';
import { documentFor } from './term.ts';
import { placeOf } from './world.ts';
import { planShown, writeAdvice, writeShown } from './write-advice.ts';
import { writeCases } from './write-cases.ts';
import { keyed, writeFirms } from './write-firms.ts';
import { writeLedger } from './write-ledger.ts';
import { writeOpinions } from './write-opinions.ts';

/** What to make: how many firms, whose months end before `today`, from which number chance begins. */
export type SeedOrder = {
  readonly document: ProgrammeDocument;
  readonly today: string;
  readonly firms: number;
  readonly months: number;
  readonly seed: number;
};

/** What was made. `added` false: it was there already, and nothing was changed. `years`: the term was moved by so many. */
export type SeedMade = {
  readonly code: string;
  readonly programmeId: string;
  readonly added: boolean;
  readonly years: number;
  readonly term: { readonly from: string; readonly to: string };
  readonly firms: number;
  readonly readings: number;
  readonly cases: number;
};

type Parts = { readonly database: Database; readonly vault: Vault };

/**
 * Fills a programme with made-up firms, in one transaction. The same order gives the same content; where it is there
 * already nothing is added. @throws {ConfigError} `seed-refused` when the programme has firms that nobody made up
 */
export async function seedProgramme(parts: Parts, order: SeedOrder): Promise<SeedMade> {
  const { document, years } = documentFor(order.document, order.today);
  const known = (await listProgrammes(parts.database)).find(({ code }) => code === document.code);
  const row = known ?? (await addProgramme(parts.database, document));
  const { term } = row.document;
  const about = { code: row.code, programmeId: row.id, years: known === undefined ? years : 0, term };
  const there = await parts.database.scoped(row.id, (db) => db.select({ id: businesses.id }).from(businesses));
  if (there.some(({ id }) => isSeedId(id)))
    return { ...about, added: false, firms: there.length, readings: 0, cases: 0 };
  if (there.length > 0)
    throw new ConfigError('seed-refused', [
      `${row.code} has ${there.length} firms of its own; use a programme without`,
    ]);
  return { ...about, added: true, ...(await fill(parts, row, order)) };
}

async function fill(
  { database, vault }: Parts,
  row: ProgrammeRow,
  order: SeedOrder,
): Promise<Pick<SeedMade, 'firms' | 'readings' | 'cases'>> {
  const scene = sceneOf(row, order);
  const staff = await seedStaff({ database, vault, programmeId: row.id }, scene);
  const [tables, knowledge] = await database.queues(async (db) => {
    return [await loadFactorTables(db), await knowledgeInForce(db)] as const;
  });
  const { place } = placeOf(row.document.regions);
  const firms = keyed(planFirms(row.document, scene, order.firms), vault);
  const advised = firms.map((firm) => planAdvice(firm, knowledge.measures, scene));
  const events = firms.flatMap((firm, at) =>
    planLedger(firm, advised[at]?.course ?? steady, { ...scene, place, tables, staff }),
  );
  const advice = advised.flatMap((one) => one.events);
  const caseScene = { ...scene, document: row.document, holidays: allHolidays(), staff };
  const written = await database.scoped(row.id, async (db) => {
    const writing = { db, vault, programmeId: row.id };
    await writeFirms(writing, firms);
    await writeAdvice(writing, advice);
    await writeShown(writing, planShown(firms, { knowledge, advice }, scene), knowledge.edition.id);
    const cases = planCases(firms, caseScene);
    await writeCases(writing, cases, caseScene);
    await writeOpinions(writing, { firms, cases }, scene);
    return { cases: cases.length, readings: await writeLedger(writing, firms, events) };
  });
  return { firms: firms.length, ...written };
}

function sceneOf({ code, document }: ProgrammeRow, { today, months, seed }: SeedOrder): SeedScene {
  const last = addMonths(today.slice(0, 7), -1);
  return {
    words: [code, seed],
    ...{ today, term: document.term, reportingDay: document.reportingDay },
    months: { from: addMonths(last, 1 - months), to: last },
  };
}

const steady = { yearly: 0, saving: null };
