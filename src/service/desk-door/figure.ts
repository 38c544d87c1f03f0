import {
  type FigureFacts,
  type FigureSource,
  figureSources,
  type JudgedFigure,
  judgeFigure,
  packFigure,
  placesOf,
  type StaffFigure,
  unpackFigure,
} from '../../bot/desk/figures/judge.ts';
import { writeAct } from '../../bot/desk/staff/acts.ts';
import type { Param, Text } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import type { SlackAnswer, SlackValues } from '../../bot/slack/happening.ts';
import { formatMonth } from '../../bot/text/dates.ts';
import { lookUp } from '../../bot/text/locales.ts';
import { formatQuantity } from '../../bot/text/numbers.ts';
import { figureFacts, saveStaffFigure, undoStaffFigure } from '../../db/desk/figures.ts';
import { addNote } from '../../db/desk/notes.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { addMonths, monthOf } from '../../engine/period.ts';
import { holds, type InCase } from './act.ts';
import { actButton, choiceField, line, modal, notice, type Option, wordsField } from './blocks.ts';
import type { Scene } from './options.ts';
import { staffLocale, text, write } from './say.ts';
import { spotOfCard, tell } from './tell.ts';

const sources: Readonly<Record<FigureSource, string>> = {
  bill: 'door.figure-from-bill',
  phone: 'door.figure-from-phone',
  meter: 'door.figure-from-meter',
  other: 'door.figure-from-other',
};

/** Two years, so that last year's months can be filled in. */
const monthsBack = 24;

const todayOf = ({ now }: Scene): string => japanTime(now.toISOString()).day;

/** The form in which a figure of the firm is entered or corrected. */
export async function figureForm(scene: Scene, found: InCase): Promise<SlackJson> {
  const facts = await figureFacts(scene.options.desk, found.at, todayOf(scene));
  const places = facts === null ? [] : placesOf(facts);
  if (places.length === 0) return notice(text('door.no-firm-yet'));
  const newest = monthOf(todayOf(scene));
  const months = Array.from({ length: monthsBack + 1 }, (_, at) => addMonths(newest, -at));
  return modal({
    title: text('door.figure'),
    metadata: metadataOf(found, 'figure', ''),
    submit: text('door.figure-next'),
    blocks: [
      choiceField('place', { label: text('door.figure-what'), as: 'static_select', options: places.map(placeOption) }),
      choiceField('month', {
        label: text('door.figure-when'),
        as: 'static_select',
        options: months.map((value) => ({ value, label: formatMonth(value, staffLocale) })),
      }),
      wordsField('amount', { label: text('door.figure-how-much'), hint: text('door.figure-hint'), most: 40 }),
      choiceField('source', {
        label: text('door.figure-from'),
        as: 'radio_buttons',
        options: figureSources.map((value) => ({ value, label: write(text(sources[value])) })),
      }),
    ],
  });
}

function placeOption({ name, site, kind }: ReturnType<typeof placesOf>[number]): Option {
  return { value: name, label: `${site} ${lookUp(`kinds.${kind}`, staffLocale)}` };
}

function metadataOf({ at, kase }: InCase, act: 'figure' | 'figure-save', argument: string): string {
  return writeAct({ act, programmeId: at.programmeId, consultationId: kase.id, argument });
}

/** What was filled in, shown once more with everything that speaks against it; only the next step stores it. */
export async function figureFilled(scene: Scene, found: InCase, values: SlackValues): Promise<SlackAnswer> {
  const one = (block: string): string => values[block]?.[0]?.trim() ?? '';
  const facts = await readable(scene, found);
  if (facts === null) return errorAt('amount', text('door.refused-forgotten'));
  const filled = { place: one('place'), month: one('month'), amount: one('amount'), source: one('source') };
  const judged = judgeFigure(filled, facts);
  if ('wrong' in judged) return errorAt(judged.wrong, judged.text);
  return { answer: 'update', view: confirmPage(found, judged, facts) };
}

/** Only who holds the case looks at the firm's figures. */
async function readable(scene: Scene, found: InCase): Promise<FigureFacts | null> {
  return holds(found) ? figureFacts(scene.options.desk, found.at, todayOf(scene)) : null;
}

function errorAt(field: string, said: Text): SlackAnswer {
  return { answer: 'errors', errors: { [field]: write(said) } };
}

type Judged = Extract<JudgedFigure, { readonly figure: StaffFigure }>;

function confirmPage(found: InCase, { figure, stored, doubts }: Judged, facts: FigureFacts): SlackJson {
  const was: readonly Text[] =
    stored === null ? [] : [text('door.figure-was', { was: { as: 'quantity', ...stored.quantity } })];
  return modal({
    title: text('door.figure'),
    metadata: metadataOf(found, 'figure-save', packFigure(figure)),
    submit: text(stored === null ? 'door.figure-save' : 'door.figure-replace'),
    blocks: [line({ words: figureWords(figure, facts) }), ...[...was, ...doubts, text('door.figure-told')].map(line)],
  });
}

function figureWords({ siteId, kind, month, quantity, source }: StaffFigure, { sites }: FigureFacts): string {
  const site = sites.length > 1 ? (sites.find(({ id }) => id === siteId)?.name ?? '') : '';
  const what: Readonly<Record<string, Param>> = {
    month: formatMonth(month, staffLocale),
    kind: [site, lookUp(`kinds.${kind}`, staffLocale)].filter((part) => part !== '').join(' '),
    figure: formatQuantity(quantity.value, quantity.unit),
    from: { as: 'text', text: text(sources[source]) },
  };
  return write(text('door.figure-line', what));
}

/** Stores what was confirmed, if nothing has changed since; null: done. */
export async function figureConfirmed(scene: Scene, found: InCase, packed: string): Promise<SlackAnswer> {
  const filled = unpackFigure(packed);
  const facts = await readable(scene, found);
  if (filled === null || facts === null) return page(text('door.refused-forgotten'));
  const judged = judgeFigure(filled, facts);
  if ('wrong' in judged || judged.figure.replaces !== filled.replaces) return page(text('door.figure-changed'));
  const { at, member, kase } = found;
  const entry = { ...at, by: member.id, eventId: scene.happening.keys[0] };
  const stored = await saveStaffFigure(scene.options.desk, entry, judged.figure);
  if ('refused' in stored)
    return stored.refused === 'twice' ? { answer: 'nothing' } : page(text('door.figure-changed'));
  const words = figureWords(judged.figure, facts);
  const note = {
    what: 'noted',
    by: member.id,
    about: null,
    words: write(text('door.figure-noted', { words })),
  } as const;
  await addNote(scene.options.desk, { ...at, consultationId: kase.id, eventId: `figure:${stored.readingId}`, ...note });
  const undo = actButton(
    'figure-undo',
    { programmeId: at.programmeId, id: kase.id },
    {
      label: text('door.figure-undo'),
      argument: stored.readingId,
    },
  );
  tell(scene, text('door.figure-noted', { words }), { spot: spotOfCard(kase.card), below: [undo] });
  return { answer: 'nothing' };
}

function page(said: Text): SlackAnswer {
  return { answer: 'update', view: notice(said) };
}

/** Takes a figure back that this person entered; what it corrected counts again. */
export async function undoFigure(scene: Scene, { at, member, kase }: InCase, readingId: string): Promise<Text> {
  const isId = /^[0-9a-f-]{36}$/.test(readingId);
  const entry = { ...at, by: member.id, eventId: scene.happening.keys[0] };
  if (!isId || !(await undoStaffFigure(scene.options.desk, entry, readingId))) return text('door.figure-not-undone');
  const note = { what: 'noted', by: member.id, about: null, words: write(text('door.figure-undone')) } as const;
  await addNote(scene.options.desk, { ...at, consultationId: kase.id, eventId: `figure-undo:${readingId}`, ...note });
  return text('door.figure-undone');
}
