import type { BillReader, CutOut, SheetRead, StripField, StripIds } from '../bill.ts';
import { ExternalError } from '../errors.ts';
import type { EventContent } from '../event.ts';
import { pieceId } from '../ids.ts';
import type { ChatPlatform, Clock, KeptMedia, OutboxRow, PhotoTask, Settlement, SheetReader } from '../ports.ts';
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
  readonly seconds: number;
};

/**
 * Fetches a picture at once, because the platform keeps it for an unstated time only, and reads it. Of what is no bill
 * nothing is kept.
 */
export function keepPhoto(options: FetchOptions, row: OutboxRow): Promise<Settlement> {
  const { photo } = row;
  if (photo === null) return Promise.resolve(unnamed(row));
  const lost = (code: string): EventContent => ({ kind: 'photo-lost', messageId: photo.messageId, code });
  const take = async (platform: ChatPlatform): Promise<Answer> => {
    const found = await platform.fetchContent(row.channel, photo.messageId, 'picture');
    const read = await options.readBill(found.bytes, row.programmeId);
    const sheets = [read, ...read.others].map((sheet, at) => keptOf(sheet, at, photo));
    const [first, ...others] = sheets.map(({ bill, strips }) => ({ bill, strips }));
    const content = { kind: 'photo-kept', ...photo, bill: read.bill, strips: noStrips, ...first, others } as const;
    const kept = sheets.flatMap((sheet) => sheet.kept);
    // The other side of a bill is kept until it is known whether there is one.
    const isKept = read.bill.status !== 'reject' || read.bill.side != null;
    return { content, kept: isKept ? [{ ...found, ...photo }, ...kept] : [] };
  };
  return answering(options, row, { take, lost, seconds: busySeconds.picture });
}

const noStrips: StripIds = { usage: null, month: null };

type KeptSheet = { readonly bill: SheetRead['bill']; readonly strips: StripIds; readonly kept: readonly KeptMedia[] };

/** The ids of the pieces follow from the picture's: a repeat after a crash keeps the same ones. */
function keptOf({ bill, strips, shareable }: SheetRead, at: number, { mediaId, messageId }: PhotoTask): KeptSheet {
  const idOf = (piece: StripField | 'shareable'): string => pieceId(mediaId, piece, at);
  const keep = (piece: StripField | 'shareable', cut: CutOut | null): KeptMedia[] =>
    cut === null ? [] : [{ ...cut, mediaId: idOf(piece), messageId }];
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
  await platform.showBusy(row.channel, row.person, seconds);
  try {
    return { ...base, as: 'answered', token, ...(await take(platform)) };
  } catch (error) {
    const code = error instanceof ExternalError ? error.code : 'content-failed';
    const isLater = error instanceof ExternalError && error.retry === 'later';
    const dueAt = isLater ? nextTry(row.attempts + 1, clock.now()) : null;
    if (dueAt !== null) return { ...base, as: 'later', code, dueAt, replyInDoubt: false };
    return { ...base, as: 'answered', token, content: lost(code), kept: [] };
  }
}
