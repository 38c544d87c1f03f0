import { parseArgs } from 'node:util';
import { loadBillCounts } from '../db/repositories/bill-layouts.ts';
import { listDestroyedPictures } from '../db/repositories/media.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { type LayoutRates, layoutRates, papersIn } from '../engine/bill/learnt/rates.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

/** How well the bills of each supplier are read. */
export const bills: Command = {
  name: 'bills',
  summary: 'how the photographed bills of each supplier were read, and what owners made of it',
  usage: `usage: hakaru bills --programme CODE [--destroyed] [--json]

one line for a supplier, kind and month, and one for all months: read surely, asked about, turned away; and of the figures
that were stored: as read, chosen among those offered, typed, of these not on the paper, corrected later. Shares are given
from three on. A supplier that is in no public list appears as unlisted-…, as its name is not kept.

--destroyed: the pictures that are no more, when they went and why. Rows of the ledger name them as their vouchers.`,
  run: async (context) => {
    const options = {
      programme: { type: 'string' },
      destroyed: { type: 'boolean' },
      json: { type: 'boolean' },
    } as const;
    const { values } = parseArgs({ args: [...context.args], options });
    const { programme: code } = values;
    if (code === undefined) throw new UsageError('bills --programme CODE');
    if (values.destroyed) return listDestroyed(context, code, values.json === true);
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

async function listDestroyed(context: CommandContext, code: string, asJson: boolean): Promise<number> {
  const gone = await withStorage(context, async ({ database }) => {
    const programme = await findProgramme(database, code);
    return listDestroyedPictures(database, programme.id);
  });
  if (asJson) context.terminal.out(JSON.stringify(gone));
  else for (const { id, reason, at } of gone) context.terminal.out([at, reason, id].join('\t'));
  return 0;
}

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
