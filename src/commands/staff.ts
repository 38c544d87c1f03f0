import { parseArgs } from 'node:util';
import { systemClock } from '../adapters/clock/system-clock.ts';
import { type StaffRole, staffRoles } from '../bot/desk/staff/standing.ts';
import { releaseGone } from '../db/desk/gone.ts';
import { addStaff, endStaff, listStaff, type StaffBook, type StaffLine, trainStaff } from '../db/desk/staff.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { isDay } from '../engine/period.ts';
import { deskOptions } from '../service/desk-options.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

const options = {
  programme: { type: 'string' },
  'slack-team': { type: 'string' },
  'slack-user': { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  'approved-by': { type: 'string' },
  'approved-on': { type: 'string' },
  'training-until': { type: 'string' },
  id: { type: 'string' },
  until: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Values = { readonly [name: string]: string | boolean | undefined };

/** Who works for a programme. */
export const staff: Command = {
  name: 'staff',
  summary: 'names the people who work for a programme, with approval and training; lists them, ends their access',
  usage: `usage: hakaru staff add --programme CODE --slack-team T… --slack-user U… --name NAME
                    --role consultant|official|operator --approved-by NAME --approved-on YYYY-MM-DD
                    [--training-until YYYY-MM-DD]
       hakaru staff list --programme CODE [--json]
       hakaru staff train --programme CODE --id ID --until YYYY-MM-DD
       hakaru staff end --programme CODE --id ID

Nobody acts before the day of approval, nor without a training that is valid today (Japan). Only consultants hold
cases; those of somebody whose work ends go back to the queue.`,
  run: async (context) => {
    const { values, positionals } = parseArgs({ args: [...context.args], allowPositionals: true, options });
    const act = actions[positionals[0] ?? ''];
    if (act === undefined) throw new UsageError('staff add, list, train or end');
    return act(context, values);
  },
};

const actions: Readonly<Record<string, (context: CommandContext, values: Values) => Promise<number>>> = {
  add: async (context, values) => {
    const added = {
      slackTeam: text(values, 'slack-team'),
      slackUser: text(values, 'slack-user'),
      name: text(values, 'name'),
      role: roleOf(text(values, 'role')),
      approvedBy: text(values, 'approved-by'),
      approvedOn: day(values, 'approved-on'),
      trainedUntil: values['training-until'] === undefined ? null : day(values, 'training-until'),
    };
    const id = await withBook(context, values, (book) => addStaff(book, added, new Date()));
    if (id === null) context.terminal.err('error: staff-exists: this person is named already; see: staff list');
    else context.terminal.out(id);
    return id === null ? 1 : 0;
  },
  list: async (context, values) => {
    const lines = await withBook(context, values, (book) => listStaff(book, new Date()));
    if (values['json'] === true) context.terminal.out(JSON.stringify(lines));
    else for (const line of lines) context.terminal.out(lineOf(line));
    return 0;
  },
  train: (context, values) => {
    const [id, until] = [idOf(values), day(values, 'until')];
    return change(context, values, (book) => trainStaff(book, id, until));
  },
  end: (context, values) => {
    const id = idOf(values);
    return change(context, values, async (book) => {
      if (!(await endStaff(book, id, new Date()))) return false;
      // What the person held waits for nobody.
      await releaseGone(deskOptions(book, systemClock), book.programmeId);
      return true;
    });
  },
};

function text(values: Values, name: string): string {
  const value = values[name];
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${name} is missing`);
  return value.trim();
}

function day(values: Values, name: string): string {
  const value = text(values, name);
  if (!isDay(value)) throw new UsageError(`--${name}: a day as YYYY-MM-DD`);
  return value;
}

function roleOf(value: string): StaffRole {
  const role = staffRoles.find((one) => one === value);
  if (role === undefined) throw new UsageError(`--role: ${staffRoles.join(', ')}`);
  return role;
}

function idOf(values: Values): string {
  const id = text(values, 'id');
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new UsageError(`not an id of staff: ${id}`);
  return id;
}

function withBook<T>(context: CommandContext, values: Values, work: (book: StaffBook) => Promise<T>): Promise<T> {
  const code = text(values, 'programme');
  return withStorage(context, async ({ database, vault }) => {
    const programme = await findProgramme(database, code);
    return work({ database, vault, programmeId: programme.id });
  });
}

async function change(
  context: CommandContext,
  values: Values,
  work: (book: StaffBook) => Promise<boolean>,
): Promise<number> {
  if (await withBook(context, values, work)) return 0;
  context.terminal.err('error: staff-unknown: nobody who works there has this id; see: staff list');
  return 1;
}

function lineOf({ name, role, refused, approvedBy, approvedOn, trainedUntil, id }: StaffLine): string {
  const approval = `${approvedOn} ${approvedBy ?? '-'}`;
  return [name ?? '-', role, refused ?? 'may-act', approval, trainedUntil ?? '-', id].join('\t');
}
