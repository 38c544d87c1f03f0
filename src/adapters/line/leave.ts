import { HTTPFetchError } from '@line/bot-sdk';
import { inTime, kindOfId, type LineAccess, lineClient } from './client.ts';
import { externalError, failureOf } from './failure.ts';

/** Statuses that say the bot is not in there any more. */
const alreadyOut = new Set([400, 403, 404]);

/**
 * Leaves a group or room; being out already is fine.
 * @throws {ExternalError} line-refused, line-rate-limited, line-unavailable
 */
export async function leaveGroup(access: LineAccess, channel: string, group: string): Promise<void> {
  const kind = kindOfId(group);
  if (kind !== 'group' && kind !== 'room') return;
  try {
    const client = lineClient(access, channel);
    await inTime(access, kind === 'group' ? client.leaveGroup(group) : client.leaveRoom(group));
  } catch (error) {
    if (error instanceof HTTPFetchError && alreadyOut.has(error.status)) return;
    throw externalError(failureOf(error), error);
  }
}
