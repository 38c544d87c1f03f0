import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LineOwner } from '../../src/adapters/twin/line-twin.ts';
import { destroy, lockConversations } from '../../src/db/erasure/destroy.ts';
import { showBusiness } from '../../src/db/repositories/businesses.ts';
import { addFirms } from '../../src/db/repositories/imports.ts';
import { bindInvites } from '../../src/db/repositories/invites.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** A firm that an official has written, and the code for its place. */
async function writtenFirm(number: number, name: string): Promise<{ readonly id: string; readonly code: string }> {
  const { storage, programmeId, clock } = stage;
  const now = clock.now();
  const id = randomUUID();
  const firm = { id, number, name, municipality: '所沢市', industryCode: '76', employees: 4, floorAreaM2: null };
  return storage.database.scoped(programmeId, async (db) => {
    const writing = { db, vault: storage.vault, programmeId, now };
    await addFirms(writing, [{ ...firm, route: 'consulting', sites: ['本店'] }]);
    await db.execute(sql`insert into site_energy (site_id, programme_id, kind, unit, position)
      select id, programme_id, 'electricity', 'kWh', 0 from sites where business_id = ${id}::uuid`);
    const [bound] = await bindInvites(db, programmeId, { firms: [{ id, number, route: 'consulting' }], now });
    return { id, code: bound?.code ?? '' };
  });
}

async function say(owner: LineOwner, ...words: readonly string[]): Promise<string> {
  const before = owner.screen().length;
  for (const one of words) {
    await owner.text(one);
    await stage.settle();
  }
  return JSON.stringify(owner.screen().slice(before));
}

async function eraseFirm(businessId: string): Promise<void> {
  const { database } = stage.storage;
  const now = stage.clock.now();
  await database.scoped(stage.programmeId, async (db) => {
    const conversations = await lockConversations(db, businessId);
    await destroy(db, { businessId, conversations }, now);
  });
}

async function firm(id: string) {
  const { storage, programmeId } = stage;
  return showBusiness(storage.database, storage.vault, programmeId, id);
}

describe('a code for the place of a firm', () => {
  it('opens it to whoever knows the firm’s name, with its sites, and makes no second firm', async () => {
    const { id, code } = await writtenFirm(101, '株式会社みどり食堂');
    const owner = stage.newOwner();
    const asked = await say(owner, code, 'はい', 'はい', 'はい');
    // Nothing of the firm is said before its name is told.
    expect(asked).not.toMatch(/みどり食堂|所沢市/);
    expect(await say(owner, 'あおぞら食堂')).toContain('登録されている名前と違います');
    expect(await firm(id)).toMatchObject({ state: 'joining', consents: [] });
    const joined = await say(owner, '（株）みどり食堂', '続ける');
    expect(joined).toContain('株式会社みどり食堂');
    expect(joined).toContain('電気の使用量は？');
    const written = await firm(id);
    expect(written).toMatchObject({ state: 'active', number: 101, name: '株式会社みどり食堂', route: 'consulting' });
    expect(written?.sites[0]).toMatchObject({ name: '本店', energy: [{ kind: 'electricity' }] });
    expect(written?.consents.map(({ purpose }) => purpose)).toEqual(['use', 'client', 'statistics']);
    const keys = await stage.storage.database.scoped(stage.programmeId, (db) =>
      db.execute<{
        count: string;
      }>(sql`select count(*) as count from data_keys o join businesses b on b.key_id = o.part_of
        where b.id = ${id}::uuid and o.wrapped is not null`),
    );
    expect(Number(keys[0]?.count)).toBeGreaterThan(0);
  });

  it('is of one person only, and opens nothing afterwards', async () => {
    const { id, code } = await writtenFirm(102, '井上工業');
    const [first, second] = [stage.newOwner(), stage.newOwner()];
    await say(first, code, 'はい', 'はい', 'はい');
    await say(second, code, 'はい', 'はい', 'はい');
    await say(first, '井上工業');
    expect(await firm(id)).toMatchObject({ state: 'active' });
    expect(await say(second, '井上工業')).toContain('もう使っています');
    expect(await say(stage.newOwner(), code)).toContain('もう使われています');
    const rows = await stage.storage.database.scoped(stage.programmeId, (db) =>
      db.execute(sql`select 1 from conversations where business_id = ${id}::uuid`),
    );
    expect(rows).toHaveLength(1);
  });

  it('is worth nothing once the firm is erased, and no key of it is left', async () => {
    const { id, code } = await writtenFirm(103, '上田旅館');
    const owner = stage.newOwner();
    await say(owner, code, 'はい', 'はい', 'はい', '上田旅館', '続ける');
    const { storage, programmeId } = stage;
    const keys = () =>
      storage.database.scoped(programmeId, (db) =>
        db.execute<{ id: string }>(sql`
          select k.id from data_keys k where k.wrapped is not null and (k.id = (select key_id from businesses where id = ${id}::uuid)
            or k.part_of = (select key_id from businesses where id = ${id}::uuid))`),
      );
    expect((await keys()).length).toBeGreaterThanOrEqual(2);
    const fresh = await writtenFirm(104, '江口印刷');
    for (const one of [id, fresh.id]) await eraseFirm(one);
    expect(await keys()).toEqual([]);
    expect(await say(stage.newOwner(), fresh.code)).not.toContain('同意');
  });
});
