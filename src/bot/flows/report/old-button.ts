import type { Facts } from '../../facts.ts';
import type { MessageView } from '../../message.ts';
import { buttonId } from '../question.ts';
import { explainButton, figureOfTopic } from '../stale.ts';
import { line, type Move, sayText } from '../talk.ts';
import { draftFor } from './draft.ts';
import { nameInMonth, quantityOf } from './names.ts';
import type { Draft, ReportHere } from './state.ts';
import { goOn } from './take-items.ts';

/** An old button changes nothing: it says what it meant then, what is true now, and offers to do it again. */
export function explainOld(data: string, { facts, askId }: { facts: Facts; askId: string }): readonly MessageView[] {
  const about = figureOfTopic(data);
  if (about === null) return sayText(explainButton(data));
  const rows = facts.sites
    .filter((site) => site.energy.some(({ kind }) => kind === about.kind))
    .map((site) => {
      const slot = { ...about, siteId: site.id };
      const reading = facts.readings.findLast(
        (one) => one.siteId === site.id && one.kind === about.kind && one.month === about.month,
      );
      return {
        label: nameInMonth(facts, slot),
        value: reading === undefined ? line('report.missing') : quantityOf(reading),
      };
    });
  const value = `redo-${about.month}-${about.kind}`;
  return [
    {
      view: 'card',
      title: line('report.old-title'),
      rows: rows.slice(0, 10),
      note: explainButton(data),
      choices: [{ id: buttonId({ flow: 'report', askId }, 'redo', value), label: line('report.redo') }],
    },
  ];
}

/** Opens the figure that an old button was about. */
export function redo(here: ReportHere, value: string, facts: Facts): Move<ReportHere> | null {
  const [, month = '', named = ''] = /^redo-(\d{4}-\d{2})-([a-z_]+)$/.exec(value) ?? [];
  const kind = facts.sites.flatMap((site) => site.energy).find((one) => one.kind === named)?.kind;
  if (kind === undefined) return null;
  const holders = facts.sites.filter((site) => site.energy.some((one) => one.kind === kind));
  const [only] = holders;
  const siteId = holders.length === 1 ? (only?.id ?? null) : null;
  const draft: Draft = { ...draftFor({ siteId: siteId ?? '', kind, month }), siteId };
  return goOn(here, [draft], { facts, reason: null });
}
