import { ExternalError } from '../errors.ts';
import type { EventContent } from '../event.ts';
import type { ChatPlatform, Clock, OutboxRow, Settlement, SheetReader } from '../ports.ts';
import { nextTry } from '../retry.ts';

type FetchOptions = {
  readonly platforms: Readonly<Record<'line' | 'slack', ChatPlatform>>;
  readonly clock: Clock;
  readonly readSheets: SheetReader;
};

/** Seconds that the person sees the three dots; fetching and reading take less. */
const busySeconds = 20;

type Answer = Pick<Extract<Settlement, { as: 'answered' }>, 'content' | 'kept'>;
type Fetch = {
  readonly take: (platform: ChatPlatform) => Promise<Answer>;
  readonly lost: (code: string) => EventContent;
  /** Nothing was said yet, so that the answer can still be a free reply. */
  readonly isFirstWord: boolean;
};

/** Fetches a picture at once, because the platform keeps it for an unstated time only, and says what became of it. */
export function keepPhoto(options: FetchOptions, row: OutboxRow): Promise<Settlement> {
  const { photo } = row;
  if (photo === null) return Promise.resolve(unnamed(row));
  const lost = (code: string): EventContent => ({ kind: 'photo-lost', messageId: photo.messageId, code });
  const take = async (platform: ChatPlatform): Promise<Answer> => {
    const found = await platform.fetchContent(row.channel, photo.messageId, 'picture');
    const content = { kind: 'photo-kept', ...photo, contentType: found.contentType } as const;
    return { content, kept: { ...found, photo } };
  };
  return answering(options, row, { take, lost, isFirstWord: false });
}

/** Fetches a table and reads its cells; the file itself is not kept. */
export function readSheet(options: FetchOptions, row: OutboxRow): Promise<Settlement> {
  const { sheet } = row;
  if (sheet === null) return Promise.resolve(unnamed(row));
  const { messageId } = sheet;
  const lost = (code: string): EventContent => ({ kind: 'sheet-lost', messageId, code });
  const take = async (platform: ChatPlatform): Promise<Answer> => {
    const { bytes } = await platform.fetchContent(row.channel, messageId, 'table');
    const content = { kind: 'sheet-read', messageId, sheets: await options.readSheets(bytes) } as const;
    return { content, kept: null };
  };
  return answering(options, row, { take, lost, isFirstWord: true });
}

function unnamed({ id, programmeId }: OutboxRow): Settlement {
  return { id, programmeId, as: 'dead', code: 'content-unnamed' };
}

async function answering(
  { platforms, clock }: FetchOptions,
  row: OutboxRow,
  { take, lost, isFirstWord }: Fetch,
): Promise<Settlement> {
  const { id, programmeId, conversationId, replyToken: value, tokenReceivedAt: receivedAt } = row;
  const token = isFirstWord && value !== null && receivedAt !== null ? { value, receivedAt } : null;
  const base = { id, programmeId, conversationId };
  const platform = platforms[row.platform];
  await platform.showBusy(row.channel, row.person, busySeconds);
  try {
    return { ...base, as: 'answered', token, ...(await take(platform)) };
  } catch (error) {
    const code = error instanceof ExternalError ? error.code : 'content-failed';
    const isLater = error instanceof ExternalError && error.retry === 'later';
    const dueAt = isLater ? nextTry(row.attempts + 1, clock.now()) : null;
    if (dueAt !== null) return { ...base, as: 'later', code, dueAt, replyInDoubt: false };
    return { ...base, as: 'answered', token, content: lost(code), kept: null };
  }
}
