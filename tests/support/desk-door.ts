import { randomUUID } from 'node:crypto';
import { createMetrics } from '../../src/adapters/http/metrics.ts';
import { renderViews } from '../../src/adapters/line/render.ts';
import { renderSlack } from '../../src/adapters/slack/render.ts';
import type { SlackUser } from '../../src/adapters/twin/slack-twin.ts';
import type { Locale } from '../../src/bot/facts.ts';
import type { MessageView } from '../../src/bot/message.ts';
import { writeText } from '../../src/bot/text/write.ts';
import { addStaff } from '../../src/db/desk/staff.ts';
import { createDeskDoor } from '../../src/service/desk-door/door.ts';
import { createSlackDoor } from '../../src/service/slack-door.ts';
import { openSlackApp } from '../adapters/slack/support.ts';
import type { TestDesk } from './desk.ts';
import { openTestDesk } from './desk.ts';
import type { TestStorage } from './storage.ts';

type Json = Readonly<Record<string, unknown>>;

/** The desk with its door on a Slack of its own. */
export async function openTestDoor(storage: TestStorage) {
  const desk: TestDesk = openTestDesk(storage);
  const app = await openSlackApp();
  const { database } = storage;
  const { clock } = desk.options;
  const account = { label: 'simulator', signingSecret: app.twin.signingSecret, botToken: app.twin.botToken };
  const log = { info: note, warn: note, error: note };
  const lines: string[] = [];
  function note(event: string): void {
    lines.push(event);
  }
  const lost: string[] = [];
  const channelLost = (code: string): void => void lost.push(code);
  const accounts = { accountOf: () => account };
  const shown = { publicUrl: 'https://pictures.example', write: writeText };
  const platforms = {
    line: { render: (views: readonly MessageView[], locale: Locale) => renderViews(views, locale, shown) },
    slack: { render: (views: readonly MessageView[], locale: Locale) => renderSlack(views, locale, shown) },
  };
  const pictureAt = (id: string): string => `https://pictures.example/${id}.png`;
  const door = createDeskDoor({
    desk: desk.options,
    slack: app.desk,
    accounts,
    log,
    channelLost,
    platforms,
    pictureAt,
    officeAt: ({ programmeId, staffId }) => `https://pictures.example/r/office-${programmeId}-${staffId}`,
  });
  app.next.isStaff = door.isStaff;
  app.next.take = createSlackDoor({ database, clock, metrics: createMetrics(), take: door.take });
  const channel = app.twin.addChannel({ name: 'desk' });

  /** Somebody of the staff, in the channel. */
  const person = async (programmeId: string, name: string, change: object = {}) => {
    const user = app.twin.addUser({ name });
    await user.join(channel.id);
    const id = await register(programmeId, { user, name, change });
    return { user, id };
  };
  const register = async (programmeId: string, given: { user: SlackUser; name: string; change?: object }) => {
    const approval = { approvedBy: '責任 太郎', approvedOn: '2026-11-01', trainedUntil: '2027-03-31' };
    const who = { slackTeam: app.twin.teamId, slackUser: given.user.id, name: given.name, role: 'consultant' as const };
    const id = await addStaff({ ...storage, programmeId }, { ...who, ...approval, ...given.change }, clock.now());
    if (id === null) throw new Error('named twice');
    return id;
  };

  /** Posts buttons as the app would, and presses the first one. */
  const press = async (user: SlackUser, value: string, thread: string | null = null) => {
    const message = await post([{ type: 'actions', elements: [buttonOf(value)] }], thread);
    const done = await user.press(message, 'desk:1');
    await door.idle();
    return done;
  };
  const post = async (blocks: readonly Json[], thread: string | null = null) => {
    const name = { id: randomUUID(), channel: channel.id, thread, since: null };
    const done = await app.desk.post(app.account, { ...name, text: 'x', blocks });
    if (done.result !== 'sent') throw new Error(`not posted: ${done.result}`);
    return { channel: done.channel, ts: done.ts };
  };
  /** A case whose card stands in the channel. */
  const carded = async (at: Awaited<ReturnType<TestDesk['firm']>>) => {
    const consultationId = await desk.open(at);
    const { ts } = await post([{ type: 'divider' }]);
    await desk.take(at, { kind: 'posted', consultationId, card: `${channel.id}:${ts}` });
    return { consultationId, thread: ts };
  };
  const settle = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    await app.twin.idle();
    await door.idle();
    return done;
  };
  return { desk, app, door, channel, lines, lost, person, register, press, post, carded, settle };
}

const buttonOf = (value: string): Json => ({
  type: 'button',
  action_id: 'desk:1',
  text: { type: 'plain_text', text: 'x' },
  value,
});

/** Everything that is said in blocks, and what their buttons are worth. */
export function shownIn(blocks: unknown): { readonly texts: string; readonly values: readonly string[] } {
  const [texts, values]: [string[], string[]] = [[], []];
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk);
    else if (typeof part === 'object' && part !== null) {
      for (const [name, inner] of Object.entries(part)) {
        if (typeof inner !== 'string') walk(inner);
        else if (name === 'text' || name === 'initial_value') texts.push(inner);
        else if (name === 'value') values.push(inner);
      }
    }
  };
  walk(blocks);
  return { texts: texts.join('\n'), values };
}
