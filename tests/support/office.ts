import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { SlackUser } from '../../src/adapters/twin/slack-twin.ts';
import type { ProgrammeDocument } from '../../src/bot/programme/document.ts';
import { openTestDoor, shownIn } from './desk-door.ts';
import { openTestStorage } from './storage.ts';

/** A firm as a test wants it; `months`: what it has reported of electricity. */
type FirmWish = {
  readonly months?: readonly string[];
  readonly route?: 'system' | 'consulting';
  readonly client?: boolean;
  readonly name?: string;
  readonly places?: boolean;
};

/** The door of the desk with programmes, firms that report, and people of every role. */
export async function openTestOffice() {
  const storage = await openTestStorage({ max: 8 });
  const stage = await openTestDoor(storage);

  const firm = async (programmeId: string, wish: FirmWish = {}) => {
    const at = await stage.desk.firm(programmeId);
    const { businessId, conversationId, keyId } = at;
    const siteId = randomUUID();
    await storage.database.scoped(programmeId, async (db) => {
      const [row] = await db.execute<{ wrapped: Buffer }>(sql`select wrapped from data_keys where id = ${keyId}::uuid`);
      const key = { keyId, wrapped: row?.wrapped ?? null };
      const name = storage.vault.seal(key, wish.name ?? `試験商店${businessId.slice(0, 4)}`, 'name');
      await db.execute(
        sql`update businesses set route = ${wish.route ?? null}, name_enc = ${name} where id = ${businessId}::uuid`,
      );
      await db.execute(sql`insert into sites (id, programme_id, business_id, name_enc, position, created_at)
        values (${siteId}::uuid, ${programmeId}::uuid, ${businessId}::uuid, ${storage.vault.seal(key, '本店', 'site')}, 0, '2026-01-01')`);
      if (wish.places !== false)
        await db.execute(sql`insert into site_energy (programme_id, site_id, kind, unit, supplier_code, position)
          values (${programmeId}::uuid, ${siteId}::uuid, 'electricity', 'kWh', 'default', 0),
            (${programmeId}::uuid, ${siteId}::uuid, 'lpg', 'm3', null, 1)`);
      for (const purpose of ['use', ...(wish.client === false ? [] : ['client'])])
        await db.execute(sql`insert into consents (id, programme_id, conversation_id, business_id, purpose, text_version, given, channel, at)
          values (gen_random_uuid(), ${programmeId}::uuid, ${conversationId}::uuid, ${businessId}::uuid, ${purpose}, '1', true, 'line', '2026-01-01')`);
    });
    for (const month of wish.months ?? [])
      for (const kind of ['electricity', 'lpg']) await report({ ...at, siteId }, month, kind);
    return { ...at, siteId };
  };

  type Reporting = { programmeId: string; businessId: string; siteId: string; conversationId: string };
  const report = async (at: Reporting, month: string, kind: string) => {
    const id = randomUUID();
    await storage.database.scoped(at.programmeId, (db) =>
      db.execute(sql`insert into readings (id, programme_id, business_id, site_id, kind, value, unit, period_from, period_to, month, origin, recorded_by, recorded_at)
        values (${id}::uuid, ${at.programmeId}::uuid, ${at.businessId}::uuid, ${at.siteId}::uuid, ${kind}, 100, 'kWh',
          ${`${month}-01`}::date, (${`${month}-01`}::date + interval '1 month - 1 day')::date, ${month}, 'typed', ${at.conversationId}::uuid, '2026-10-01')`),
    );
    return id;
  };

  const home = async (user: SlackUser) => {
    await stage.settle(user.openHome());
    return shownIn(user.home()?.view['blocks']);
  };
  /** What `/hakaru` answers. */
  const command = async (user: SlackUser, words: string): Promise<string> => {
    const done = await stage.settle(user.command('/hakaru', words));
    return [done.answer ?? '', ...user.ephemerals().map((one) => JSON.stringify(one))].join();
  };
  const modal = (user: SlackUser) => {
    const view = user.modals().at(-1);
    if (view === undefined) throw new Error('no modal is open');
    return { ...view, ...shownIn(view.view['blocks']) };
  };
  const submit = async (user: SlackUser, values: Record<string, string | readonly string[]>) => {
    const { id } = modal(user);
    await stage.settle(user.submit(id, values));
    return user.modals().find((one) => one.id === id)?.errors ?? null;
  };
  const routes: ProgrammeDocument['routes'] = [
    { route: 'system', target: 10 },
    { route: 'consulting', target: 5 },
  ];
  const programme = (change: Partial<ProgrammeDocument> = {}) => stage.desk.programme({ routes, ...change });
  const official = (id: string, name = '市役所 一郎') => stage.person(id, name, { role: 'official' });
  const operator = (id: string, name = '運営 春子') => stage.person(id, name, { role: 'operator' });
  const close = async () => {
    await stage.app.close();
    await storage.close();
  };
  return { storage, stage, programme, firm, report, official, operator, home, command, modal, submit, close };
}
