import { lineBotInfo } from '../adapters/line/account.ts';
import type { LinePlatformOptions } from '../adapters/line/platform.ts';
import type { Logger } from '../bot/log.ts';
import type { Accounts } from './accounts.ts';

type Learning = { readonly accounts: Pick<Accounts, 'line'>; readonly log: Logger };

/** LINE names the account in a webhook by its user id; with several accounts this tells which token speaks for it. */
export async function learnChannels({ accounts, log }: Learning, line: LinePlatformOptions): Promise<void> {
  for (const account of accounts.line.all()) {
    try {
      const info = await lineBotInfo({ ...line, accounts: () => account }, account.label);
      accounts.line.learn(account.label, info.userId);
    } catch {
      log.warn('line-account-not-reached', { platform: 'line', code: account.label });
    }
  }
}
