import { LineBotClient } from '@line/bot-sdk';
import { ExternalError } from '../../bot/errors.ts';

/** Where LINE is and with which token a channel speaks to it; no account: the channel is not ours (any more). */
export type LineAccess = {
  readonly accounts: (channel: string) => { readonly accessToken: string } | undefined;
  readonly apiBaseUrl: string;
  readonly dataApiBaseUrl: string;
  /** How long LINE may take to answer, in milliseconds; 10 s unless given. The SDK itself would wait for minutes. */
  readonly timeoutMs?: number;
};

const CALL_TIMEOUT_MS = 10_000;

const ids = { user: /^U[0-9a-f]{32}$/, group: /^C[0-9a-f]{32}$/, room: /^R[0-9a-f]{32}$/ };

/** What a LINE id stands for, or `null` when it is none: such a text must never become part of an address. */
export function kindOfId(id: string): 'user' | 'group' | 'room' | null {
  if (ids.user.test(id)) return 'user';
  if (ids.group.test(id)) return 'group';
  return ids.room.test(id) ? 'room' : null;
}

/**
 * The SDK's client for one channel.
 * @throws {ExternalError} line-refused (never): nobody gave us a token for this channel
 */
export function lineClient({ accounts, apiBaseUrl, dataApiBaseUrl }: LineAccess, channel: string): LineBotClient {
  const account = accounts(channel);
  if (account === undefined || account.accessToken === '') throw new ExternalError('line-refused', 'never');
  return LineBotClient.fromChannelAccessToken({
    channelAccessToken: account.accessToken,
    apiBaseURL: apiBaseUrl,
    dataApiBaseURL: dataApiBaseUrl,
  });
}

/**
 * Waits for a call as long as `access` allows; the call itself cannot be taken back.
 * @throws {ExternalError} line-unavailable (later): no answer in time
 */
export async function inTime<T>({ timeoutMs = CALL_TIMEOUT_MS }: LineAccess, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ExternalError('line-unavailable', 'later')), timeoutMs);
  });
  try {
    return await Promise.race([call, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
