import type { Chat } from './state.ts';
import type { Delivered } from './types.ts';
import { type Stage, tell } from './write.ts';

/** Takes back a message: its words and bytes are gone. @throws {Error} when the person did not write it */
export async function unsend(
  stage: Stage,
  chat: Chat,
  { by, messageId }: { by: string; messageId: string },
): Promise<Delivered> {
  const entry = chat.entries.find((one) => one.id === messageId && one.by === by && !one.unsent);
  if (entry === undefined) throw new Error(`twin: ${messageId} is not a message of ${by} that can be unsent`);
  entry.unsent = true;
  entry.message = { type: 'unsent' };
  const content = stage.state.contents.get(messageId);
  if (content !== undefined) content.state = 'gone';
  stage.state.listeners.say({ kind: 'changed', chatId: chat.id, messageId });
  return tell(stage, { type: 'unsend', chat, by, fields: { unsend: { messageId } }, canReply: false });
}
