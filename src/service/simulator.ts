import type { FastifyPluginAsync } from 'fastify';
import type { AdjustableClock } from '../adapters/clock/adjustable-clock.ts';
import { simulatorPlugin } from '../adapters/simulator/plugin.ts';
import type { SlackAccount } from '../adapters/slack/client.ts';
import { startTwin, type Twin } from '../adapters/twin/twin.ts';
import type { Logger } from '../bot/log.ts';
import { createInvites, openInvite } from '../db/repositories/invites.ts';
import { addProgramme, listProgrammes, type ProgrammeRow } from '../db/repositories/programmes.ts';
import { dayInJapan } from './day.ts';
import { demoProgramme } from './demo-programme.ts';
import type { LineAccount } from './line-accounts.ts';
import { startLastingTwin } from './simulator-memory.ts';
import { furnishSlack, hasMadeUpStaff } from './simulator-slack.ts';
import { playedLabel } from './slack-accounts.ts';
import type { Storage } from './storage.ts';

/** A LINE and a Slack on this machine, and the page to play them. */
export type Simulator = {
  readonly twin: Twin;
  readonly account: LineAccount;
  readonly slackAccount: SlackAccount;
  /** Tells both platforms where the service answers. */
  readonly connect: (url: string) => void;
  readonly page: FastifyPluginAsync;
  readonly publicUrl: string;
};

/** LINE takes pictures from https addresses only; the page turns this one back into its own. */
const publicUrl = 'https://simulator.invalid';

export type SimulatorOptions = {
  readonly storage: Storage;
  readonly clock: AdjustableClock;
  readonly log: Logger;
  /** Where phones and rooms are kept between two starts; null = they are forgotten. */
  readonly folder: string | null;
};

/** Starts the twin and makes sure that there is a programme to join. */
export async function startSimulator({ storage, clock, log, folder }: SimulatorOptions): Promise<Simulator> {
  const now = (): number => clock.now().getTime();
  const twin = folder === null ? await startTwin({ now }) : await startLastingTwin({ folder, log, now });
  const inviteCode = async (): Promise<string> => demoInvite(storage, clock);
  await inviteCode();
  await furnishAll(twin, storage, clock);
  return {
    twin,
    account: { label: 'simulator', secret: twin.line.channelSecret, accessToken: twin.line.accessToken },
    slackAccount: { label: playedLabel, signingSecret: twin.slack.signingSecret, botToken: twin.slack.botToken },
    connect: (url) => {
      twin.line.setWebhook(`${url}/line/webhook`);
      twin.slack.setAppUrl(`${url}/slack/events`);
    },
    page: simulatorPlugin({ line: twin.line, slack: twin.slack, clock, inviteCode, publicUrl, log }),
    publicUrl,
  };
}

/** The Slack of the programme that is played, and of those that were seeded. */
async function furnishAll({ slack }: Twin, storage: Storage, clock: AdjustableClock): Promise<void> {
  const [first, now] = [await firstProgramme(storage, clock), clock.now()];
  for (const programme of await listProgrammes(storage.database)) {
    const book = { database: storage.database, vault: storage.vault, programmeId: programme.id };
    if (programme.id === first.id || (await hasMadeUpStaff(book, now)))
      await furnishSlack(slack, { storage, programme, now });
  }
}

async function demoInvite(storage: Storage, clock: AdjustableClock): Promise<string> {
  const now = clock.now();
  const programme = await firstProgramme(storage, clock);
  const open = await openInvite(storage.database, programme.id);
  if (open !== null) return open;
  const [made = ''] = await createInvites(storage.database, programme.id, { count: 1, places: 100, now });
  return made;
}

/** The programme that is played: the simulator's own, else the first one there is, or a made-up one. */
async function firstProgramme({ database }: Storage, clock: AdjustableClock): Promise<ProgrammeRow> {
  const made = demoProgramme(dayInJapan(clock.now()));
  const all = await listProgrammes(database);
  return all.find(({ code }) => code === made.code) ?? all[0] ?? addProgramme(database, made);
}
