import { parseArgs } from 'node:util';
import { type BesideLine, listBeside } from '../db/disclosure/beside.ts';
import { checkChain, type DisclosureRow } from '../db/disclosure/chain.ts';
import { listDisclosures } from '../db/disclosure/ledger.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = { programme: text, head: text, all: flag, json: flag } as const;

/** The ledger of what left, came in or was destroyed. */
export const ledger: Command = {
  name: 'ledger',
  summary: 'what left the installation, came in or was destroyed: who, when, what for, approved by whom; chained',
  usage: `usage: hakaru ledger list --programme CODE [--all] [--json]
       hakaru ledger verify --programme CODE [--head HASH]

list: one line for each export, copy of an owner, import and erasure. --all: beside them looks of staff at firms,
reports that were taken out, and the steps of erasures, which are kept elsewhere and are not chained.
verify: goes over the chain; exit code 1 when a row was changed or is missing, with the first such place. That the
last rows are gone shows only against a hash noted earlier: verify prints the newest one, --head looks for it.`,
  run: async (context) => {
    const { values, positionals } = parseArgs({ args: [...context.args], options, allowPositionals: true });
    const { programme: code, head } = values;
    const [action] = positionals;
    if (code === undefined) throw new UsageError('--programme is missing');
    if (action === 'list') return list(context, code, { all: values.all === true, json: values.json === true });
    if (action !== 'verify') throw new UsageError('ledger list or verify');
    if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) throw new UsageError('--head: 64 letters 0-9 a-f');
    return verify(context, code, head);
  },
};

type Listing = { readonly all: boolean; readonly json: boolean };

async function list(context: CommandContext, code: string, { all, json }: Listing): Promise<number> {
  const { rows, beside } = await withStorage(context, async ({ database }) => {
    const { id } = await findProgramme(database, code);
    return { rows: await listDisclosures(database, id), beside: all ? await listBeside(database, id) : [] };
  });
  const lines = json
    ? [JSON.stringify(all ? { chained: rows, beside } : rows)]
    : [...rows.map(rowLine), ...beside.map(besideLine)];
  for (const line of lines) context.terminal.out(line);
  return 0;
}

function rowLine({ seq, at, what, by, purpose, approver, recipient, subject, id }: DisclosureRow): string {
  return [seq, at, what, by, purpose, approver ?? '-', recipient ?? '-', subject.file ?? '-', id].join('\t');
}

/** In the same columns, without a place in the chain. */
function besideLine({ at, what, by, firm, why }: BesideLine): string {
  return ['-', at, what, by ?? '-', why, '-', firm === null ? '-' : `firm ${firm}`, '-', '-'].join('\t');
}

async function verify(context: CommandContext, code: string, head: string | undefined): Promise<number> {
  const state = await withStorage(context, async ({ database }) => {
    const { id } = await findProgramme(database, code);
    return checkChain(id, await listDisclosures(database, id), head);
  });
  context.terminal.out(JSON.stringify(state));
  if (state.whole) return 0;
  context.terminal.err(`error: ledger-broken: ${state.why} at row ${state.seq}; compare with the newest backup`);
  return 1;
}
