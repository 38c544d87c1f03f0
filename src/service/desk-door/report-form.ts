import { writeReportAct } from '../../bot/desk/staff/reports.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { formatMonth } from '../../bot/text/dates.ts';
import { reportKinds } from '../../engine/report/input.ts';
import { kindName } from '../report/jobs/kind-name.ts';
import { choiceField, line, modal, notice, type Option, wordsField } from './blocks.ts';
import { staffLocale, text } from './say.ts';
import type { Member } from './who.ts';

/** The form in which a report is asked for; `entry` is the form's own name, by which it is asked for once. */
export function reportForm(
  { programme, book }: Member,
  { entry, today }: { readonly entry: string; readonly today: string },
): SlackJson {
  const months = monthOptions(programme.document, today);
  const [newest] = months;
  if (newest === undefined) return notice(text('door.report-no-months'));
  const first = programme.document.supportMonths.find((month) => months.some(({ value }) => value === month));
  const kinds = reportKinds.map((value) => ({ value, label: kindName(value) }));
  const month = (name: string, label: string, initial: string): SlackJson =>
    choiceField(name, { label: text(label), options: months, as: 'static_select', initial });
  return modal({
    title: text('door.report-title'),
    metadata: writeReportAct({ act: 'form', programmeId: book.programmeId, about: entry }),
    submit: text('door.report-submit'),
    blocks: [
      line({ words: programme.document.name }),
      choiceField('kind', {
        label: text('door.report-kind'),
        options: kinds,
        as: 'radio_buttons',
        initial: 'periodic',
      }),
      month('from', 'door.report-from', first ?? newest.value),
      month('to', 'door.report-to', newest.value),
      wordsField('firm', {
        ...{ label: text('door.report-firm'), hint: text('door.report-firm-hint') },
        ...{ optional: true, most: 6, short: true },
      }),
      line(text('door.report-where')),
    ],
  });
}

/** The months of the programme that have begun, the newest first, then those of the year before. */
function monthOptions(
  { supportMonths, comparisonMonths }: Member['programme']['document'],
  today: string,
): readonly Option[] {
  const begun = supportMonths.filter((month) => month <= today.slice(0, 7));
  return [...begun.toReversed(), ...comparisonMonths.toReversed()].map((value) => ({
    value,
    label: formatMonth(value, staffLocale),
  }));
}
