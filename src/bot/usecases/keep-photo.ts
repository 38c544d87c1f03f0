import { ExternalError } from '../errors.ts';
import type { ChatPlatform, Clock, OutboxRow, Settlement } from '../ports.ts';
import { nextTry } from '../retry.ts';

type KeepOptions = {
  readonly platforms: Readonly<Record<'line' | 'slack', ChatPlatform>>;
  readonly clock: Clock;
};

/** Seconds that the person sees the three dots; fetching and reading take less. */
const busySeconds = 20;

/** Fetches a picture at once, because the platform keeps it for an unstated time only, and says what became of it. */
export async function keepPhoto({ platforms, clock }: KeepOptions, row: OutboxRow): Promise<Settlement> {
  const { id, programmeId, conversationId, photo } = row;
  const base = { id, programmeId, conversationId };
  if (photo === null) return { ...base, as: 'dead', code: 'photo-unnamed' };
  const platform = platforms[row.platform];
  await platform.showBusy(row.channel, row.person, busySeconds);
  try {
    const found = await platform.fetchContent(row.channel, photo.messageId);
    const content = { kind: 'photo-kept', ...photo, contentType: found.contentType } as const;
    return { ...base, as: 'answered', content, kept: { ...found, photo } };
  } catch (error) {
    const code = error instanceof ExternalError ? error.code : 'content-failed';
    const isLater = error instanceof ExternalError && error.retry === 'later';
    const dueAt = isLater ? nextTry(row.attempts + 1, clock.now()) : null;
    if (dueAt !== null) return { ...base, as: 'later', code, dueAt, replyInDoubt: false };
    const content = { kind: 'photo-lost', messageId: photo.messageId, code } as const;
    return { ...base, as: 'answered', content, kept: null };
  }
}
