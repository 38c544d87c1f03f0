import type { LineSecret } from '../adapters/line/signature.ts';
import type { ProgrammeDocument } from '../bot/programme/document.ts';
import { type Config, type Environment, type LineCredentials, lineCredentials } from '../config.ts';

/** One LINE official account with what it takes to speak for it. */
export type LineAccount = { readonly label: string; readonly secret: string; readonly accessToken: string };

/** The accounts of the installation, found by the bot's user id once that is known. */
export type LineAccounts = {
  readonly secrets: () => readonly LineSecret[];
  readonly accountOf: (channel: string) => LineAccount | undefined;
  readonly all: () => readonly LineAccount[];
  /** The bot user id of an account, as LINE told it. */
  readonly learn: (label: string, channel: string) => void;
};

/** Accounts by the variables that programmes name; several programmes may share one account. */
export function createLineAccounts(accounts: readonly LineAccount[]): LineAccounts {
  const byChannel = new Map<string, LineAccount>();
  const [first, ...others] = accounts;
  return {
    all: () => accounts,
    secrets: () => accounts.map(({ label, secret }) => ({ channel: channelOf(byChannel, label) ?? label, secret })),
    // With a single account there is nothing to choose between.
    accountOf: (channel) => byChannel.get(channel) ?? (others.length === 0 ? first : undefined),
    learn: (label, channel) => {
      const account = accounts.find((one) => one.label === label);
      if (account !== undefined) byChannel.set(channel, account);
    },
  };
}

function channelOf(known: ReadonlyMap<string, LineAccount>, label: string): string | undefined {
  for (const [channel, account] of known) if (account.label === label) return channel;
  return undefined;
}

/** The accounts that the settings hold, and the programmes whose own account they lack. */
export type FoundAccounts = { readonly accounts: readonly LineAccount[]; readonly missing: readonly string[] };

/** The default account and those of programmes with their own. A missing one keeps nobody else from working. */
export function readLineAccounts(
  config: Config,
  environment: Environment,
  programmes: readonly ProgrammeDocument[],
): FoundAccounts {
  const standard = config.line.credentials;
  const found = new Map(standard === null ? [] : [[standardLabel, accountOf(standardLabel, standard)]]);
  const missing: string[] = [];
  for (const { code, line } of programmes) {
    if (found.has(line.secretVariable) || line.secretVariable === standardLabel) continue;
    try {
      const names = { channelSecret: line.secretVariable, accessToken: line.tokenVariable };
      found.set(line.secretVariable, accountOf(line.secretVariable, lineCredentials(environment, names)));
    } catch {
      missing.push(code);
    }
  }
  return { accounts: [...found.values()], missing };
}

const standardLabel = 'LINE_CHANNEL_SECRET';

function accountOf(label: string, credentials: LineCredentials): LineAccount {
  return { label, secret: credentials.channelSecret.reveal(), accessToken: credentials.accessToken.reveal() };
}
