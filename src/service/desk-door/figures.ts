import { type FigureAct, writeFigureAct } from '../../bot/desk/staff/figures.ts';
import type { ReadingFacts } from '../../bot/facts.ts';
import { figureWords, putBackByStaff } from '../../bot/flows/report/by-staff.ts';
import { uuidFrom } from '../../bot/ids.ts';
import type { Text } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { decideFigures, type FigureChange, type FigureDecision, type FirmInHand } from '../../db/desk/figures.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { buttons, line, modal, notice } from './blocks.ts';
import { type InFirm, inFirm } from './figure-firm.ts';
import { figureForm } from './figure-form.ts';
import { noticeId, noticeOf } from './figure-notice.ts';
import { showForm } from './open.ts';
import type { Scene } from './options.ts';
import { text, writeBoth } from './say.ts';

/** A button about a firm's figures: the form, or what came of taking an entry back, where the person looks. */
export function openFigures(scene: Scene, act: FigureAct): void {
  showForm(scene, async () => {
    const found = await inFirm(scene, act);
    if ('refused' in found) return notice({ words: writeBoth(found.refused) });
    const { day } = japanTime(scene.now.toISOString());
    if (act.act === 'figure') return figureForm(found, day, { act, fields: {}, asking: null });
    return notice(await undo(scene, act, found));
  });
}

/** What was stored, with the way to take it back. `what` null: it stood there before this press. */
export function storedPage(act: FigureAct, what: Text | null): SlackJson {
  const said =
    what === null ? text('door.figure-known') : text('door.figure-stored', { what: { as: 'text', text: what } });
  const value = writeFigureAct({ ...act, act: 'figure-undo' });
  const blocks = [
    line(said),
    line(text('door.figure-told')),
    ...buttons([{ label: text('door.figure-undo'), value }], 1),
  ];
  return modal({ title: text('door.figure-title'), metadata: '', blocks });
}

async function undo(scene: Scene, act: FigureAct, found: InFirm): Promise<Text> {
  const { programmeId, businessId } = act;
  const hand = { programmeId, businessId, staffId: found.member.id };
  const said = await decideFigures(scene.options.desk, hand, (firm) => decideUndo(scene, { act, found }, firm));
  return said ?? text('door.refused-forgotten');
}

type Undoing = { readonly act: FigureAct; readonly found: InFirm };

/** Only by the person, and only what still stands: what came later has replaced it. */
function decideUndo(scene: Scene, { act, found }: Undoing, firm: FirmInHand): FigureDecision<Text> {
  const entered = firm.entered.get(act.entry);
  if (entered === undefined) return { answer: text('door.figure-gone'), change: null };
  if (entered.staffId !== found.member.id) return { answer: text('door.figure-not-yours'), change: null };
  const reading = firm.facts.readings.find(({ id }) => id === act.entry);
  if (reading === undefined) return { answer: text('door.figure-gone'), change: null };
  const again = { id: uuidFrom(JSON.stringify(['figure-undo', act.entry])), replaces: act.entry };
  const row = entered.before === null ? null : putBackByStaff(entered.before, again, firm.facts);
  const withdraw = row === null ? { readingId: act.entry, reason: 'undone-by-staff' } : null;
  const told = { source: 'undo', note: null, row, withdraw, ...unsaid(scene, { act, found, reading }, firm) } as const;
  return { answer: text('door.figure-undone'), change: told };
}

type Undone = Undoing & { readonly reading: ReadingFacts };

/** Whom nobody has told needs no second message: the first one does not leave. */
function unsaid(
  scene: Scene,
  { act, found, reading }: Undone,
  firm: FirmInHand,
): Pick<FigureChange, 'notice' | 'unsay'> {
  const first = noticeId(act.entry, 'entered');
  const { ear } = firm;
  const wasHeard = firm.entered.get(act.entry)?.heard === true;
  if (!wasHeard || ear === null) return { notice: null, unsay: first };
  const said = text('desk.figure-undone', {
    who: found.member.name ?? '',
    what: { as: 'text', text: figureWords(reading, firm.facts) },
  });
  return { notice: noticeOf(scene, ear, { id: noticeId(act.entry, 'undone'), text: said }), unsay: null };
}
