import type { Logger } from '../../bot/log.ts';
import type { ChatPlatform } from '../../bot/ports.ts';
import type { LineAccess } from './client.ts';
import { fetchContent } from './content.ts';
import { deliver } from './deliver.ts';
import { leaveGroup } from './leave.ts';
import { showLoading } from './loading.ts';
import { type RenderOptions, renderViews } from './render.ts';

/** What LINE as a platform needs: its addresses and tokens, where our pictures are, the words, and a log. */
export type LinePlatformOptions = LineAccess & RenderOptions & { readonly log: Logger };

/** LINE as the core knows a chat platform. */
export function createLinePlatform(options: LinePlatformOptions): ChatPlatform {
  return {
    render: (views, locale) => renderViews(views, locale, options),
    deliver: (delivery) => deliver(options, options.log, delivery),
    showBusy: (channel, person, seconds) => showLoading(options, options.log, { channel, person, seconds }),
    fetchContent: (channel, messageId, use) => fetchContent(options, channel, { messageId, use }),
    leave: (channel, group) => leaveGroup(options, channel, group),
  };
}
