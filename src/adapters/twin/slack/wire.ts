import type { Channel, Member, SlackState, StoredFile, StoredMessage } from './state.ts';
import type { Json } from './types.ts';

/** How a file looks to the app. */
export function fileJson(state: SlackState, file: StoredFile): Json {
  const url = `${state.baseUrl}/files-pri/${state.teamId}-${file.id}/${encodeURIComponent(file.name)}`;
  const shares: Record<string, { ts: string; thread_ts?: string }[]> = {};
  for (const { channel, ts, threadTs } of file.shares) {
    const thread = threadTs === null ? {} : { thread_ts: threadTs };
    shares[channel] = [...(shares[channel] ?? []), { ts, ...thread }];
  }
  return {
    id: file.id,
    name: file.name,
    title: file.name,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? '',
    size: file.length,
    user: file.owner,
    mode: 'hosted',
    is_external: false,
    url_private: url,
    url_private_download: url,
    channels: file.shares.map(({ channel }) => channel),
    shares: { public: shares },
  };
}

function threadJson(channel: Channel, { ts, threadTs }: StoredMessage): Json {
  if (threadTs !== null) {
    const parent = channel.messages.find((one) => one.ts === threadTs);
    return { thread_ts: threadTs, ...(parent === undefined ? {} : { parent_user_id: parent.user }) };
  }
  const replies = channel.messages.filter((one) => one.threadTs === ts);
  const last = replies.at(-1);
  if (last === undefined) return {};
  const users = [...new Set(replies.map(({ user }) => user))];
  const counts = { reply_count: replies.length, reply_users: users, reply_users_count: users.length };
  return { thread_ts: ts, ...counts, latest_reply: last.ts };
}

/** How a message looks to the app; `metadata` only where it was asked for. */
export function messageJson(state: SlackState, channel: Channel, message: StoredMessage, withMetadata = true): Json {
  const { isApp, metadata, fileIds, reactions, editedTs, user } = message;
  const files = fileIds.flatMap((id) => state.files.get(id) ?? []);
  return {
    type: 'message',
    user,
    ...(isApp ? { bot_id: state.botId, app_id: state.appId } : {}),
    text: message.text,
    ts: message.ts,
    team: state.members.get(user)?.teamId ?? state.teamId,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...threadJson(channel, message),
    ...(message.isBroadcast ? { subtype: 'thread_broadcast' } : {}),
    ...(files.length > 0 ? { files: files.map((file) => fileJson(state, file)), upload: true } : {}),
    ...(editedTs === null ? {} : { edited: { user, ts: editedTs } }),
    ...(reactions.length === 0 ? {} : { reactions: reactions.map((one) => ({ ...one, count: one.users.length })) }),
    ...(metadata !== null && withMetadata ? { metadata } : {}),
  };
}

/** How a channel looks to the app. */
export function channelJson(state: SlackState, channel: Channel): Json {
  const { id, name, kind, members, isArchived } = channel;
  const other = [...members].find((member) => member !== state.botUserId);
  return {
    id,
    ...(kind === 'im' ? { user: other ?? '' } : { name, name_normalized: name }),
    is_channel: kind === 'channel',
    is_group: kind === 'group',
    is_im: kind === 'im',
    is_mpim: false,
    is_private: kind !== 'channel',
    is_archived: isArchived,
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_member: members.has(state.botUserId),
    num_members: members.size,
  };
}

/** How a person looks to the app. */
export function memberJson(state: SlackState, member: Member): Json {
  const { id, name, realName, isBot, isRestricted, isDeactivated, teamId = state.teamId } = member;
  return {
    id,
    team_id: teamId,
    name,
    deleted: isDeactivated,
    real_name: realName,
    tz: 'Asia/Tokyo',
    is_bot: isBot,
    is_restricted: isRestricted,
    is_ultra_restricted: false,
    ...(teamId === state.teamId ? {} : { is_stranger: true }),
    profile: { real_name: realName, display_name: name, team: teamId },
  };
}
