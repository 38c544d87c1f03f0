import { z } from 'zod';
import { addMessage, eventsOf, removeMessage } from './messages.ts';
import { argumentsOf, count, joinedChannel, type Method, type MethodCall } from './method.ts';
import { SlackRefusal } from './refusal.ts';
import { newId, type StoredFile } from './state.ts';
import type { Json } from './types.ts';
import { fileJson } from './wire.ts';

const asking = z.looseObject({ filename: z.string().min(1), length: count.min(1) });
const completing = z.looseObject({
  files: z.array(z.looseObject({ id: z.string(), title: z.string().optional() })).min(1),
  channel_id: z.string().optional(),
  channels: z.string().optional(),
  thread_ts: z.string().optional(),
  initial_comment: z.string().default(''),
});

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The type of a file by its name's ending. */
export function mimetypeOf(name: string): string {
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

function uploadUrl({ state, args }: MethodCall): Json {
  const { filename: name, length } = argumentsOf(asking, args);
  const id = newId(state, 'F');
  const file: StoredFile = {
    id,
    name,
    length,
    mimetype: mimetypeOf(name),
    owner: state.botUserId,
    bytes: null,
    shares: [],
  };
  state.files.set(id, file);
  return { upload_url: `${state.baseUrl}/upload/${id}`, file_id: id };
}

/** @throws {SlackRefusal} file_not_found */
function uploaded({ state }: MethodCall, id: string): StoredFile {
  const file = state.files.get(id);
  if (file === undefined || file.bytes === null) throw new SlackRefusal('file_not_found');
  return file;
}

/** Shares after the answer, as Slack does; a fault forgets to share. */
function complete(call: MethodCall): Json {
  const args = argumentsOf(completing, call.args);
  const files = args.files.map(({ id }) => uploaded(call, id));
  const where = args.channel_id ?? args.channels;
  if (where !== undefined) {
    const channel = joinedChannel(call, where);
    if (channel.isArchived) throw new SlackRefusal('is_archived');
    const parent = channel.messages.find(({ ts }) => ts === args.thread_ts);
    if (!call.faults.takeDroppedUpload()) {
      const message = addMessage(call.state, channel, {
        user: call.state.botUserId,
        isApp: true,
        text: args.initial_comment,
        fileIds: files.map(({ id }) => id),
        threadTs: parent?.ts ?? null,
      });
      for (const event of eventsOf(call, channel, message)) call.courier.later(event);
    }
  }
  return { files: files.map(({ id, name }) => ({ id, title: name })) };
}

function info(call: MethodCall): Json {
  return { file: fileJson(call.state, uploaded(call, String(call.args['file']))) };
}

/** The file goes, and so do the messages that only held it. */
function remove(call: MethodCall): Json {
  const { state } = call;
  const file = uploaded(call, String(call.args['file']));
  if (file.owner !== state.botUserId) throw new SlackRefusal('cant_delete_file');
  for (const { channel: id, ts } of file.shares) {
    const channel = state.channels.get(id);
    const message = channel?.messages.find((one) => one.ts === ts);
    if (channel === undefined || message === undefined) continue;
    for (const event of removeMessage(call, channel, message)) call.courier.later(event);
  }
  state.files.delete(file.id);
  return {};
}

/** Uploading in three steps, and looking whether it worked. */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': { scopes: ['files:write'], run: uploadUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], run: complete },
  'files.delete': { scopes: ['files:write'], run: remove },
  'files.info': { scopes: ['files:read'], run: info },
};
