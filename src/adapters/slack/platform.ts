import { ExternalError } from '../../bot/errors.ts';
import type { ChatPlatform } from '../../bot/ports.ts';
import type { SlackParts } from './call.ts';
import { deliverDirect } from './deliver.ts';
import { createDirectConversations } from './direct.ts';
import { downloadFile } from './download.ts';
import type { Lanes } from './lanes.ts';
import { fileIn } from './owner-events.ts';
import { type RenderOptions, renderSlack } from './render.ts';

/** What Slack as a platform needs: its address and tokens, where our pictures are, the words, and a log. */
export type SlackPlatformOptions = SlackParts & RenderOptions;

/** Slack as the core knows a chat platform: owners write to the app in a direct conversation. */
export function createSlackPlatform(options: SlackPlatformOptions, lanes: Lanes): ChatPlatform {
  const parts = { ...options, lanes, direct: createDirectConversations(options) };
  return {
    render: (views, locale) => renderSlack(views, locale, options),
    deliver: (delivery) => deliverDirect(parts, delivery),
    // Slack has nothing that ends by itself.
    showBusy: async () => undefined,
    // A channel is left by people of the workspace; the app says nothing in it that it could take along.
    leave: async () => undefined,
    fetchContent: async (account, messageId, use) => {
      const file = fileIn(messageId);
      if (file === null) throw new ExternalError('content-gone', 'never');
      const { bytes, contentType } = await downloadFile(options, account, { file, use });
      return { bytes, contentType };
    },
  };
}
