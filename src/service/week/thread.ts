import { workbookOf } from '../../adapters/sheet/write-sheet.ts';
import { renderQuoted } from '../../adapters/slack/staff/quoted.ts';
import { uuidFrom } from '../../bot/ids.ts';
import type { SlackMessageName, SlackResult, SlackUpload } from '../../bot/slack/desk.ts';
import { penIn } from '../../bot/week/pen.ts';
import { weekSheets } from '../../bot/week/sheets.ts';
import { weekChart, writeWeek } from '../../bot/week/write.ts';
import { noteShown } from '../../db/desk/shown.ts';
import { noteWeek } from '../../db/week/row.ts';
import { memberNames, opinionWords, type SaidWords } from '../../db/week/words.ts';
import { attribution } from '../../engine/emission/tables.ts';
import { say } from '../desk/act.ts';
import type { Posting, WeekOptions } from './options.ts';

const chartWidthPx = 1040;
/** What was refused for good: a person has to look, and the rest goes on. */
const given = 'refused';

type Place = { readonly channel: string; readonly thread: string };

/**
 * Puts the picture, the workbook and what people said into the thread; what stands there already is left. `since`: an
 * earlier try may have come that far. @returns why it is not complete yet; null: it is
 */
export async function fillThread(options: WeekOptions, posting: Posting, since: Date | null): Promise<string | null> {
  const { channel, ts } = posting.kept;
  if (channel === null || ts === null) return 'week-not-posted';
  const place = { channel, thread: ts };
  const steps = [addChart, addSheet, addOpinions];
  for (const step of steps) {
    const failed = await step(options, posting, { ...place, since });
    if (failed !== null) return failed;
  }
  return null;
}

type Where = Place & { readonly since: Date | null };
type Step = (options: WeekOptions, posting: Posting, where: Where) => Promise<string | null>;

const addChart: Step = async (options, posting, where) => {
  const { week, kept } = posting;
  const drawn = 'chart-ts' in kept.parts ? null : weekChart(week, 'ja', attribution);
  if (drawn === null) return null;
  const bytes = await options.drawChart(drawn.chart, chartWidthPx);
  const comment = penIn('ja').say('week.chart-title', { week: week.week });
  return addFile(options, posting, {
    ...where,
    part: 'chart',
    name: `${fileStem(posting)}.png`,
    bytes,
    comment,
    alt: drawn.alt,
  });
};

const addSheet: Step = async (options, posting, where) => {
  const { week, kept, row } = posting;
  if ('sheet-ts' in kept.parts) return null;
  const names = await memberNames(options.storage, row.id);
  const sheets = weekSheets(week, { locale: 'ja', written: writeWeek(week, 'ja'), names });
  const bytes = await workbookOf(sheets);
  const comment = penIn('ja').say('week.file-title', { week: week.week });
  return addFile(options, posting, { ...where, part: 'sheet', name: `${fileStem(posting)}.xlsx`, bytes, comment });
};

function fileStem({ row, week }: Posting): string {
  return `${row.code}_${week.week}`;
}

type NewFile = Where & Pick<SlackUpload, 'name' | 'bytes' | 'alt' | 'comment'> & { readonly part: 'chart' | 'sheet' };

async function addFile(
  { storage, slack, log }: WeekOptions,
  { row, kept, account }: Posting,
  { part, since: _since, ...file }: NewFile,
): Promise<string | null> {
  const note = (parts: Readonly<Record<string, string>>): Promise<void> =>
    storage.database.scoped(row.id, (db) => noteWeek(db, kept, { parts }));
  const earlier = kept.parts[part] ?? null;
  const done = await slack.upload(account, { ...file, earlier, begun: (id) => note({ [part]: id }) });
  if (done.result === 'later') return done.code;
  if (done.result === 'sent') {
    await note({ [part]: done.file, [`${part}-ts`]: done.ts });
    return null;
  }
  log.error('week-file-not-shown', { programme: row.code, reason: part, code: done.code });
  await note({ [`${part}-ts`]: given });
  return null;
}

/** Each opinion is a message of its own, known by its message: taken back or erased, something else stands there. */
const addOpinions: Step = async (options, posting, where) => {
  const { week, row, kept } = posting;
  const open = week.opinions.filter(({ seq }) => !(partOf(seq) in kept.parts)).map(({ seq }) => seq);
  for (const said of await opinionWords(options.storage, row.id, open)) {
    const posted = await postOpinion(options, posting, { said, where });
    if (posted.result === 'later') return posted.code;
    await noteOpinion(options, posting, { said, posted });
  }
  return null;
};

const partOf = (seq: number): string => `opinion-${seq}`;

type Saying = { readonly said: SaidWords; readonly where: Where };

async function postOpinion(
  { slack }: WeekOptions,
  { row, account }: Posting,
  { said, where }: Saying,
): Promise<SlackResult<SlackMessageName>> {
  const { firm, day, words, seq } = said;
  const head = { key: 'week.opinion-head', params: { firm: String(firm), day: { as: 'day', day } as const } };
  const contents = renderQuoted({ head, words, foot: [] }, say);
  let last: SlackResult<SlackMessageName> = { result: 'refused', code: 'slack-refused' };
  for (const [at, content] of contents.entries()) {
    const id = uuidFrom(JSON.stringify(['week-opinion', row.id, seq, at]));
    last = await slack.post(account, { ...content, ...where, id });
    if (last.result !== 'sent') return last;
  }
  return last;
}

async function noteOpinion(
  { storage, clock, log }: WeekOptions,
  { row, kept }: Posting,
  { said, posted }: { readonly said: SaidWords; readonly posted: SlackResult<SlackMessageName> },
): Promise<void> {
  const part = partOf(said.seq);
  if (posted.result !== 'sent')
    log.error('week-opinion-not-shown', {
      programme: row.code,
      code: posted.result === 'later' ? posted.code : posted.code,
    });
  await storage.database.scoped(row.id, async (db) => {
    if (posted.result === 'sent')
      await noteShown(db, {
        ...{ programmeId: row.id, conversationId: said.conversationId, messageId: said.messageId ?? part },
        ...{ channel: posted.channel, ts: posted.ts, at: clock.now() },
      });
    await noteWeek(db, kept, { parts: { [part]: posted.result === 'sent' ? posted.ts : given } });
  });
}
