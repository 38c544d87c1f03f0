import type { StageChannel, StageFile, StageMember, StagePost, StageView, StageWorkspace } from './stage.ts';
import type { SlackTwinFace, TwinChannel, TwinEphemeral, TwinPost, TwinUser, TwinView } from './twin-face.ts';

const APP = 'はかる';

function fileOf(twin: SlackTwinFace, id: string): readonly StageFile[] {
  const file = twin.file(id);
  if (file === undefined) return [];
  return [{ id, name: file.name, size: file.bytes?.byteLength ?? 0, contentType: file.mimetype }];
}

function postOf(twin: SlackTwinFace, post: TwinPost): StagePost {
  const { ts, threadTs, user, isApp, text, blocks } = post;
  return {
    ...{ ts, threadTs, user, isApp, text, blocks },
    edited: post.editedTs !== null,
    broadcast: post.isBroadcast,
    ephemeral: false,
    files: post.fileIds.flatMap((id) => fileOf(twin, id)),
    reactions: post.reactions.map(({ name, users }) => ({ name, count: users.length })),
  };
}

function aloneOf(twin: SlackTwinFace, { ts, threadTs, text, blocks }: TwinEphemeral): StagePost {
  const nothing = { edited: false, broadcast: false, files: [], reactions: [] };
  return { ts, threadTs, user: twin.botUserId, isApp: true, text, blocks, ephemeral: true, ...nothing };
}

function channelOf(twin: SlackTwinFace, me: TwinUser, channel: TwinChannel): StageChannel {
  const { id, name, kind } = channel;
  const members = channel.members();
  const alone = me.ephemerals().filter((one) => one.channel === id);
  const posts = [...channel.messages().map((one) => postOf(twin, one)), ...alone.map((one) => aloneOf(twin, one))].sort(
    (one, other) => Number(one.ts) - Number(other.ts),
  );
  const joined = members.includes(me.id);
  return { id, name, kind, archived: channel.isArchived(), joined, members: members.length, posts };
}

/** Guests see only where they are; everybody else the public channels too. */
function isSeen(me: TwinUser, channel: TwinChannel): boolean {
  return channel.members().includes(me.id) || (channel.kind === 'channel' && !me.isRestricted);
}

function memberOf(twin: SlackTwinFace, { id, name, realName, isRestricted, teamId }: TwinUser): StageMember {
  return { id, name: realName, handle: name, isGuest: isRestricted, isStranger: teamId !== twin.teamId };
}

const viewOf = ({ id, hash, view, errors }: TwinView): StageView => ({ id, hash, view, errors });

/** The workspace as one person sees it. */
export function workspaceOf(twin: SlackTwinFace, me: TwinUser): StageWorkspace {
  // The conversation with the app is always in the list.
  me.direct();
  const home = me.home();
  return {
    me: me.id,
    app: { id: twin.botUserId, name: APP },
    members: twin.users().map((one) => memberOf(twin, one)),
    channels: twin
      .channels()
      .filter((channel) => isSeen(me, channel))
      .map((channel) => channelOf(twin, me, channel)),
    modals: me.modals().map(viewOf),
    home: home === undefined ? null : viewOf(home),
  };
}
