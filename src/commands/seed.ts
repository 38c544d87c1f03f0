import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ConfigError } from '../bot/errors.ts';
import type { ProgrammeDocument } from '../bot/programme/document.ts';
import { isDay } from '../engine/period.ts';
import { dayInJapan } from '../service/day.ts';
import { type SeedMade, seedProgramme } from '../service/seed/seed.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { readProgrammeFile } from './programme.ts';
import { withStorage } from './with-storage.ts';

const examples = fileURLToPath(new URL('../../programmes/', import.meta.url));

/** How many firms such a programme has, and how many months are collected. */
const sizes: Readonly<Record<string, { readonly firms: number; readonly months: number }>> = {
  'saitama-visualise': { firms: 200, months: 30 },
  'supply-chain-facilities': { firms: 400, months: 30 },
};
const usual = { firms: 30, months: 30 };

/** Example programmes with made-up firms, to be looked at and tested with. */
export const seed: Command = {
  name: 'seed',
  summary: 'fills the example programmes with made-up firms and figures',
  usage: `usage: hakaru seed [--programme CODE | --all] [--today YYYY-MM-DD] [--firms N] [--seed N] [--json]

The programmes are those of programmes/. A term that is over, or has not begun, is moved by whole years so that it
runs on --today (default: today). Everything is made up and says so in its name. A second run adds nothing. Refused
in production, and for a programme that has firms of its own.`,
  run: async (context) => {
    const order = orderOf(context.args);
    if (context.config().environment === 'production')
      throw new ConfigError('seed-refused', ['NODE_ENV is production; made-up firms have no place there']);
    const documents = await documentsOf(order.programme);
    await withStorage(context, async (storage) => {
      for (const document of documents) {
        const size = sizes[document.code] ?? usual;
        const { today, seed: number } = order;
        const wanted = { document, today, seed: number, months: size.months, firms: order.firms ?? size.firms };
        const begun = performance.now();
        const made = await seedProgramme(storage, wanted);
        print(context, made, { json: order.json, seconds: (performance.now() - begun) / 1000 });
      }
    });
    return 0;
  },
};

function orderOf(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ programme: { type: 'string' }, all: { type: 'boolean' }, today: { type: 'string' } },
      ...{
        firms: { type: 'string' },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    },
  });
  if (values.programme !== undefined && values.all === true) throw new UsageError('--programme or --all, not both');
  const today = values.today ?? dayInJapan(new Date());
  if (!isDay(today)) throw new UsageError('--today: a day as YYYY-MM-DD');
  const firms = values.firms === undefined ? null : whole(values.firms, '--firms', 1, 2000);
  return {
    programme: values.programme ?? null,
    today,
    firms,
    seed: whole(values.seed, '--seed', 0, 1e9),
    json: values.json,
  };
}

function whole(text: string, name: string, ...[from, to]: readonly [number, number]): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < from || number > to)
    throw new UsageError(`${name}: a whole number from ${from} to ${to}`);
  return number;
}

async function documentsOf(code: string | null): Promise<readonly ProgrammeDocument[]> {
  const files = (await readdir(examples)).filter((name) => name.endsWith('.yaml')).toSorted();
  const all = await Promise.all(files.map((name) => readProgrammeFile(`${examples}${name}`)));
  const wanted = code === null ? all : all.filter((one) => one.code === code);
  if (wanted.length > 0) return wanted;
  throw new UsageError(`--programme: one of ${all.map((one) => one.code).join(', ')}`);
}

function print(
  { terminal }: CommandContext,
  made: SeedMade,
  { json, seconds }: { json: boolean; seconds: number },
): void {
  if (json) {
    terminal.out(JSON.stringify(made));
    return;
  }
  const moved = made.years === 0 ? '' : ` (moved by ${made.years} years)`;
  const term = `${made.term.from}..${made.term.to}${moved}`;
  const what = made.added
    ? `${made.firms} firms, ${made.readings} rows of the ledger, ${made.cases} consultations`
    : 'was there already; nothing added';
  terminal.out(`${made.code}\t${term}\t${what}`);
  terminal.err(`${made.code}: ${seconds.toFixed(1)} s`);
}
