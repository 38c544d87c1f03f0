import { HTTPFetchError } from '@line/bot-sdk';
import { z } from 'zod';
import { inTime, kindOfId, type LineAccess, lineClient } from './client.ts';
import { externalError, failureOf } from './failure.ts';

const text = z.string().nullable().catch(null);
const botInfo = z.looseObject({
  userId: z.string(),
  basicId: text,
  displayName: text,
  chatMode: text,
  markAsReadMode: text,
});
const endpoint = z.looseObject({ endpoint: z.string(), active: z.boolean() });
const quota = z.looseObject({ type: z.string(), value: z.number().nullable().catch(null) });
const consumption = z.looseObject({ totalUsage: z.number() });
const profile = z.looseObject({ displayName: z.string(), language: text });

/** The bot's own account; `chatMode` `chat` lets staff answer in LINE's own manager, unseen by us. */
export type LineBotInfo = {
  readonly userId: string;
  readonly basicId: string | null;
  readonly displayName: string | null;
  readonly chatMode: string | null;
  readonly markAsReadMode: string | null;
};

/** Pushes of this month: `limit` `null` is no limit; `used` is LINE's approximation. */
export type LineQuota = { readonly limit: number | null; readonly used: number };

async function ask<T>(access: LineAccess, call: () => Promise<unknown>, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(await inTime(access, call()));
  } catch (error) {
    throw externalError(failureOf(error), error);
  }
}

/** Who the channel's bot is. @throws {ExternalError} line-refused, line-rate-limited, line-unavailable */
export async function lineBotInfo(access: LineAccess, channel: string): Promise<LineBotInfo> {
  const info = await ask(access, async () => lineClient(access, channel).getBotInfo(), botInfo);
  const { userId, basicId, displayName, chatMode, markAsReadMode } = info;
  return { userId, basicId, displayName, chatMode, markAsReadMode };
}

/** Where LINE delivers, or `null` when nothing is set. @throws {ExternalError} line-refused, line-rate-limited, line-unavailable */
export async function lineWebhookEndpoint(
  access: LineAccess,
  channel: string,
): Promise<{ readonly endpoint: string; readonly active: boolean } | null> {
  return nullWhenMissing(async () => {
    const found = await ask(access, async () => lineClient(access, channel).getWebhookEndpoint(), endpoint);
    return { endpoint: found.endpoint, active: found.active };
  });
}

const tested = z.looseObject({
  success: z.boolean(),
  statusCode: z.number().nullable().catch(null),
  reason: text,
  detail: text,
});

/** What LINE found when it delivered a webhook without events; `reason` is LINE's word for the failure. */
export type LineWebhookTest = { readonly success: boolean; readonly status: number | null; readonly reason: string };

/** Lets LINE deliver a webhook without events now. @throws {ExternalError} line-refused, line-rate-limited, line-unavailable */
export async function testLineWebhook(access: LineAccess, channel: string): Promise<LineWebhookTest> {
  const found = await ask(access, async () => lineClient(access, channel).testWebhookEndpoint({}), tested);
  return { success: found.success, status: found.statusCode, reason: found.reason ?? found.detail ?? '' };
}

/** How much of the month's quota is left. @throws {ExternalError} line-refused, line-rate-limited, line-unavailable */
export async function lineQuota(access: LineAccess, channel: string): Promise<LineQuota> {
  const client = lineClient(access, channel);
  const [limit, used] = await Promise.all([
    ask(access, async () => client.getMessageQuota(), quota),
    ask(access, async () => client.getMessageQuotaConsumption(), consumption),
  ]);
  return { limit: limit.type === 'limited' ? limit.value : null, used: used.totalUsage };
}

/** A person's self-chosen name, or `null`: who blocked or left LINE has none, and no turn may fail for that. */
export async function lineProfile(
  access: LineAccess,
  channel: string,
  person: string,
): Promise<{ readonly displayName: string; readonly language: string | null } | null> {
  if (kindOfId(person) !== 'user') return null;
  try {
    const found = await ask(access, async () => lineClient(access, channel).getProfile(person), profile);
    return { displayName: found.displayName, language: found.language };
  } catch {
    return null;
  }
}

async function nullWhenMissing<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof HTTPFetchError && cause.status === 404) return null;
    throw error;
  }
}
