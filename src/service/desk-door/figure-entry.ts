import type { FigureAct } from '../../bot/desk/staff/figures.ts';
import { type Judged, judgeEntry } from '../../bot/flows/report/by-staff.ts';
import type { Slot } from '../../bot/flows/report/state.ts';
import type { SlackAnswer, SlackValues } from '../../bot/slack/happening.ts';
import { decideFigures, type FigureDecision, type FigureSource, type FirmInHand } from '../../db/desk/figures.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { isEnergyKind } from '../../engine/energy/registry.ts';
import { isMonth } from '../../engine/period.ts';
import { type InFirm, inFirm } from './figure-firm.ts';
import { type FigureFields, figureForm, figureSources, tickPrefix } from './figure-form.ts';
import { noticeId, noticeOf } from './figure-notice.ts';
import { storedPage } from './figures.ts';
import { refreshHome } from './home.ts';
import type { Scene } from './options.ts';
import { text, write } from './say.ts';

type Filled = {
  readonly act: FigureAct;
  readonly fields: FigureFields;
  readonly slot: Slot;
  readonly source: FigureSource;
  readonly sure: string | null;
};

/** A form with a figure was sent: it is stored, asked about, or refused with the reason at its field. */
export async function enterFigure(scene: Scene, act: FigureAct, values: SlackValues): Promise<SlackAnswer> {
  if (act.act !== 'figure') return { answer: 'nothing' };
  const found = await inFirm(scene, act);
  if ('refused' in found) return errorAt('what', write(found.refused));
  const fields = fieldsOf(values);
  const slot = slotOf(fields);
  const source = figureSources.find((one) => one === fields.source);
  if (slot === null) return errorAt('what', write(text('door.choose')));
  if (source === undefined) return errorAt('source', write(text('door.choose')));
  const filled: Filled = { act, fields, slot, source, sure: sureOf(values) };
  const { programmeId, businessId } = act;
  const hand = { programmeId, businessId, staffId: found.member.id };
  const judged = await decideFigures(scene.options.desk, hand, (firm) => decide(scene, { found, filled }, firm));
  return judged === null
    ? errorAt('what', write(text('door.refused-forgotten')))
    : answerTo(scene, { found, filled }, judged);
}

type Sent = { readonly found: InFirm; readonly filled: Filled };
type Outcome = Judged | { readonly as: 'known' };

/** Sent twice is stored once: the form has a name of its own. */
function decide(scene: Scene, { found, filled }: Sent, firm: FirmInHand): FigureDecision<Outcome> {
  const { act, fields, slot, source, sure } = filled;
  if (firm.entered.has(act.entry)) return { answer: { as: 'known' }, change: null };
  const judged = judgeEntry({ id: act.entry, slot, words: fields.amount ?? '', sure }, firm.facts);
  if (judged.as !== 'ready') return { answer: judged, change: null };
  const { what, reading, calculation } = judged;
  const who = found.member.name ?? '';
  const told = text('desk.figure-entered', { who, what: { as: 'text', text: what } });
  const { ear } = firm;
  // While a case is open its end tells what was changed.
  const notice =
    ear === null || ear.open ? null : noticeOf(scene, ear, { id: noticeId(act.entry, 'entered'), text: told });
  const row = { reading, calculation };
  return { answer: judged, change: { row, source, note: fields.note ?? null, withdraw: null, notice, unsay: null } };
}

function answerTo(scene: Scene, { found, filled }: Sent, judged: Outcome): SlackAnswer {
  switch (judged.as) {
    case 'refused':
      return errorAt(judged.at === 'slot' ? 'month' : 'amount', write(judged.why));
    case 'asks': {
      const { act, fields } = filled;
      const { day } = japanTime(scene.now.toISOString());
      return { answer: 'update', view: figureForm(found, day, { act, fields, asking: judged }) };
    }
    case 'known':
      return { answer: 'update', view: storedPage(filled.act, null) };
    case 'ready':
      scene.options.onStep?.();
      scene.later(() => refreshHome(scene));
      return { answer: 'update', view: storedPage(filled.act, judged.what) };
  }
}

function errorAt(field: string, said: string): SlackAnswer {
  return { answer: 'errors', errors: { [field]: said } };
}

function fieldsOf(values: SlackValues): FigureFields {
  const names = ['what', 'month', 'amount', 'source', 'note'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name]?.[0]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

/** What was ticked; the question it belongs to is the one that was shown. */
function sureOf(values: SlackValues): string | null {
  const ticked = Object.entries(values).filter(([block]) => block.startsWith(tickPrefix));
  return ticked.flatMap(([, all]) => all).at(-1) ?? null;
}

/** Whether the firm has such a place is asked of the firm. */
function slotOf({ what, month }: FigureFields): Slot | null {
  const [siteId, kind] = what?.split('.') ?? [];
  if (siteId === undefined || kind === undefined || !isEnergyKind(kind)) return null;
  return month === undefined || !isMonth(month) ? null : { siteId, kind, month };
}
