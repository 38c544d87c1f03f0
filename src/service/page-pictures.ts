import { ExternalError } from '../bot/errors.ts';
import type { ChatPlatform, Clock } from '../bot/ports.ts';
import type { Database } from '../db/connection.ts';
import { pagePicture } from '../db/own-page.ts';
import { loadMedia } from '../db/repositories/media.ts';
import type { Vault } from '../db/vault/vault.ts';

type Platforms = Readonly<Record<'line' | 'slack', ChatPlatform>>;
type Kept = { readonly database: Database; readonly vault: Vault; readonly clock: Clock };

/** Pictures that were handed in on a firm's own page are fetched from where they are kept, like others from their platform. */
export function withPagePictures(platforms: Platforms, kept: Kept): Platforms {
  return { line: withPages(platforms.line, kept), slack: withPages(platforms.slack, kept) };
}

function withPages(platform: ChatPlatform, { database, vault, clock }: Kept): ChatPlatform {
  return {
    ...platform,
    fetchContent: async (channel, messageId, use) => {
      if (!messageId.startsWith(pagePicture)) return platform.fetchContent(channel, messageId, use);
      const id = messageId.slice(pagePicture.length);
      const found = await loadMedia(database, vault, { id, now: clock.now() });
      if (found?.type !== 'image') throw new ExternalError('content-gone', 'never');
      return { bytes: found.bytes, contentType: found.contentType };
    },
  };
}
