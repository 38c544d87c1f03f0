import { z } from 'zod';
import { type ErrorCode, ExternalError } from '../../bot/errors.ts';
import type { SlackContent, SlackDesk, SlackRefusedCode, SlackResult } from '../../bot/slack/desk.ts';
import { call, type SlackParts } from './call.ts';
import { createChannelNames } from './channels.ts';
import { clearThread } from './clear-thread.ts';
import { createDirectConversations } from './direct.ts';
import { downloadFile } from './download.ts';
import { removeFile, uploadFile } from './files.ts';
import type { Lanes } from './lanes.ts';
import { checkMessage } from './limits.ts';
import { postOnce, sdkBlocks } from './post.ts';
import { userOf } from './users.ts';
import { createViews } from './views.ts';

const changed = z.looseObject({ channel: z.string(), ts: z.string() });

function refuseInvalid(parts: SlackParts, { text, blocks }: SlackContent): SlackResult<never> | null {
  const [fault] = checkMessage({ text, blocks });
  if (fault === undefined) return null;
  parts.log.error('slack-message-invalid', { platform: 'slack', reason: fault.rule });
  return { result: 'refused', code: 'slack-message-invalid' };
}

const update =
  (parts: SlackParts): SlackDesk['update'] =>
  async (account, { channel, ts, text, blocks }) => {
    const refused = refuseInvalid(parts, { text, blocks });
    if (refused !== null) return refused;
    const done = await call(parts, account, {
      method: 'chat.update',
      run: (client) => client.chat.update({ channel, ts, text, blocks: sdkBlocks(blocks) }),
      answer: changed,
    });
    return done.result === 'sent' ? { result: 'sent', channel, ts } : done;
  };

const ephemeral =
  (parts: SlackParts): SlackDesk['ephemeral'] =>
  async (account, { channel, user, thread, text, blocks }) => {
    const refused = refuseInvalid(parts, { text, blocks });
    if (refused !== null) return refused;
    const done = await call(parts, account, {
      method: 'chat.postEphemeral',
      run: (client) => {
        const note = { channel, user, text, blocks: sdkBlocks(blocks) };
        return client.chat.postEphemeral(thread === null ? note : { ...note, thread_ts: thread });
      },
      answer: z.looseObject({}),
    });
    // Nobody can look for it, and twice is worse than not at all for a note like this.
    return done.result === 'later' && done.ambiguous ? { result: 'unknown', code: done.code } : done;
  };

const refusals: Partial<Record<ErrorCode, SlackRefusedCode>> = {
  'content-gone': 'file-gone',
  'content-too-large': 'file-too-large',
  'content-a-page': 'file-gone',
  'content-of-no-known-kind': 'file-of-no-known-kind',
  'content-not-an-image': 'file-of-no-known-kind',
  'content-too-many-pixels': 'file-of-no-known-kind',
};

/** @throws what is no failure of Slack's */
function failureOfDownload(error: unknown): SlackResult<never> {
  if (!(error instanceof ExternalError)) throw error;
  if (error.retry === 'later') return { result: 'later', code: error.code, ambiguous: false };
  return { result: 'refused', code: refusals[error.code] ?? 'slack-refused' };
}

const download =
  (parts: SlackParts): SlackDesk['download'] =>
  async (account, file) => {
    try {
      const found = await downloadFile(parts, account, { file, use: 'file' });
      return { result: 'sent', ...found };
    } catch (error) {
      return failureOfDownload(error);
    }
  };

/** Slack as its staff meet it. Everything that stands in a channel goes through that channel's lane. */
export function createSlackDesk(parts: SlackParts, lanes: Lanes): SlackDesk {
  return {
    post: (account, post) => lanes(`${account} ${post.channel}`, () => postOnce(parts, account, post)),
    update: update(parts),
    ephemeral: ephemeral(parts),
    ...createViews(parts),
    upload: (account, upload) => lanes(`${account} ${upload.channel}`, () => uploadFile(parts, account, upload)),
    clearThread: (account, thread) => clearThread(parts, account, thread),
    removeFile: (account, file) => removeFile(parts, account, file),
    download: download(parts),
    userOf: (account, user) => userOf(parts, account, user),
    directWith: createDirectConversations(parts),
    channelNamed: createChannelNames(parts),
  };
}
