import { inArray } from 'drizzle-orm';
import type { InviteFacts } from '../../bot/facts.ts';
import type { Db } from '../connection.ts';
import { invites } from '../schema/businesses.ts';
import type { ProgrammeShelf } from './programmes.ts';

/** What each typed code opens, on `today` (Japan). */
export async function lookUpInvites(
  db: Db,
  shelf: ProgrammeShelf,
  codes: readonly string[],
  now: { readonly at: Date; readonly today: string },
): Promise<ReadonlyMap<string, InviteFacts>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .select()
    .from(invites)
    .where(inArray(invites.code, [...new Set(codes)]));
  const programmes = await shelf.get(
    db,
    rows.map((row) => row.programmeId),
  );
  return new Map(
    rows.map((row): [string, InviteFacts] => {
      const programme = programmes.get(row.programmeId)?.facts;
      if (programme === undefined || programme.term.to < now.today) return [row.code, { state: 'closed' }];
      if (row.expiresAt !== null && row.expiresAt <= now.at) return [row.code, { state: 'expired' }];
      if (row.placesLeft < 1) return [row.code, { state: 'used-up' }];
      const place = row.businessId === null ? {} : { place: row.businessId };
      return [row.code, { state: 'open', inviteId: row.id, programme, ...place }];
    }),
  );
}
