import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSlackDesk } from '../../../src/adapters/slack/desk.ts';
import { createLanes } from '../../../src/adapters/slack/lanes.ts';
import type { SlackChannel, SlackUser } from '../../../src/adapters/twin/slack-twin.ts';
import type { SlackPost } from '../../../src/bot/slack/desk.ts';
import { fixture } from '../../support/bills.ts';
import { openSlackApp, type SlackApp } from './support.ts';

const blocksOf = (text: string) => [{ type: 'section', text: { type: 'plain_text', text } }];

describe('the desk on Slack', () => {
  let app: SlackApp;
  let channel: SlackChannel;
  let sato: SlackUser;
  beforeEach(async () => {
    app = await openSlackApp();
    sato = app.twin.addUser({ name: 'sato', realName: '佐藤' });
    channel = app.twin.addChannel({ name: 'desk', members: [sato.id] });
  });
  afterEach(() => app.close());

  const note = (text: string, over: Partial<SlackPost> = {}): SlackPost => {
    return { id: text, channel: channel.id, thread: null, text, blocks: blocksOf(text), since: null, ...over };
  };
  const post = (text: string, over: Partial<SlackPost> = {}) => app.desk.post(app.account, note(text, over));
  const texts = () => channel.messages().map(({ text }) => text);
  const earlier = () => new Date(app.clock.at - 60_000);

  it('posts under a name of ours, changes, and takes what Slack answers', async () => {
    const sent = await post('a');
    expect(sent).toEqual({ result: 'sent', channel: channel.id, ts: channel.messages()[0]?.ts });
    expect(channel.messages()[0]?.metadata).toEqual({ event_type: 'hakaru_message', event_payload: { id: 'a' } });
    const ts = channel.messages()[0]?.ts ?? '';
    const change = { channel: channel.id, ts, text: 'b', blocks: blocksOf('b') };
    expect(await app.desk.update(app.account, change)).toMatchObject({ result: 'sent' });
    expect(texts()).toEqual(['b']);
    expect(await app.desk.update(app.account, { ...change, ts: '1.000001' })).toMatchObject({ code: 'message-gone' });
    const whisper = { channel: channel.id, user: sato.id, thread: ts, text: 'c', blocks: blocksOf('c') };
    expect(await app.desk.ephemeral(app.account, whisper)).toMatchObject({ result: 'sent' });
    expect(sato.ephemerals()).toMatchObject([{ text: 'c', threadTs: ts }]);
  });

  it('keeps the order of a burst when Slack asks to wait', async () => {
    app.twin.faults.plan('chat.postMessage', { kind: 'rate-429', retryAfter: 1 }, 2);
    const names = Array.from({ length: 8 }, (_, at) => `m${at}`);
    const results = await Promise.all(names.map((name) => post(name)));
    expect(results.every(({ result }) => result === 'sent')).toBe(true);
    expect(texts()).toEqual(names);
  });

  it('gives the whole lane back when the pause is long, so that nothing overtakes; other channels go on', async () => {
    const other = app.twin.addChannel({ name: 'other' });
    app.twin.faults.plan('chat.postMessage', { kind: 'rate-429', retryAfter: 60 });
    const [first, second] = await Promise.all([post('1'), post('2')]);
    const third = await post('3');
    for (const one of [first, second, third]) {
      expect(one).toMatchObject({ result: 'later', code: 'slack-rate-limited', ambiguous: false });
    }
    expect(texts()).toEqual([]);
    expect(await post('x', { channel: other.id })).toMatchObject({ result: 'sent' });
  });

  it.each([
    ['drop-after', ['a']],
    ['drop-before', ['a']],
    ['500', ['a']],
  ] as const)('does not post twice when the answer was %s', async (fault, expected) => {
    app.twin.faults.plan('chat.postMessage', fault);
    expect(await post('a')).toMatchObject({ result: 'later', ambiguous: true });
    expect(await post('a', { since: earlier() })).toMatchObject({ result: 'sent', channel: channel.id });
    expect(texts()).toEqual(expected);
  });

  it('does not post twice when the answer came too late', async () => {
    const hasty = createSlackDesk({ ...app.parts, timeoutMs: 100 }, createLanes());
    app.twin.faults.plan('chat.postMessage', { kind: 'slow', ms: 400 });
    expect(await hasty.post(app.account, note('a'))).toMatchObject({ result: 'later', ambiguous: true });
    await expect.poll(texts).toEqual(['a']);
    expect(await post('a', { since: earlier() })).toMatchObject({ result: 'sent' });
    expect(texts()).toEqual(['a']);
  });

  it('looks in the thread, and knows that a fault while looking proves nothing', async () => {
    const parent = await sato.say(channel.id, '最初');
    const thread = parent.ts ?? '';
    await post('a', { thread });
    app.twin.faults.plan('conversations.replies', '500');
    expect(await post('a', { thread, since: earlier() })).toMatchObject({ result: 'later', ambiguous: true });
    expect(await post('a', { thread, since: earlier() })).toMatchObject({ result: 'sent' });
    expect(texts()).toEqual(['最初', 'a']);
  });

  it('takes back what would stand in the channel because the thread is gone', async () => {
    const parent = await sato.say(channel.id, '最初');
    await sato.delete({ channel: channel.id, ts: parent.ts ?? '' });
    app.twin.faults.plan('chat.delete', '500');
    expect(await post('秘密', { thread: parent.ts ?? '' })).toEqual({ result: 'refused', code: 'thread-gone' });
    expect(texts()).toEqual([]);
    app.twin.faults.plan('chat.delete', '500', 3);
    expect(await post('秘密', { thread: parent.ts ?? '' })).toMatchObject({ code: 'thread-gone-left-behind' });
  });

  it('takes back what an attempt with a lost answer left in the channel', async () => {
    const parent = await sato.say(channel.id, '最初');
    const thread = parent.ts ?? '';
    await sato.delete({ channel: channel.id, ts: thread });
    app.twin.faults.plan('chat.postMessage', 'drop-after');
    expect(await post('秘密', { thread })).toMatchObject({ result: 'later', ambiguous: true });
    expect(texts()).toEqual(['秘密']);
    expect(await post('秘密', { thread, since: earlier() })).toEqual({ result: 'refused', code: 'thread-gone' });
    expect(texts()).toEqual([]);
  });

  it('names a channel that is archived, or that the app is not in any more', async () => {
    channel.kickApp();
    expect(await post('a')).toEqual({ result: 'refused', code: 'not-in-channel' });
    const old = app.twin.addChannel({ name: 'old' });
    old.archive();
    expect(await post('a', { channel: old.id })).toEqual({ result: 'refused', code: 'channel-archived' });
    const upload = { channel: old.id, thread: null, name: 'a.csv', bytes: Buffer.from('a,b') };
    expect(await app.desk.upload(app.account, upload)).toEqual({ result: 'refused', code: 'channel-archived' });
  });

  it('refuses what Slack would refuse before it is sent', async () => {
    const calls = app.twin.calls.length;
    expect(await post('a', { blocks: blocksOf('あ'.repeat(3001)) })).toMatchObject({ code: 'slack-message-invalid' });
    const many = Array.from({ length: 5 }, () => blocksOf('あ'.repeat(2700))).flat();
    expect(await post('a', { blocks: many })).toMatchObject({ code: 'slack-message-invalid' });
    const view = { type: 'modal', title: { type: 'plain_text', text: 'あ'.repeat(25) }, blocks: [] };
    expect(await app.desk.openModal(app.account, { trigger: 'x', view })).toMatchObject({
      code: 'slack-message-invalid',
    });
    expect(app.twin.calls.length).toBe(calls);
  });

  it('uploads into a thread, and sees that the file is there', async () => {
    const parent = await sato.say(channel.id, '最初');
    const thread = parent.ts ?? '';
    const upload = { channel: channel.id, thread, name: 'a.csv', bytes: Buffer.from('a,b'), comment: '表' };
    const sent = await app.desk.upload(app.account, upload);
    const message = channel.messages().at(-1);
    expect(sent).toMatchObject({ result: 'sent', ts: message?.ts });
    expect(message).toMatchObject({ threadTs: thread, text: '表' });
    await sato.delete({ channel: channel.id, ts: thread });
    expect(await app.desk.upload(app.account, upload)).toEqual({ result: 'refused', code: 'thread-gone' });
    expect(channel.messages().filter(({ threadTs }) => threadTs === null)).toEqual([]);
  });

  it('says when a file was taken and never shared, and leaves nothing of it', async () => {
    app.twin.faults.dropUploads();
    const upload = { channel: channel.id, thread: null, name: 'a.csv', bytes: Buffer.from('a,b') };
    const lost = await app.desk.upload(app.account, upload);
    expect(lost).toEqual({ result: 'later', code: 'slack-upload-not-shared', ambiguous: false });
    expect(await app.desk.upload(app.account, upload)).toMatchObject({ result: 'sent' });
    expect(channel.messages()).toHaveLength(1);
  });

  it('downloads what somebody sent, and refuses a page to log in', async () => {
    await sato.upload(channel.id, { name: 'bill.jpg', bytes: fixture('electricity.jpg') });
    const [file = ''] = channel.messages()[0]?.fileIds ?? [];
    const found = await app.desk.download(app.account, file);
    expect(found).toMatchObject({ result: 'sent', contentType: 'image/jpeg', name: 'bill.jpg' });
    expect(found.result === 'sent' && Buffer.from(found.bytes).equals(fixture('electricity.jpg'))).toBe(true);
    expect(await app.desk.download(app.account, 'F0')).toEqual({ result: 'refused', code: 'file-gone' });
    await sato.upload(channel.id, { name: 'b.jpg', bytes: Buffer.from(' <!DOCTYPE html><html>Sign in</html>') });
    const [page = ''] = channel.messages()[1]?.fileIds ?? [];
    expect(await app.desk.download(app.account, page)).toEqual({ result: 'refused', code: 'slack-refused' });
  });

  it('knows members from guests, people who left, programs and other workspaces', async () => {
    const { twin } = app;
    const people = {
      member: sato.id,
      guest: twin.addUser({ isRestricted: true }).id,
      gone: twin.addUser({ isDeactivated: true }).id,
      outside: twin.addUser({ teamId: 'T0OTHER' }).id,
      bot: twin.botUserId,
    };
    for (const [standing, user] of Object.entries(people)) {
      expect(await app.desk.userOf(app.account, user), standing).toMatchObject({ result: 'sent', standing });
    }
    expect(await app.desk.userOf(app.account, 'U0NOBODY')).toEqual({ result: 'refused', code: 'person-unknown' });
    expect(await app.desk.userOf(app.account, '../x')).toEqual({ result: 'refused', code: 'person-unknown' });
  });

  it('shows and changes home tabs and modals', async () => {
    const home = { user: sato.id, view: { type: 'home', blocks: blocksOf('a') } };
    expect(await app.desk.publishHome(app.account, home)).toMatchObject({ result: 'sent' });
    expect(sato.home()?.view['blocks']).toEqual(blocksOf('a'));
    const command = await sato.command('/hakaru');
    const title = { type: 'plain_text', text: '読み込み中' };
    const view = { type: 'modal', title, blocks: blocksOf('…') };
    const opened = await app.desk.openModal(app.account, { trigger: command.triggerId ?? '', view });
    if (opened.result !== 'sent') throw new Error(opened.code);
    const { viewId, hash } = opened;
    const full = { viewId, hash, view: { ...view, blocks: blocksOf('できた') } };
    expect(await app.desk.updateModal(app.account, full)).toMatchObject({ result: 'sent' });
    expect(await app.desk.updateModal(app.account, full)).toEqual({ result: 'refused', code: 'view-changed' });
  });

  it('cannot speak for an account that nobody gave a token for', async () => {
    const dumb = createSlackDesk({ ...app.parts, accounts: () => undefined }, createLanes());
    expect(await dumb.post(app.account, note('a'))).toMatchObject({ result: 'later', code: 'slack-account-unknown' });
  });
});
