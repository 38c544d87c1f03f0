import { randomUUID } from 'node:crypto';
import { type Resolution, resolutions } from '../../bot/desk/consultation/reasons.ts';
import type { BesideLine } from '../../bot/desk/record/entries.ts';
import { type DeskAct, readAct } from '../../bot/desk/staff/acts.ts';
import { readFigureAct } from '../../bot/desk/staff/figures.ts';
import { snoozeAt, snoozePresets, snoozeUntil } from '../../bot/desk/staff/snooze.ts';
import { readStepAct } from '../../bot/desk/staff/step-acts.ts';
import { hoursOf } from '../../bot/desk/timers/hours.ts';
import type { Text } from '../../bot/message.ts';
import { readOfficeAct } from '../../bot/office/acts.ts';
import type { SlackAnswer, SlackValues } from '../../bot/slack/happening.ts';
import { minuteOf, momentOf } from '../../engine/business-time/hours.ts';
import { actOn, caseOf, type InCase } from './act.ts';
import { makeDraft } from './draft.ts';
import { enterFigure } from './figure-entry.ts';
import { confirmForm, draftIn } from './forms.ts';
import { letGo } from './let-go.ts';
import { closedOffice, submittedOffice } from './office/submit.ts';
import type { Scene, SceneOf } from './options.ts';
import { postNote } from './post-note.ts';
import { askReport, reportActOf } from './report.ts';
import { text, write } from './say.ts';
import { enterStep } from './step-form.ts';

/** A form was closed: what was written in it, and not sent, is dropped. */
export async function closed(scene: SceneOf<'closed'>): Promise<void> {
  const { callback, metadata } = scene.happening.view;
  const office = callback === 'desk' ? readOfficeAct(metadata) : null;
  if (office !== null) return closedOffice(scene, office);
  const act = callback === 'desk' ? readAct(metadata) : null;
  if (act?.act !== 'confirm') return;
  const found = await caseOf(scene, act);
  if ('refused' in found || (await draftIn(found, act.argument))?.inForm !== true) return;
  await actOn(scene, found, { kind: 'send-undone', sendId: act.argument });
}

/** A form that was sent. What is wrong with it stands at a field, and the form stays open. */
export async function submitted(scene: SceneOf<'submitted'>): Promise<SlackAnswer> {
  const { view, values } = scene.happening;
  if (view.callback !== 'desk') return { answer: 'nothing' };
  const figure = readFigureAct(view.metadata);
  if (figure !== null) return enterFigure(scene, figure, values);
  const step = readStepAct(view.metadata);
  if (step !== null) return enterStep(scene, step, values);
  const office = readOfficeAct(view.metadata);
  if (office !== null) return submittedOffice(scene, office, values);
  const report = reportActOf(view.metadata);
  return report !== null ? askReport(scene, report, values) : ofCase(scene);
}

async function ofCase(scene: SceneOf<'submitted'>): Promise<SlackAnswer> {
  const { view, values } = scene.happening;
  const act = readAct(view.metadata);
  const field = act === null ? undefined : fields[act.act];
  if (act === null || field === undefined) return { answer: 'nothing' };
  const found = await caseOf(scene, act);
  if ('refused' in found) return errorAt(field, found.refused);
  if (act.act === 'reply') return drafted(scene, { act, values }, found);
  const wrong = await filledIn(scene, { act, values }, found);
  return wrong === null ? { answer: 'nothing' } : errorAt(wrong.at ?? field, wrong.text);
}

function errorAt(field: string, said: Text): SlackAnswer {
  return { answer: 'errors', errors: { [field]: write(said) } };
}

/** A reply is shown as it will arrive, with what was found in it; only the next step sends it. */
async function drafted(scene: Scene, filled: Filled, found: InCase): Promise<SlackAnswer> {
  const { argument } = filled.act;
  const answers = argument === '' ? {} : { answers: argument };
  const draft = { words: first(filled, 'text') ?? '', asks: asks(filled), inForm: true, ...answers } as const;
  const made = await makeDraft(scene, found, draft);
  if ('refused' in made) return errorAt('text', made.refused);
  return { answer: 'update', view: await confirmForm(scene.options, found, made.sendId) };
}

/** The field at which a refusal stands. */
const fields: Partial<Record<DeskAct['act'], string>> = {
  reply: 'text',
  transfer: 'to',
  snooze: 'until',
  resolve: 'resolution',
  confirm: 'confirmed',
};

type Wrong = { readonly at?: string; readonly text: Text };
type Filled = { readonly act: DeskAct; readonly values: SlackValues };

async function filledIn(scene: Scene, filled: Filled, found: InCase): Promise<Wrong | null> {
  switch (filled.act.act) {
    case 'transfer':
      return transfer(scene, filled, found);
    case 'snooze':
      return snooze(scene, filled, found);
    case 'resolve':
      return resolve(scene, filled, found);
    default:
      return wrong(await letGo(scene, found, { sendId: filled.act.argument, confirmed: ticked(filled.values) }));
  }
}

function wrong(refused: Text | null): Wrong | null {
  return refused === null ? null : { text: refused };
}

function first({ values }: Filled, block: string): string | null {
  const value = values[block]?.[0]?.trim();
  return value === undefined || value === '' ? null : value;
}

function asks(filled: Filled): boolean {
  return first(filled, 'asks') === 'yes';
}

/** More than ten things to tick stand in several blocks. */
function ticked(values: SlackValues): readonly string[] {
  return Object.entries(values).flatMap(([block, all]) => (/^confirmed(?:-\d+)?$/.test(block) ? all : []));
}

async function transfer(scene: Scene, filled: Filled, found: InCase): Promise<Wrong | null> {
  const words = first(filled, 'note');
  const noteId = words === null ? null : randomUUID();
  const deed = { kind: 'transfer', to: first(filled, 'to') ?? '', noteId } as const;
  const refused = await actOn(scene, found, deed, { words });
  if (refused === null && words !== null) postNote(scene, found, words);
  return wrong(refused);
}

async function snooze(scene: Scene, filled: Filled, found: InCase): Promise<Wrong | null> {
  const until = untilOf(scene, filled, found);
  if (until === null) return { text: text('door.snooze-when') };
  if (Date.parse(until) <= scene.now.getTime()) return { at: 'day', text: text('door.snooze-past') };
  return wrong(await actOn(scene, found, { kind: 'snooze', until }));
}

/** A day that somebody chose counts more than what was ticked before. */
function untilOf({ options, now }: Scene, filled: Filled, { member }: InCase): string | null {
  const day = first(filled, 'day');
  if (day !== null) return snoozeAt(day, first(filled, 'time'));
  const until = first(filled, 'until');
  const preset = snoozePresets.find((one) => one === until);
  if (preset === undefined)
    return until !== null && Number.isFinite(Date.parse(until)) ? new Date(until).toISOString() : null;
  return snoozeUntil(preset, now.toISOString(), hoursOf(member.programme.document.consultation, options.desk.holidays));
}

type Ending = Exclude<Resolution, 'idle'>;

async function resolve(scene: Scene, filled: Filled, found: InCase): Promise<Wrong | null> {
  const chosen = first(filled, 'resolution');
  const resolution = resolutions.find((one): one is Ending => one === chosen && one !== 'idle');
  if (resolution === undefined) return { text: text('door.choose') };
  const [promise, day] = [first(filled, 'promise'), first(filled, 'day')];
  if (promise === null && day !== null) return { at: 'promise', text: text('door.promise-what') };
  const also = [...promiseLines(found, promise, day), ...noteLines(found, first(filled, 'note'))];
  return wrong(await actOn(scene, found, { kind: 'resolve', resolution }, { also }));
}

/** A promise holds until the desk closes on its day. */
function promiseLines({ member }: InCase, words: string | null, day: string | null): readonly BesideLine[] {
  if (words === null) return [];
  const { to } = member.programme.document.consultation.hours;
  const about = day === null ? null : momentOf({ day, minute: minuteOf(to) });
  return [{ what: 'promised', by: member.id, about, words }];
}

function noteLines({ member }: InCase, words: string | null): readonly BesideLine[] {
  return words === null ? [] : [{ what: 'noted', by: member.id, about: null, words }];
}
