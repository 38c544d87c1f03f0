import { sql } from 'drizzle-orm';
import type { Clock, ReceivedEvent, ReceiveEvents } from '../bot/ports.ts';
import { createBatcher } from './batcher.ts';
import type { Database, Db } from './connection.ts';
import type { Directory } from './directory.ts';
import type { Vault } from './vault/vault.ts';

/** What is kept of an event until its turn, sealed. */
export type StoredEvent = Pick<ReceivedEvent, 'content' | 'replyToken' | 'raw'>;

export type InboxOptions = {
  readonly database: Database;
  readonly directory: Directory;
  readonly vault: Vault;
  readonly clock: Clock;
  /** Called when something new came in. */
  readonly onStored: () => void;
};

type Outcome = { readonly stored: boolean };
const batchLimit = 256;

/**
 * Stores events before they are acknowledged. An event seen before is not stored again; it only refreshes the
 * age of its reply token, which LINE counts from the latest delivery.
 */
export function createInbox(options: InboxOptions): ReceiveEvents {
  const store = createBatcher((events: readonly ReceivedEvent[]) => storeBatch(options, events), batchLimit);
  return async (events) => {
    if (events.length === 0) return;
    const outcomes = await store(events);
    if (outcomes.some((outcome) => outcome.stored)) options.onStored();
  };
}

async function storeBatch(options: InboxOptions, events: readonly ReceivedEvent[]): Promise<readonly Outcome[]> {
  const once = [...new Map(events.map((event) => [`${event.channel} ${event.id}`, event])).values()];
  const first = await insert(options, once);
  const refused = once.filter((event) => (first.get(event) ?? 'key-destroyed') === 'key-destroyed');
  if (refused.length > 0) {
    // The key died after this process learnt it: look again, the person has another by now.
    options.directory.forget(refused.map(options.directory.handle));
    await insert(options, refused);
  }
  return events.map((event) => ({ stored: first.get(event) === 'stored' || refused.includes(event) }));
}

type Verdict = 'stored' | 'seen' | 'key-destroyed';

async function insert(
  options: InboxOptions,
  events: readonly ReceivedEvent[],
): Promise<ReadonlyMap<ReceivedEvent, Verdict>> {
  const people = await options.directory.find(events);
  const now = options.clock.now().toISOString();
  const rows = events.map((event, place) => {
    const entry = people.get(options.directory.handle(event));
    if (entry === undefined) throw new Error('conversation-missing');
    const body: StoredEvent = { content: event.content, replyToken: event.replyToken, raw: event.raw };
    return {
      place,
      programme: entry.programmeId,
      conversation: entry.conversationId,
      channel: event.channel,
      event: event.id,
      at: event.at,
      key: entry.key.keyId,
      body: options.vault.seal(entry.key, JSON.stringify(body), 'inbox').toString('base64'),
    };
  });
  return insertRows(options.database.queue, { events, rows, now });
}

type Batch = { readonly events: readonly ReceivedEvent[]; readonly rows: readonly object[]; readonly now: string };

async function insertRows(db: Db, { events, rows, now }: Batch): Promise<ReadonlyMap<ReceivedEvent, Verdict>> {
  const answers = await db.execute<{ place: number; verdict: Verdict }>(sql`
    with incoming as materialized (
      select i.*, k.wrapped is not null as alive
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as i(place int, programme uuid, conversation uuid, channel text, event text, at timestamptz, key uuid, body text)
      join data_keys k on k.id = i.key
    ), fresh as (
      insert into seen_events (channel, event_id, programme_id, seen_at)
      select channel, event, programme, ${now}::timestamptz from incoming where alive order by channel, event
      on conflict do nothing returning channel, event_id
    ), stored as (
      insert into inbox (programme_id, conversation_id, channel, event_id, at, received_at, key_id, body_enc, run_at)
      select i.programme, i.conversation, i.channel, i.event, i.at, ${now}::timestamptz, i.key, decode(i.body, 'base64'), ${now}::timestamptz
      from incoming i join fresh f on f.channel = i.channel and f.event_id = i.event
      order by i.at, i.place
    )
    select i.place, case when not i.alive then 'key-destroyed' when f.event_id is null then 'seen' else 'stored' end as verdict
    from incoming i left join fresh f on f.channel = i.channel and f.event_id = i.event`);
  const verdicts = new Map<ReceivedEvent, Verdict>();
  for (const { place, verdict } of answers) {
    const event = events[place];
    if (event !== undefined) verdicts.set(event, verdict);
  }
  await refreshTokens(
    db,
    events.filter((event) => verdicts.get(event) === 'seen'),
    now,
  );
  return verdicts;
}

async function refreshTokens(db: Db, events: readonly ReceivedEvent[], now: string): Promise<void> {
  if (events.length === 0) return;
  const again = JSON.stringify(events.map((event) => ({ channel: event.channel, event: event.id })));
  await db.execute(sql`
    update inbox i set received_at = ${now}::timestamptz
    from jsonb_to_recordset(${again}::jsonb) as a(channel text, event text)
    where i.channel = a.channel and i.event_id = a.event`);
  await db.execute(sql`
    update outbox o set token_received_at = ${now}::timestamptz
    from jsonb_to_recordset(${again}::jsonb) as a(channel text, event text)
    where o.source_event_id = a.event and o.token_received_at is not null`);
}
