import { renderViews } from '../../adapters/line/render.ts';
import { renderSlack } from '../../adapters/slack/render.ts';
import { quietUntil } from '../../bot/desk/satisfaction/when.ts';
import { uuidFrom } from '../../bot/ids.ts';
import { reportReady } from '../../bot/report/owner.ts';
import { writeText } from '../../bot/text/write.ts';
import type { Db } from '../../db/connection.ts';
import { saySoon } from '../../db/desk/say.ts';
import { ownersOf, type Reached } from '../../db/repositories/report-owners.ts';
import type { Version } from '../../engine/report/version.ts';
import type { ReportDesk } from './desk.ts';

type Telling = { readonly programmeId: string; readonly version: Version; readonly now: Date };

/**
 * Tells the people of a firm that its report can be fetched, once each, not before the morning. The message carries no
 * figure and no file, only the way to the firm's own page. False: the firm has left or was erased.
 */
export async function tellOwner(
  { vault, clock }: Pick<ReportDesk, 'vault' | 'clock'>,
  db: Db,
  { programmeId, version, now }: Telling,
): Promise<boolean> {
  const { businessId } = version;
  const people = businessId === null ? null : await ownersOf(db, vault, { programmeId, businessId });
  if (people === null) return false;
  const quiet = quietUntil(now.toISOString());
  for (const { conversationId, epoch, ...reader } of people) {
    await saySoon(
      db,
      { vault, clock },
      {
        id: uuidFrom(JSON.stringify(['report-ready', version.id, conversationId])),
        ...{ programmeId, conversationId, epoch, voice: 'desk', staff: null },
        messages: messagesFor(reader, version),
        ...(quiet === null ? {} : { notBefore: new Date(quiet) }),
      },
    );
  }
  return true;
}

// Nothing in it is fetched from us: the button asks for the link, which then holds for an hour.
const parts = { publicUrl: '', write: writeText };

function messagesFor({ platform, locale }: Omit<Reached, 'conversationId' | 'epoch'>, { period }: Version) {
  const views = [reportReady(period)];
  return (platform === 'line' ? renderViews : renderSlack)(views, locale, parts).messages;
}
