import { type ActName, type DeskAct, readAct } from '../../bot/desk/staff/acts.ts';
import { readFigureAct } from '../../bot/desk/staff/figures.ts';
import { readOrder } from '../../bot/desk/staff/orders.ts';
import { readReportAct } from '../../bot/desk/staff/reports.ts';
import { readStepAct } from '../../bot/desk/staff/step-acts.ts';
import type { Text } from '../../bot/message.ts';
import { readOfficeAct } from '../../bot/office/acts.ts';
import { actOn, caseOf, type Deed, type InCase } from './act.ts';
import { openFigures } from './figures.ts';
import { draftIn } from './forms.ts';
import { letGo } from './let-go.ts';
import { draftOfNote } from './note.ts';
import { pressedOffice } from './office/press.ts';
import { openForm } from './open.ts';
import type { Scene, SceneOf } from './options.ts';
import { carryOut } from './orders.ts';
import { pressedReport } from './report-acts.ts';
import { text, writeBoth } from './say.ts';
import { openStepForm } from './step-form.ts';
import { spotOfCard, tell } from './tell.ts';

/** Acts that begin with a form or a page. */
const forms: ReadonlySet<ActName> = new Set<ActName>([
  'reply',
  'transfer',
  'snooze',
  'resolve',
  'templates',
  'firm',
  'correct',
  'apologise',
]);

/** A button or menu of ours that was pressed; whatever else there is stays unanswered. */
export async function pressed(scene: SceneOf<'pressed'>): Promise<void> {
  const { action, view } = scene.happening;
  const [value = ''] = action.values;
  const form = view === null ? null : readAct(view.metadata);
  if (action.id === 'desk:template' && form !== null) {
    openForm(scene, { ...form, act: 'templates', argument: value });
    return;
  }
  const order = readOrder(value);
  if (order !== null) return carryOut(scene, order);
  if (openedOfFirm(scene, value)) return;
  const office = readOfficeAct(value);
  if (office !== null) return pressedOffice(scene, office);
  const report = readReportAct(value);
  if (report !== null) return pressedReport(scene, report);
  return pressedCase(scene, value);
}

async function pressedCase(scene: Scene, value: string): Promise<void> {
  const act = readAct(value);
  if (act === null) return;
  if (forms.has(act.act)) openForm(scene, act);
  else await press(scene, act);
}

/** Whether it was a button about a firm's figures or its way. */
function openedOfFirm(scene: Scene, value: string): boolean {
  const step = readStepAct(value);
  if (step !== null) openStepForm(scene, step);
  const figure = readFigureAct(value);
  if (figure !== null) openFigures(scene, figure);
  return step !== null || figure !== null;
}

async function press(scene: Scene, act: DeskAct): Promise<void> {
  const found = await caseOf(scene, act);
  if ('refused' in found) {
    tell(scene, { words: writeBoth(found.refused) });
    return;
  }
  const refused = await done(scene, act, found);
  if (refused !== null) tell(scene, refused, { spot: spotOfCard(found.kase.card) });
}

async function done(scene: Scene, act: DeskAct, found: InCase): Promise<Text | null> {
  switch (act.act) {
    case 'send':
      return draftOfNote(scene, found, act.argument);
    case 'confirm':
      return confirm(scene, act, found);
    case 'undo':
    case 'discard':
      return undo(scene, act, found);
    default: {
      const deed = deedOf(act);
      return deed === null ? null : actOn(scene, found, deed);
    }
  }
}

function deedOf({ act, argument }: DeskAct): Deed | null {
  switch (act) {
    case 'claim':
      return { kind: 'claim', seen: /^\d{1,9}$/.test(argument) ? Number(argument) : -1 };
    case 'accept':
    case 'decline':
    case 'wake':
    case 'release':
      return { kind: act };
    default:
      return null;
  }
}

/** A draft in which nothing was found goes its way; else everything is confirmed one by one first. */
async function confirm(scene: Scene, act: DeskAct, found: InCase): Promise<Text | null> {
  if (((await draftIn(found, act.argument))?.findings.length ?? 0) > 0) {
    openForm(scene, act);
    return null;
  }
  return letGo(scene, found, { sendId: act.argument, confirmed: [] });
}

async function undo(scene: Scene, { act, argument }: DeskAct, found: InCase): Promise<Text | null> {
  const refused = await actOn(scene, found, { kind: 'send-undone', sendId: argument });
  return refused ?? text(act === 'undo' ? 'door.undone' : 'door.discarded');
}
