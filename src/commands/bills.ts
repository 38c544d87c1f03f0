import { parseArgs } from 'node:util';
import { loadBillCounts } from '../db/repositories/bill-layouts.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { type LayoutRates, layoutRates, papersIn } from '../engine/bill/learnt/rates.ts';
import { type Command, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

/** How well the bills of each supplier are read. */
export const bills: Command = {
  name: 'bills',
  summary: 'how the photographed bills of each supplier were read, and what owners made of it',
  usage: `usage: hakaru bills --programme CODE [--json]

one line for a supplier, kind and month, and one for all months: read surely, asked about, turned away; and of the figures
that were stored: as read, chosen among those offered, typed, of these not on the paper, corrected later. Shares are given
from three on. A supplier that is in no public list appears as unlisted-…, as its name is not kept.`,
  run: async (context) => {
    const options = { programme: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values } = parseArgs({ args: [...context.args], options });
    const { programme: code } = values;
    if (code === undefined) throw new UsageError('bills --programme CODE');
    const rows = await withStorage(context, async ({ database }) => {
      const programme = await findProgramme(database, code);
      return loadBillCounts(database, programme.id);
    });
    const rates = layoutRates(rows);
    if (values.json) context.terminal.out(JSON.stringify(rates));
    else for (const row of tableOf(rates)) context.terminal.out(row);
    return 0;
  },
};

const heads = ['supplier', 'kind', 'month', 'papers', 'ok', 'asked', 'turned away'] as const;
const headsOfConfirmed = ['as read', 'chosen', 'typed', 'not on paper', 'corrected'] as const;

function tableOf(rates: readonly LayoutRates[]): readonly string[] {
  const often = rates.filter(({ worthALook }) => worthALook);
  return [
    [...heads, ...headsOfConfirmed].join('\t'),
    ...rates.flatMap((one) => [lineOf(one, 'all', one.all), ...one.months.map((row) => lineOf(one, row.month, row))]),
    ...often.map(
      ({ supplier, kind, all }) => `worth a look: ${supplier} ${kind}: asked ${all.asked} of ${papersIn(all)}`,
    ),
  ];
}

function lineOf({ supplier, kind }: LayoutRates, month: string, counted: LayoutRates['all']): string {
  const { read, confirmed } = counted;
  return [
    supplier || '-',
    kind || '-',
    month,
    papersIn(counted),
    counts(counted.ok, read?.ok),
    counts(counted.asked, read?.asked),
    counts(counted.turnedAway, read?.turnedAway),
    counts(counted.asRead, confirmed?.asRead),
    counts(counted.chosen, confirmed?.chosen),
    counts(counted.typed, confirmed?.typed),
    counts(counted.notOnPaper, confirmed?.notOnPaper),
    counts(counted.corrected, confirmed?.corrected),
  ].join('\t');
}

function counts(count: number, share: number | undefined): string {
  return share === undefined ? String(count) : `${count} (${Math.round(share * 100)}%)`;
}
