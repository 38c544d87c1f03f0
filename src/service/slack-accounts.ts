import type { SlackAccount } from '../adapters/slack/client.ts';
import type { ProgrammeDocument } from '../bot/programme/document.ts';
import { type Config, type Environment, type SlackCredentials, slackCredentials } from '../config.ts';

/** The Slack apps of the installation, found by workspace and app once that is known. */
export type SlackAccounts = {
  readonly all: () => readonly SlackAccount[];
  readonly accountOf: (account: string) => SlackAccount | undefined;
  /** The account of the app whose token is in this variable; of a single app whatever it is called. Null: not known yet. */
  readonly named: (label: string) => string | null;
  /** Remembers which account an app is; false: that account is another app's. */
  readonly learn: (label: string, account: string) => boolean;
};

/** Apps by the variables that programmes name; several programmes may share one. */
export function createSlackAccounts(apps: readonly SlackAccount[]): SlackAccounts {
  const known = new Map<string, SlackAccount>();
  const [first, ...others] = apps;
  return {
    all: () => apps,
    // With a single app there is nothing to choose between.
    accountOf: (account) =>
      known.get(account) ?? apps.find(({ label }) => label === account) ?? (others.length === 0 ? first : undefined),
    named: (label) => {
      const found = [...known].find(([, app]) => app.label === label || others.length === 0);
      return found?.[0] ?? null;
    },
    learn: (label, account) => {
      const before = known.get(account);
      if (before !== undefined) return before.label === label;
      const app = apps.find((one) => one.label === label);
      if (app === undefined) return false;
      known.set(account, app);
      return true;
    },
  };
}

/** The apps that the settings hold, and the programmes whose own app they lack. */
export type FoundApps = { readonly apps: readonly SlackAccount[]; readonly missing: readonly string[] };

const standardLabel = 'SLACK_BOT_TOKEN';
/** The app that the simulator plays stands for every programme's. */
export const playedLabel = 'simulator';

/** Whether an app is the one that a programme names. */
export function servesProgramme({ label }: Pick<SlackAccount, 'label'>, { slack }: ProgrammeDocument): boolean {
  return label === slack.tokenVariable || label === playedLabel;
}

/** The default app and those of programmes with their own. A missing one keeps nobody else from working. */
export function readSlackAccounts(
  config: Config,
  environment: Environment,
  programmes: readonly ProgrammeDocument[],
): FoundApps {
  const standard = config.slack.credentials;
  const found = new Map(standard === null ? [] : [[standardLabel, accountOf(standardLabel, standard)]]);
  const missing: string[] = [];
  for (const { code, slack } of programmes) {
    const { tokenVariable: label, secretVariable } = slack;
    if (found.has(label) || label === standardLabel) continue;
    try {
      const names = { signingSecret: secretVariable, botToken: label };
      found.set(label, accountOf(label, slackCredentials(environment, names)));
    } catch {
      missing.push(code);
    }
  }
  return { apps: [...found.values()], missing };
}

function accountOf(label: string, { signingSecret, botToken }: SlackCredentials): SlackAccount {
  return { label, signingSecret: signingSecret.reveal(), botToken: botToken.reveal() };
}
