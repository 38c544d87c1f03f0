import { sql } from 'drizzle-orm';
import { createLinePlatform } from '../../../src/adapters/line/platform.ts';
import type { SlackParts } from '../../../src/adapters/slack/call.ts';
import { createSlackDesk } from '../../../src/adapters/slack/desk.ts';
import { createLanes } from '../../../src/adapters/slack/lanes.ts';
import { createSlackPlatform } from '../../../src/adapters/slack/platform.ts';
import {
  type SlackChannel,
  type SlackTwin,
  type SlackUser,
  startSlackTwin,
} from '../../../src/adapters/twin/slack-twin.ts';
import { readAct } from '../../../src/bot/desk/staff/acts.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import type { Address } from '../../../src/db/desk/place.ts';
import { type DeskLoop, startDeskLoop } from '../../../src/service/desk/loop.ts';
import { type LogLine, recordingLog } from '../../adapters/line/support.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import type { TestStorage } from '../../support/storage.ts';

/** A desk at work on a twin of Slack. */
export type Board = {
  readonly desk: TestDesk;
  readonly twin: SlackTwin;
  readonly loop: DeskLoop;
  readonly lines: LogLine[];
  readonly lost: string[];
  /** A programme with a channel and two consultants in it. */
  readonly office: () => Promise<Office>;
  /** The firm consents to its words being shown. */
  readonly consent: (at: Address, given?: boolean) => Promise<void>;
  /** Rows of the outbox, with the words that are in them. */
  readonly outbox: (programmeId: string) => Promise<readonly { readonly id: string; readonly words: string }[]>;
  /** Puts a file of ours into a thread. */
  readonly file: (channel: string, thread: string) => Promise<{ readonly ts: string; readonly id: string }>;
  readonly close: () => Promise<void>;
};

type Member = SlackUser & { readonly staffId: string };
export type Office = {
  readonly programmeId: string;
  readonly channel: SlackChannel;
  readonly sato: Member;
  readonly suzuki: Member;
};

/** The words of a message, of all its blocks. */
export function wordsOf(part: unknown): string {
  if (Array.isArray(part)) return part.map(wordsOf).join(' ');
  if (typeof part !== 'object' || part === null) return '';
  return Object.entries(part)
    .map(([key, inner]) => (key === 'text' && typeof inner === 'string' ? inner : wordsOf(inner)))
    .filter((words) => words !== '')
    .join(' ');
}

/** What can be pressed in blocks, with what each press says. */
export function actsOf(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(actsOf);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, inner]) => {
    if (key !== 'value' || typeof inner !== 'string') return actsOf(inner);
    const act = readAct(inner);
    return act === null ? ['?'] : [act.argument === '' ? act.act : `${act.act} ${act.argument}`];
  });
}

export async function openBoard(storage: TestStorage): Promise<Board> {
  const desk = openTestDesk(storage);
  const { clock } = desk.options;
  const twin = await startSlackTwin({ now: () => clock.now().getTime() });
  const { log, lines } = recordingLog();
  const lost: string[] = [];
  const parts: SlackParts = {
    accounts: () => ({ botToken: twin.botToken }),
    apiUrl: twin.apiUrl,
    timeoutMs: 1_500,
    log,
  };
  const lanes = createLanes();
  const render = { publicUrl: '', write: writeText };
  const address = { apiBaseUrl: 'http://127.0.0.1:9', dataApiBaseUrl: 'http://127.0.0.1:9' };
  const slack = createSlackDesk(parts, lanes);
  const loop = startDeskLoop({
    desk: desk.options,
    slack,
    platforms: {
      line: createLinePlatform({ accounts: () => undefined, ...address, ...render, log }),
      slack: createSlackPlatform({ ...parts, ...render }, lanes),
    },
    log,
    accountOf: () => `${twin.teamId}.${twin.appId}`,
    signMedia: (id) => `/media/${id}`,
    onQueued: () => undefined,
    channelLost: (code) => void lost.push(code),
    pollMs: 20,
  });
  let offices = 0;
  return {
    desk,
    twin,
    loop,
    lines,
    lost,
    office: async () => {
      offices += 1;
      const people = [twin.addUser({ realName: '佐藤' }), twin.addUser({ realName: '鈴木' })] as const;
      const name = `office-${offices}`;
      const channel = twin.addChannel({ name, members: people.map(({ id }) => id) });
      const programmeId = await desk.programme({ consultantChannel: name });
      const hire = async (user: SlackUser, called: string): Promise<Member> => {
        const who = { slackTeam: twin.teamId, slackUser: user.id, name: called };
        return { ...user, staffId: await desk.consultant(programmeId, who) };
      };
      const [sato, suzuki] = [await hire(people[0], '佐藤'), await hire(people[1], '鈴木')];
      return { programmeId, channel, sato, suzuki };
    },
    consent: async ({ programmeId, conversationId }, given = true) => {
      await storage.database.scoped(programmeId, (db) =>
        db.execute(sql`
          insert into consents (id, programme_id, conversation_id, purpose, text_version, given, channel, at)
          values (gen_random_uuid(), ${programmeId}::uuid, ${conversationId}::uuid, 'use', '2026-11', ${given}, 'line',
            ${clock.now().toISOString()}::timestamptz)`),
      );
    },
    outbox: async (programmeId) => {
      const rows = await storage.database.scoped(programmeId, (db) =>
        db.execute<{ id: string; body_enc: Buffer; key_id: string; wrapped: Buffer }>(sql`
          select o.id, o.body_enc, o.key_id, k.wrapped from outbox o join data_keys k on k.id = o.key_id order by o.seq`),
      );
      return rows.map((row) => ({
        id: row.id,
        words: wordsOf(
          JSON.parse(
            storage.vault.open({ keyId: row.key_id, wrapped: row.wrapped }, row.body_enc, 'outbox').toString('utf8'),
          ),
        ),
      }));
    },
    file: async (channel, thread) => {
      const upload = { channel, thread, name: 'a.png', bytes: Buffer.from('x') };
      const sent = await slack.upload(`${twin.teamId}.${twin.appId}`, upload);
      if (sent.result !== 'sent') throw new Error(sent.code);
      return { ts: sent.ts, id: sent.file };
    },
    close: async () => {
      await loop.stop();
      await twin.close();
    },
  };
}
