import type { Period } from '../../engine/period.ts';
import { asideChoice } from '../flows/aside/aside.ts';
import type { MessageView, Text } from '../message.ts';

/** What an owner hears when the firm's report was released. The button brings a link that holds for an hour. */
export function reportReady({ from, to }: Period): MessageView {
  return {
    view: 'card',
    title: { key: 'page.report-ready' },
    rows: [{ label: { key: 'page.report-months' }, value: spanOf({ from, to }) }],
    note: { key: 'page.report-how' },
    choices: [asideChoice({ key: 'page.open' }, 'page')],
    aside: true,
  };
}

/** Months from and to in a sentence of their own. */
export function spanOf({ from, to }: Period): Text {
  if (from === to) return { key: 'report.month', params: { month: { as: 'month', month: from } } };
  return { key: 'reporting.span', params: { from: { as: 'month', month: from }, to: { as: 'month', month: to } } };
}
