import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { asBase64, rowSet } from '../../rows.ts';
import { businessOf, type Decided, type RecordContext } from './decided.ts';

/**
 * Firms that have just consented, numbered within their programme. Each uses up a place of its invitation; a place
 * that is gone meanwhile breaks the table's check and with it the turn, which is then taken again and says so.
 */
export async function createBusinesses(
  { db, now, programmeId }: RecordContext,
  created: readonly Decided<'create-business'>[],
): Promise<void> {
  if (created.length === 0) return;
  const rows = created.map(({ claim, record }, place) => ({
    place,
    id: record.businessId,
    invite: record.inviteId,
    key: claim.key.keyId,
  }));
  const taken = rowSet(rows, { place: 'int', id: 'uuid', invite: 'uuid', key: 'uuid' });
  await db.execute(sql`
    with used as (
      update invites i set places_left = i.places_left - u.places
      from (select n.invite, count(*)::int as places from ${taken} group by n.invite) u
      where i.id = u.invite
    )
    insert into businesses (id, programme_id, number, key_id, state, route, created_at)
    select n.id, ${programmeId}::uuid, numbered.last + row_number() over (order by n.place), n.key, 'active', i.route, ${now.toISOString()}::timestamptz
    from ${taken} left join invites i on i.id = n.invite, (select coalesce(max(number), 0) as last from businesses where programme_id = ${programmeId}::uuid) numbered`);
}

/** Each answer to each purpose, given or refused. */
export async function saveConsents(
  { db, now, programmeId }: RecordContext,
  answered: readonly Decided<'save-consent'>[],
): Promise<void> {
  if (answered.length === 0) return;
  const rows = answered.map(({ claim, businessId, record }) => ({
    id: randomUUID(),
    conversation: claim.event.from.conversationId,
    business: businessId,
    purpose: record.purpose,
    version: record.version,
    given: record.given,
    channel: claim.event.from.platform,
  }));
  const columns = {
    id: 'uuid',
    conversation: 'uuid',
    business: 'uuid',
    purpose: 'text',
    version: 'text',
    given: 'boolean',
  };
  await db.execute(sql`
    insert into consents (id, programme_id, conversation_id, business_id, purpose, text_version, given, channel, at)
    select id, ${programmeId}::uuid, conversation, business, purpose, version, given, channel, ${now.toISOString()}::timestamptz
    from ${rowSet(rows, { ...columns, channel: 'text' })}`);
}

/** Only what was answered changes; what was skipped is set to null by the answer itself. */
export async function saveProfiles(
  { db, vault }: RecordContext,
  told: readonly Decided<'save-profile'>[],
): Promise<void> {
  const profiles = new Map<string, Record<string, unknown>>();
  for (const one of told) {
    const { name, ...plain } = one.record.profile;
    const sealed =
      name === undefined ? {} : { name: name === null ? null : asBase64(vault.seal(one.claim.key, name, 'name')) };
    profiles.set(businessOf(one), { ...profiles.get(businessOf(one)), ...plain, ...sealed });
  }
  if (profiles.size === 0) return;
  const rows = [...profiles].map(([id, profile]) => ({ id, profile }));
  await db.execute(sql`
    update businesses b set
      name_enc = case when n.profile ? 'name' then decode(n.profile->>'name', 'base64') else b.name_enc end,
      municipality = case when n.profile ? 'municipality' then n.profile->>'municipality' else b.municipality end,
      industry_code = case when n.profile ? 'industryCode' then n.profile->>'industryCode' else b.industry_code end,
      employees = case when n.profile ? 'employees' then (n.profile->>'employees')::int else b.employees end,
      floor_area_m2 = case when n.profile ? 'floorAreaM2' then (n.profile->>'floorAreaM2')::numeric else b.floor_area_m2 end
    from ${rowSet(rows, { id: 'uuid', profile: 'jsonb' })} where b.id = n.id`);
}
