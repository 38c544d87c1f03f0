import type { Logger } from '../../bot/log.ts';
import { inTime, kindOfId, type LineAccess, lineClient } from './client.ts';
import { failureOf } from './failure.ts';

/** The seconds LINE accepts for its loading animation: 5 to 60 in steps of 5, never less than asked for. */
export function loadingSeconds(seconds: number): number {
  const steps = Math.ceil((Number.isFinite(seconds) ? seconds : 0) / 5) * 5;
  return Math.min(60, Math.max(5, steps));
}

/** Shows LINE's loading animation to one person; groups have none, and a failure is only logged. */
export async function showLoading(
  access: LineAccess,
  log: Logger,
  wish: { readonly channel: string; readonly person: string; readonly seconds: number },
): Promise<void> {
  if (kindOfId(wish.person) !== 'user') return;
  try {
    const request = { chatId: wish.person, loadingSeconds: loadingSeconds(wish.seconds) };
    await inTime(access, lineClient(access, wish.channel).showLoadingAnimation(request));
  } catch (error) {
    log.info('line-loading-not-shown', { platform: 'line', reason: failureOf(error).kind });
  }
}
