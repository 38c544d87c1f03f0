import type { BillReader } from '../bill.ts';
import { type SendingOutcome, sendingOutcomes } from '../desk/outcome.ts';
import { codeOf } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { ChatPlatform, Clock, DeliveryResult, Outbox, OutboxRow, Settlement, SheetReader } from '../ports.ts';
import { nextTry } from '../retry.ts';
import { keepFile, keepPhoto, readSheet } from './fetch-content.ts';
import { routeDelivery } from './route-delivery.ts';

/** One call, for the metrics. */
export type Counted = {
  readonly platform: OutboxRow['platform'];
  readonly by: 'reply' | 'push' | 'none';
  readonly result: string;
};

export type DeliverOptions = {
  readonly outbox: Outbox;
  readonly platforms: Readonly<Record<'line' | 'slack', ChatPlatform>>;
  readonly clock: Clock;
  readonly readSheets: SheetReader;
  readonly readBill: BillReader;
  readonly log: Logger;
  readonly counted: (what: Counted) => void;
  /** Hears what became of the words of a staff member. */
  readonly heard: (outcome: SendingOutcome) => Promise<void>;
};

/** Sends one row and says what became of it. Never throws: what is not known is said to be so. */
export function createDelivery(options: DeliverOptions): (row: OutboxRow) => Promise<Settlement> {
  return async (row) => {
    const settlement = await attempt(options, row);
    if (settlement.as !== 'sent') {
      const code = 'code' in settlement ? settlement.code : settlement.as;
      options.log.warn('delivery-not-sent', {
        outboxId: row.id,
        programme: row.programmeId,
        code,
        attempts: row.attempts + 1,
      });
    }
    return told(options, row, settlement);
  };
}

/** Told before the row is settled: were it lost in between, the row goes again under its key, and its outcome with it. */
async function told({ heard, log }: DeliverOptions, row: OutboxRow, settlement: Settlement): Promise<Settlement> {
  try {
    for (const outcome of sendingOutcomes(row, settlement)) await heard(outcome);
    return settlement;
  } catch (error) {
    log.error('sending-not-heard', { outboxId: row.id, code: codeOf(error) });
    return { id: row.id, programmeId: row.programmeId, as: 'released' };
  }
}

async function attempt(options: DeliverOptions, row: OutboxRow): Promise<Settlement> {
  try {
    return await carryOut(options, row);
  } catch {
    // Only the database is asked outside the platform's own answers, and it is asked before anything is sent.
    return settled(options, row, 'none', { result: 'later', code: 'database-unavailable', ambiguous: false });
  }
}

function carryOut(options: DeliverOptions, row: OutboxRow): Promise<Settlement> {
  switch (row.task) {
    case 'say':
      return say(options, row);
    case 'leave-group':
      return leaveGroup(options, row);
    case 'keep-photo':
      return keepPhoto(options, row);
    case 'keep-file':
      return keepFile(options, row);
    case 'read-sheet':
      return readSheet(options, row);
  }
}

async function leaveGroup({ platforms, counted }: DeliverOptions, row: OutboxRow): Promise<Settlement> {
  const base = { id: row.id, programmeId: row.programmeId };
  try {
    await platforms[row.platform].leave(row.channel, row.person);
    counted({ platform: row.platform, by: 'none', result: 'sent' });
    return { ...base, as: 'sent', messageIds: [] };
  } catch {
    return { ...base, as: 'dead', code: 'leave-refused' };
  }
}

async function say(options: DeliverOptions, row: OutboxRow): Promise<Settlement> {
  const route = routeDelivery(row, options.clock.now());
  if (route.by === 'nothing') return settled(options, row, 'none', { result: 'unknown', code: route.code });
  if (route.by === 'push') return push(options, row);
  const { channel, person, messages } = row;
  const result = await options.platforms[row.platform].deliver({
    key: row.id,
    channel,
    person,
    messages,
    by: { reply: route.token },
    since: earlierTry(row, options.clock.now()),
  });
  if (result.result !== 'token-gone') return settled(options, row, 'reply', result);
  // The token was good and is used: the earlier try, whose answer was lost, must have used it.
  if (row.replyInDoubt) return settled(options, row, 'reply', { result: 'unknown', code: 'reply-probably-sent' });
  return push(options, row);
}

async function push(options: DeliverOptions, row: OutboxRow): Promise<Settlement> {
  const { channel, person, messages } = row;
  const reserved = await options.outbox.reservePush(row);
  if (reserved === 'taken') return { id: row.id, programmeId: row.programmeId, as: 'released' };
  if (reserved === 'fenced') return { id: row.id, programmeId: row.programmeId, as: 'fenced', code: 'fenced' };
  if (reserved === 'plan-used-up') return settled(options, row, 'push', { result: 'quota', code: 'push-plan-used-up' });
  const since = earlierTry(row, options.clock.now());
  const { deliver } = options.platforms[row.platform];
  const result = await deliver({ key: row.id, channel, person, messages, by: 'push', since });
  return settled(options, row, 'push', result);
}

/** A row is sent within a second of its birth, or by somebody who knows nothing of an attempt before. */
const surelyFirstMs = 1_000;

/** From when on an earlier attempt may have come through; null when there can have been none. */
function earlierTry({ attempts, createdAt }: OutboxRow, now: Date): Date | null {
  return attempts === 0 && now.getTime() - createdAt.getTime() < surelyFirstMs ? null : createdAt;
}

function settled(
  options: DeliverOptions,
  row: OutboxRow,
  by: 'reply' | 'push' | 'none',
  result: DeliveryResult,
): Settlement {
  options.counted({ platform: row.platform, by, result: result.result });
  const base = { id: row.id, programmeId: row.programmeId };
  switch (result.result) {
    case 'sent':
      return { ...base, as: 'sent', messageIds: result.messageIds };
    case 'unknown':
      return { ...base, as: 'unknown', code: result.code };
    case 'quota':
      return { ...base, as: 'held', code: result.code };
    case 'refused':
    case 'token-gone':
      return { ...base, as: 'dead', code: result.result === 'refused' ? result.code : 'token-gone' };
    case 'later':
      return retry(options, row, { by, ...result });
  }
}

type Later = Extract<DeliveryResult, { result: 'later' }> & { readonly by: 'reply' | 'push' | 'none' };

function retry(options: DeliverOptions, row: OutboxRow, later: Later): Settlement {
  const base = { id: row.id, programmeId: row.programmeId };
  const dueAt = nextTry(row.attempts + 1, options.clock.now(), later.afterMs);
  if (dueAt === null) return { ...base, as: 'dead', code: later.code };
  return { ...base, as: 'later', code: later.code, dueAt, replyInDoubt: later.by === 'reply' && later.ambiguous };
}
