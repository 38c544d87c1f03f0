import { type FigureAct, writeFigureAct } from '../../bot/desk/staff/figures.ts';
import type { Text } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { formatMonth } from '../../bot/text/dates.ts';
import { lookUp } from '../../bot/text/locales.ts';
import { choiceField, line, modal, notice, type Option, tickField, wordsField } from './blocks.ts';
import type { InFirm } from './figure-firm.ts';
import { staffLocale, text, write } from './say.ts';

/** Where a figure can come from. */
export const figureSources = ['bill', 'phone', 'meter', 'other'] as const;
type Source = (typeof figureSources)[number];

const sourceKeys: Readonly<Record<Source, string>> = {
  bill: 'door.figure-from-bill',
  phone: 'door.figure-from-phone',
  meter: 'door.figure-from-meter',
  other: 'door.figure-from-other',
};

/** What is asked before the figure is stored; `question` names it, and a tick says yes to it. */
export type Asking = { readonly question: string; readonly lines: readonly Text[] };

/** What was filled in, by field. */
export type FigureFields = Readonly<Partial<Record<'what' | 'month' | 'amount' | 'source' | 'note', string>>>;

/** The block of a tick: another question is another block, which Slack shows unticked. */
export const tickPrefix = 'sure-';

type Form = { readonly act: FigureAct; readonly fields: FigureFields; readonly asking: Asking | null };

/** The form in which a figure is entered, and with it the question that has to be said yes to first. */
export function figureForm(found: InFirm, today: string, { act, fields, asking }: Form): SlackJson {
  const what = energyOptions(found);
  const months = monthOptions(found, today);
  if (what.length === 0 || months.length === 0) return notice(text('door.figure-no-place'));
  const sources = figureSources.map((value) => ({ value, label: write(text(sourceKeys[value])) }));
  const hint = text('door.figure-hint');
  return modal({
    title: text('door.figure-title'),
    metadata: writeFigureAct(act),
    submit: text(asking === null ? 'door.figure-submit' : 'door.figure-submit-sure'),
    blocks: [
      ...askingBlocks(asking),
      choiceField('what', {
        label: text('door.figure-kind'),
        options: what,
        as: 'static_select',
        ...initial(fields.what),
      }),
      choiceField('month', {
        label: text('door.figure-month'),
        options: months,
        as: 'static_select',
        ...initial(fields.month),
      }),
      wordsField('amount', {
        label: text('door.figure-amount'),
        hint,
        most: 100,
        short: true,
        ...initial(fields.amount),
      }),
      choiceField('source', {
        label: text('door.figure-source'),
        options: sources,
        as: 'radio_buttons',
        ...initial(fields.source),
      }),
      wordsField('note', { label: text('door.figure-note'), optional: true, most: 500, ...initial(fields.note) }),
    ],
  });
}

function initial(value: string | undefined): { readonly initial?: string } {
  return value === undefined ? {} : { initial: value };
}

function askingBlocks(asking: Asking | null): readonly SlackJson[] {
  if (asking === null) return [];
  const options = [{ value: asking.question, label: write(text('door.figure-sure')) }];
  return [
    ...asking.lines.map(line),
    tickField(`${tickPrefix}${asking.question}`, { label: text('door.figure-ask'), optional: true, options }),
  ];
}

/** What the firm reports, place by place. Waste is not among it: its loads are more than one figure. */
function energyOptions({ member, seen }: InFirm): readonly Option[] {
  const asked: readonly string[] = member.programme.document.kinds;
  const { sites } = seen.firm;
  return sites.flatMap(({ id, name, energy }, at) => {
    const place = seen.holds && name !== null ? name : write(text('door.figure-site', { number: at + 1 }));
    return energy
      .filter(({ kind }) => kind !== 'waste' && asked.includes(kind))
      .map(({ kind }) => {
        const named = lookUp(`kinds.${kind}`, staffLocale);
        return { value: `${id}.${kind}`, label: sites.length > 1 ? `${place}・${named}` : named };
      });
  });
}

/** The months of the programme that have begun, the newest first, then those of the year before. */
function monthOptions({ member }: InFirm, today: string): readonly Option[] {
  const { supportMonths, comparisonMonths } = member.programme.document;
  const begun = supportMonths.filter((month) => month <= today.slice(0, 7));
  return [...begun.toReversed(), ...comparisonMonths.toReversed()].map((value) => ({
    value,
    label: formatMonth(value, staffLocale),
  }));
}
