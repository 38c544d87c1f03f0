import type { Facts, SiteFacts } from '../../facts.ts';
import type { CardRow, MessageView, Text, Words } from '../../message.ts';
import { type Asked, askText, option } from '../question.ts';
import { line, type Move, type Said } from '../talk.ts';
import { industryName, industryOf } from './industries.ts';
import type { JoiningHere } from './state.ts';

/** Whether there are further sites. */
export function askMoreSites(): Asked {
  return askText('more-sites', line('joining.ask-more-sites'), [option.no, option.yes]);
}

/** Goes on to the next site, or shows what was registered and begins to report. */
export function answerMoreSites(said: Said, facts: Facts): Move<JoiningHere> {
  if (said.by !== 'option') return { miss: line('common.yes-or-no') };
  if (said.value === 'yes') return { to: { at: 'site-name' } };
  return { goto: 'report', lead: [recapCard(facts)] };
}

const open: Text = line('joining.not-given');

function shown(value: string | null): Text | Words {
  return value === null ? open : { words: value };
}

/** Everything that was registered, with what was left open. */
export function recapCard({ business, sites, locale }: Facts): MessageView {
  const industry = industryOf(business?.industryCode ?? '');
  const employees = business?.employees ?? null;
  const area = business?.floorAreaM2 ?? null;
  const rows: readonly CardRow[] = [
    { label: line('joining.row-name'), value: shown(business?.name ?? null) },
    { label: line('joining.row-municipality'), value: shown(business?.municipality ?? null) },
    { label: line('joining.row-industry'), value: shown(industry === null ? null : industryName(industry, locale)) },
    {
      label: line('joining.row-employees'),
      value: employees === null ? open : line('joining.people', { count: employees }),
    },
    {
      label: line('joining.row-floor'),
      value: area === null ? open : line('common.as-is', { words: { as: 'quantity', value: area, unit: 'm²' } }),
    },
    ...sites.slice(0, 10).map(siteRow),
  ];
  return { view: 'card', title: line('joining.recap-title'), rows, note: line('joining.recap-note') };
}

function siteRow({ name, energy }: SiteFacts): CardRow {
  const kinds = energy.map(({ kind }) => ({ as: 'kind', kind }) as const);
  return { label: { words: name }, value: line('common.as-is', { words: { as: 'list', items: kinds } }) };
}
