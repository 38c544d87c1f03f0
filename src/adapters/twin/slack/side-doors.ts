import { z } from 'zod';
import type { HostAnswer, HostRequest } from '../http-host.ts';
import { checkMessageBlocks } from './check-blocks.ts';
import { changeEphemeral, ephemeralOf, showEphemeral } from './ephemerals.ts';
import { addMessage, changeMessage, removeMessage, type SlackStage } from './messages.ts';
import { parseArguments, uploadedBytes } from './parse-arguments.ts';
import { SlackRefusal } from './refusal.ts';
import { type Channel, newId, type ResponseUrl, type SlackState } from './state.ts';
import type { Json } from './types.ts';

const HALF_HOUR_MS = 30 * 60_000;
const USES = 5;

/** A new address for later answers. */
export function newResponseUrl(state: SlackState, about: Pick<ResponseUrl, 'channel' | 'user' | 'messageTs'>): string {
  const id = newId(state, 'R');
  state.responseUrls.set(id, { ...about, at: state.now(), left: USES });
  return `${state.baseUrl}/response/${id}`;
}

const answer = z.looseObject({
  text: z.string().default(''),
  blocks: z.array(z.record(z.string(), z.unknown())).default([]),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
});

function tellLater({ courier }: SlackStage, events: readonly Json[]): void {
  for (const event of events) courier.later(event);
}

type About = Pick<ResponseUrl, 'channel' | 'user' | 'messageTs'>;
type Original = {
  readonly threadTs: string | null;
  readonly replace: (content: { readonly text: string; readonly blocks: readonly Json[] } | null) => void;
};

/** What was pressed: a message, or what one person alone sees. */
function originalOf(stage: SlackStage, channel: Channel, { user, messageTs: ts }: About): Original | null {
  const message = channel.messages.find((one) => one.ts === ts);
  if (message !== undefined) {
    const events = (content: Parameters<Original['replace']>[0]): readonly Json[] =>
      content === null ? removeMessage(stage, channel, message) : changeMessage(stage, { channel, message }, content);
    return { threadTs: message.threadTs, replace: (content) => tellLater(stage, events(content)) };
  }
  const ephemeral = ephemeralOf(stage.state, { channel: channel.id, ts, user });
  if (ephemeral === undefined) return null;
  const replace: Original['replace'] = (content) => changeEphemeral(stage.state, ephemeral, content);
  return { threadTs: ephemeral.threadTs, replace };
}

/** Shows what the app answered to a command or press. @throws {SlackRefusal} invalid_blocks and the like */
export function showAnswer(stage: SlackStage, about: About, raw: Json): void {
  const { state } = stage;
  const { text, blocks, ...how } = answer.parse(raw);
  const channel = state.channels.get(about.channel);
  if (channel === undefined) throw new SlackRefusal('channel_not_found');
  const original = originalOf(stage, channel, about);
  if (how.delete_original) {
    original?.replace(null);
    return;
  }
  if (text === '' && blocks.length === 0) throw new SlackRefusal('no_text');
  checkMessageBlocks(blocks);
  if (how.replace_original && original !== null) {
    original.replace({ text, blocks });
    return;
  }
  if (how.response_type === 'in_channel') {
    addMessage(state, channel, { user: state.botUserId, isApp: true, text, blocks });
    return;
  }
  showEphemeral(state, channel, { user: about.user, threadTs: original?.threadTs ?? null, text, blocks });
}

function respond(stage: SlackStage, id: string, request: HostRequest): HostAnswer {
  const known = stage.state.responseUrls.get(id);
  if (known === undefined || stage.state.now() - known.at > HALF_HOUR_MS) return { status: 404, body: 'expired_url' };
  if (known.left === 0) return { status: 404, body: 'used_url' };
  const args = parseArguments(request);
  if (args === null) return { status: 400, body: 'invalid_payload' };
  try {
    showAnswer(stage, known, args);
  } catch (error) {
    if (error instanceof SlackRefusal) return { status: 400, body: error.code };
    throw error;
  }
  known.left -= 1;
  return { status: 200, body: 'ok' };
}

async function upload({ state }: SlackStage, id: string, request: HostRequest): Promise<HostAnswer> {
  const file = state.files.get(id);
  if (file === undefined || file.bytes !== null) return { status: 404, body: 'not found' };
  const bytes = await uploadedBytes(request);
  if (bytes.byteLength !== file.length) {
    state.violations.push(`upload of ${file.name}: ${bytes.byteLength} bytes instead of ${file.length}`);
    return { status: 400, body: 'length does not match' };
  }
  file.bytes = bytes;
  return { status: 200, body: `OK - ${bytes.byteLength}` };
}

/** Without the right token there is no error but a page to log in. */
function download({ state }: SlackStage, id: string, request: HostRequest): HostAnswer {
  const file = state.files.get(id);
  const isAllowed = request.headers['authorization'] === `Bearer ${state.botToken}` && state.scopes.has('files:read');
  if (!isAllowed) {
    const page = '<!DOCTYPE html><html><body>Sign in to Slack</body></html>';
    return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: page };
  }
  if (file === undefined || file.bytes === null) return { status: 404, body: 'not found' };
  return { status: 200, headers: { 'content-type': file.mimetype }, body: file.bytes };
}

/** Everything that is not a method: uploads, downloads and later answers. */
export async function sideDoor(stage: SlackStage, request: HostRequest): Promise<HostAnswer> {
  const [, door = '', given = ''] = request.path.split('/');
  const id = given.split('-').at(-1) ?? '';
  if (door === 'upload' && request.method === 'POST') return upload(stage, id, request);
  if (door === 'files-pri') return download(stage, id, request);
  if (door === 'response' && request.method === 'POST') return respond(stage, id, request);
  return { status: 404, body: 'not found' };
}
