import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/connection.ts';
import { addCalculation } from '../../src/db/repositories/factors.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { businesses, sites } from '../../src/db/schema/businesses.ts';
import { dataKeys } from '../../src/db/schema/keys.ts';
import { readings } from '../../src/db/schema/ledger.ts';
import { calculate } from '../../src/engine/emission/calculate.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { type Commands, openCommands } from '../support/commands.ts';

const header =
  'id,name_ja,name_en,category,unit_of_activity,heat_value,heat_unit,carbon_factor_tC_per_GJ,kgCO2_per_unit,kgCO2_per_unit_exact_fraction,formula,published_value,published_unit,valid_from,valid_to,source_title,source_publisher,source_url_or_doc,confidence,note';
const corrected =
  'kerosene.r2023,灯油,Kerosene,scope1_fuel,L,36.5,GJ/kL,0.0188,2.5160666667,,x,2.52,tCO2/kL,FY2023,,正誤表,経済産業省・環境省,https://policies.env.go.jp/earth/ghg-santeikohyo/calc.html,high,';
const use = {
  kind: 'kerosene',
  quantity: { value: 100, unit: 'L' },
  period: { from: '2026-10-01', to: '2026-10-31' },
} as const;

let commands: Commands;
let database: Database;
let programmeId: string;

beforeAll(async () => {
  commands = await openCommands();
  ({ database } = commands.storage);
  programmeId = (await addProgramme(database, demoProgramme('2026-11-25'))).id;
});
afterAll(() => commands.close());
const run: Commands['run'] = (...words) => commands.run(...words);

/** A stored reading of 100 L of kerosene, with the CO2 the tables gave at the time. */
async function storeReading(): Promise<string> {
  const [keyId, businessId, siteId, id] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const now = new Date('2026-11-25T00:00:00Z');
  const result = calculate(use);
  if (!result.ok) return expect.fail(result.problem.code);
  await database.scoped(programmeId, async (db) => {
    await db.insert(dataKeys).values({ id: keyId, programmeId, wrapped: Buffer.from('x') });
    await db.insert(businesses).values({ id: businessId, programmeId, number: 1, keyId, createdAt: now });
    await db
      .insert(sites)
      .values({ id: siteId, programmeId, businessId, position: 0, nameEnc: Buffer.from('x'), createdAt: now });
    await db.insert(readings).values({
      ...{ id, programmeId, businessId, siteId, kind: 'kerosene', value: 100, unit: 'L', month: '2026-10' },
      ...{ periodFrom: use.period.from, periodTo: use.period.to, origin: 'typed' as const, recordedAt: now },
    });
  });
  await addCalculation(database, programmeId, { readingId: id, calculation: result.value, now });
  return id;
}

describe('a corrected list of factors', () => {
  it('is a row of its own; what rests on the former is calculated again on demand, and both stay', async () => {
    const reading = await storeReading();
    const file = join(commands.folder, 'corrected.csv');
    writeFileSync(file, `${header}\n${corrected}\n`);
    const wanted = ['factors', 'import', file, '--kind', 'fuel', '--approver', '確認 花子'];

    expect(await run('factors', 'recompute')).toEqual({ code: 0, out: [], err: [] });
    const refused = await run(...wanted);
    expect(refused.code).toBe(1);
    expect(refused.out[0]).toContain('value-changed\tkerosene.r2023');
    const tried = await run(...wanted, '--correction', '--dry-run');
    expect(tried.out).toMatchObject([expect.stringContaining('corrected\tkerosene.r2023@r2'), '1 rows']);
    expect((await run('factors', 'recompute')).out).toEqual([]);

    expect((await run(...wanted, '--correction')).code).toBe(0);
    expect((await run('factors', 'check')).code).toBe(0);
    const { out } = await run('factors', 'recompute');
    expect(out).toHaveLength(1);
    expect(out[0]).toMatch(new RegExp(`^${reading}\tkerosene\t2026-10-01\t250\\.26.*\t251\\.6.*\tfinal$`));
    expect((await run('factors', 'recompute')).out).toEqual([]);

    const kept = await database.scoped(programmeId, (db) =>
      db.execute<{ factor: string }>(sql`
        select calculation->'parts'->0->>'factorId' as factor from emissions where reading_id = ${reading}::uuid
        order by calculated_at`),
    );
    expect(kept.map(({ factor }) => factor)).toEqual(['kerosene.r2023', 'kerosene.r2023@r2']);
  });
});
