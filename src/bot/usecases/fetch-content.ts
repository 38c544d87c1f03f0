import type { BillReader, CutOut, SheetRead, StripField, StripIds } from '../bill.ts';
import { ExternalError } from '../errors.ts';
import type { EventContent } from '../event.ts';
import { pieceId } from '../ids.ts';
import type {
  ChatPlatform,
  Clock,
  KeptMedia,
  MediaSort,
  OutboxRow,
  PhotoTask,
  Settlement,
  SheetReader,
} from '../ports.ts';
import { nextTry } from '../retry.ts';

type FetchOptions = {
  readonly platforms: Readonly<Record<'line' | 'slack', ChatPlatform>>;
  readonly clock: Clock;
  readonly readSheets: SheetReader;
  readonly readBill: BillReader;
};

/**
 * Seconds that the person sees the three dots: they end with the answer. The photographs of others may be read before,
 * so that one takes LINE's longest time.
 * @source https://developers.line.biz/en/reference/messaging-api/#display-a-loading-indicator
 */
const busySeconds = { picture: 60, table: 20 } as const;

type Answer = Pick<Extract<Settlement, { as: 'answered' }>, 'content' | 'kept'>;
type Fetch = {
  readonly take: (platform: ChatPlatform) => Promise<Answer>;
  readonly lost: (code: string) => EventContent;
  /** How long the bot is seen to be busy; 0: it is not the bot that will answer. */
  readonly seconds: number;
};

/**
 * Fetches a picture at once, because the platform keeps it for an unstated time only, and reads it. Of what is no bill
 * nothing is kept, unless it is for the people of a case: then the reading says what they may see of it.
 */
export function keepPhoto(options: FetchOptions, row: OutboxRow): Promise<Settlement> {
  const { photo } = row;
  if (photo === null) return Promise.resolve(unnamed(row));
  const { messageId, mediaId, relay } = photo;
  const relayed = relay === undefined ? {} : { relay };
  const lost = (code: string): EventContent => ({ kind: 'photo-lost', messageId, code, ...relayed });
  const take = async (platform: ChatPlatform): Promise<Answer> => {
    const found = await platform.fetchContent(row.channel, messageId, 'picture');
    const read = await options.readBill(found.bytes, row.programmeId);
    const sheets = [read, ...read.others].map((sheet, at) => keptOf(sheet, at, photo));
    const [first, ...others] = sheets.map(({ bill, strips }) => ({ bill, strips }));
    const content = { kind: 'photo-kept', ...photo, bill: read.bill, strips: noStrips, ...first, others } as const;
    const kept = sheets.flatMap((sheet) => sheet.kept);
    // The other side of a bill is kept until it is known whether there is one.
    const isKept = relay !== undefined || isBill(read);
    const original = { ...found, messageId, mediaId, sort: sortOf(read), unread: relay === 'only' && isBill(read) };
    return { content, kept: isKept ? [original, ...kept] : [] };
  };
  return answering(options, row, { take, lost, seconds: relay === 'only' ? 0 : busySeconds.picture });
}

function isBill({ bill }: SheetRead): boolean {
  return bill.status !== 'reject' || bill.side != null;
}

/** Why something was turned away though it may well be a bill, whose numbers nobody could look for. */
const unseen: ReadonlySet<string> = new Set(['too-many-pages', 'reading-took-too-long']);

function sortOf(read: SheetRead): MediaSort {
  return isBill(read) || read.shareable !== null || unseen.has(read.bill.reason) ? 'bill' : 'plain';
}

/** Fetches any file for the people of a case; nobody reads what is in it. */
export function keepFile(options: FetchOptions, row: OutboxRow): Promise<Settlement> {
  const { photo } = row;
  if (photo === null) return Promise.resolve(unnamed(row));
  const { messageId, mediaId } = photo;
  const lost = (code: string): EventContent => ({ kind: 'file-lost', messageId, code });
  const take = async (platform: ChatPlatform): Promise<Answer> => {
    const found = await platform.fetchContent(row.channel, messageId, 'file');
    const kept = [{ ...found, messageId, mediaId, sort: 'plain' as const }];
    return { content: { kind: 'file-kept', messageId, mediaId }, kept };
  };
  return answering(options, row, { take, lost, seconds: 0 });
}

const noStrips: StripIds = { usage: null, month: null };

type KeptSheet = { readonly bill: SheetRead['bill']; readonly strips: StripIds; readonly kept: readonly KeptMedia[] };

/** The ids of the pieces follow from the picture's: a repeat after a crash keeps the same ones. */
function keptOf({ bill, strips, shareable }: SheetRead, at: number, { mediaId, messageId }: PhotoTask): KeptSheet {
  const idOf = (piece: StripField | 'shareable'): string => pieceId(mediaId, piece, at);
  const keep = (piece: StripField | 'shareable', cut: CutOut | null): KeptMedia[] =>
    cut === null
      ? []
      : [{ ...cut, mediaId: idOf(piece), messageId, ...(piece === 'shareable' ? { sort: piece } : {}) }];
  return {
    bill,
    strips: {
      usage: strips.usage === null ? null : idOf('usage'),
      month: strips.month === null ? null : idOf('month'),
    },
    kept: [...keep('usage', strips.usage), ...keep('month', strips.month), ...keep('shareable', shareable)],
  };
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
    return { content, kept: [] };
  };
  return answering(options, row, { take, lost, seconds: busySeconds.table });
}

function unnamed({ id, programmeId }: OutboxRow): Settlement {
  return { id, programmeId, as: 'dead', code: 'content-unnamed' };
}

async function answering(
  { platforms, clock }: FetchOptions,
  row: OutboxRow,
  { take, lost, seconds }: Fetch,
): Promise<Settlement> {
  const { id, programmeId, conversationId, replyToken: value, tokenReceivedAt: receivedAt } = row;
  // Nothing was said yet, so that the answer can still be a free reply.
  const token = value !== null && receivedAt !== null ? { value, receivedAt } : null;
  const base = { id, programmeId, conversationId };
  const platform = platforms[row.platform];
  if (seconds > 0) await platform.showBusy(row.channel, row.person, seconds);
  try {
    return { ...base, as: 'answered', token, ...(await take(platform)) };
  } catch (error) {
    const { code, isLater } = failureOf(error);
    const dueAt = isLater ? nextTry(row.attempts + 1, clock.now()) : null;
    if (dueAt !== null) return { ...base, as: 'later', code, dueAt, replyInDoubt: false };
    return { ...base, as: 'answered', token, content: lost(code), kept: [] };
  }
}

function failureOf(error: unknown): { readonly code: string; readonly isLater: boolean } {
  if (!(error instanceof ExternalError)) return { code: 'content-failed', isLater: false };
  return { code: error.code, isLater: error.retry === 'later' };
}
