import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderChart } from '../../../src/adapters/chart/render-chart.ts';
import { OFFICE_PREFIX, officePages } from '../../../src/adapters/http/office/office.ts';
import { signOffice } from '../../../src/adapters/http/page-token.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { endStaff } from '../../../src/db/desk/staff.ts';
import { listProgrammes } from '../../../src/db/repositories/programmes.ts';
import { createOfficePageDesk } from '../../../src/service/office/page-desk.ts';
import { makeVersions } from '../../../src/service/report/run.ts';
import { openTestOffice } from '../../support/office.ts';

let office: Awaited<ReturnType<typeof openTestOffice>>;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const key = randomBytes(32);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** The page as a browser gets it: its status and its words. */
async function open(link: { programmeId: string; staffId: string }, { minutes = 60, language = 'ja', file = '' } = {}) {
  const { options } = office.stage.desk;
  const app = fastify();
  const desk = createOfficePageDesk({ ...options, draw: renderChart });
  await app.register(officePages({ key, desk, clock: options.clock, write: writeText, log }));
  const expiresAt = new Date(options.clock.now().getTime() + minutes * 60_000);
  const answer = await app.inject({
    url: `${OFFICE_PREFIX}${signOffice({ ...link, expiresAt }, key)}${file}`,
    headers: { 'accept-language': language },
  });
  await app.close();
  return { status: answer.statusCode, html: answer.body, headers: answer.headers };
}

async function staffOf(programmeId: string, role: 'official' | 'operator' | 'consultant'): Promise<string> {
  const user = office.stage.app.twin.addUser({ name: role });
  return office.stage.register(programmeId, { user, name: '市役所 花子', change: { role } });
}

describe("a programme's page", () => {
  it('shows an official the sums, and only firms that agree that the client hears of them', async () => {
    const programmeId = await office.programme();
    await office.firm(programmeId, { months: ['2026-09'], name: '名無し商店' });
    await office.firm(programmeId, { months: ['2026-09'], client: false });
    const told = await open({ programmeId, staffId: await staffOf(programmeId, 'official') });
    expect(told.status).toBe(200);
    expect(told.html).toContain('まだそろっていない事業者');
    expect(told.html).toContain('<th scope="row">1</th>');
    expect(told.html).not.toContain('<th scope="row">2</th>');
    expect(told.html).toContain('番号を見せられない事業者：1');
    expect(told.html).not.toContain('名無し商店');
    const all = await open({ programmeId, staffId: await staffOf(programmeId, 'operator') });
    expect(all.html).toContain('<th scope="row">2</th>');
  });

  it('speaks the language of the browser', async () => {
    const programmeId = await office.programme();
    await office.firm(programmeId, {});
    const told = await open({ programmeId, staffId: await staffOf(programmeId, 'official') }, { language: 'en' });
    expect(told.html).toContain('Firms with something missing');
    expect(told.html).toContain('<html lang="en">');
  });

  it('shows nothing to consultants, to those who left, of another programme, after its hour, or by a made-up address', async () => {
    const [programmeId, other] = [await office.programme(), await office.programme()];
    await office.firm(programmeId, {});
    const official = await staffOf(programmeId, 'official');
    const stranger = await staffOf(other, 'official');
    const left = await staffOf(programmeId, 'official');
    const { database, vault, clock } = office.stage.desk.options;
    await endStaff({ database, vault, programmeId }, left, clock.now());
    const none = [
      { programmeId, staffId: await staffOf(programmeId, 'consultant') },
      { programmeId, staffId: stranger },
      { programmeId, staffId: left },
      { programmeId, staffId: randomUUID() },
      { programmeId: randomUUID(), staffId: official },
    ];
    for (const link of none) {
      const told = await open(link);
      expect(told.status).toBe(410);
      expect(told.html).not.toContain('月ごとの報告');
    }
    expect((await open({ programmeId, staffId: official }, { minutes: -1 })).status).toBe(410);
    expect((await open({ programmeId, staffId: official })).status).toBe(200);
  });

  it('hands out the reports that somebody may have, writes it down, and no others', async () => {
    const programmeId = await office.programme();
    await office.firm(programmeId, { months: ['2026-09', '2026-10'] });
    const { database } = office.storage;
    const [programme] = (await listProgrammes(database)).filter(({ id }) => id === programmeId);
    if (programme === undefined) throw new Error('no programme');
    const desk = { ...office.stage.desk.options, draw: renderChart };
    const period = { from: '2026-09', to: '2026-10' };
    const made = [];
    for (const kind of ['periodic', 'firm'] as const)
      for await (const { version } of makeVersions(desk, {
        ...{ programme, kind, period, language: 'ja', business: null, by: '運営 春子' },
      }))
        made.push(version);
    const [periodic, firm] = made;
    const official = { programmeId, staffId: await staffOf(programmeId, 'official') };
    const told = await open(official);
    expect(told.html).toContain('定期報告書');
    expect(told.html).toContain(`${periodic?.id}.pdf`);
    expect(told.html).not.toContain(`${firm?.id}`);
    const file = await open(official, { file: `/${periodic?.id}.pdf` });
    expect(file.status).toBe(200);
    expect(file.html.startsWith('%PDF-')).toBe(true);
    expect(file.headers['content-disposition']).toContain('attachment');
    const taken = await database.scoped(programmeId, (db) =>
      db.execute(sql`select how, taken_by from report_takings where version_id = ${periodic?.id}::uuid`),
    );
    expect([...taken]).toEqual([{ how: 'page', taken_by: `staff ${official.staffId}` }]);
    const other = await office.programme();
    for (const refused of [
      await open(official, { file: `/${firm?.id}.pdf` }),
      await open({ programmeId: other, staffId: await staffOf(other, 'operator') }, { file: `/${periodic?.id}.pdf` }),
      await open({ programmeId, staffId: await staffOf(programmeId, 'consultant') }, { file: `/${periodic?.id}.xlsx` }),
      await open(official, { file: '/../../etc.pdf' }),
    ])
      expect([404, 410]).toContain(refused.status);
  });
});
