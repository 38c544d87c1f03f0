import { parseArgs } from 'node:util';
import type { Database } from '../db/connection.ts';
import {
  approveErasure,
  type ErasureProblem,
  executeErasure,
  readErasures,
  requestErasure,
} from '../db/erasure/steps.ts';
import { programmeOfBusiness } from '../db/repositories/businesses.ts';
import { listProgrammes } from '../db/repositories/programmes.ts';
import { fail, type Result } from '../engine/result.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

type Values = { readonly [name: string]: string | undefined };
type Book = { readonly database: Database; readonly programmeId: string };
type Step = (book: Book) => Promise<Result<string, ErasureProblem>>;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Erases a firm: on application, with somebody else's approval, and with a record of what went. */
export const erase: Command = {
  name: 'erase',
  summary: "erases a firm's data for good: on application and approval, with a record",
  usage: `usage: hakaru erase request --business ID --reason TEXT --by NAME
       hakaru erase approve --request ID --approver NAME
       hakaru erase execute --request ID
       hakaru erase --business ID --reason TEXT --approver NAME      all three at once
       hakaru erase status [--request ID | --programme CODE]

Destroys the firm's keys, figures, words, pictures and places; backups lose what was sealed once they hold the
destroyed keys. Left are its number, the fact of its consents, and of its cases times, codes and people in charge.
What stands in Slack is deleted by the running service; status says what is still open. Who approves is not who asked.
Answers with JSON; recordId names the deletion record.`,
  run: async (context) => {
    const { values, positionals } = parseArgs({
      args: [...context.args],
      allowPositionals: true,
      options: {
        business: { type: 'string' },
        reason: { type: 'string' },
        by: { type: 'string' },
        approver: { type: 'string' },
        request: { type: 'string' },
        programme: { type: 'string' },
      },
    });
    const act = actions[positionals[0] ?? 'all'];
    if (act === undefined) throw new UsageError('erase request, approve, execute, status, or all at once');
    return act(context, values);
  },
};

const actions: Readonly<Record<string, (context: CommandContext, values: Values) => Promise<number>>> = {
  request: (context, values) => {
    const asked = { businessId: idOf(values, 'business'), reason: text(values, 'reason'), by: text(values, 'by') };
    return ofBusiness(context, asked.businessId, (book) => requestErasure(book, asked, new Date()));
  },
  approve: (context, values) => {
    const given = { id: idOf(values, 'request'), approver: text(values, 'approver') };
    return ofRequest(context, given.id, (book) => approveErasure(book, given, new Date()));
  },
  execute: (context, values) => {
    const id = idOf(values, 'request');
    return ofRequest(context, id, (book) => executeErasure(book, id, new Date()));
  },
  all: (context, values) => {
    const asked = { businessId: idOf(values, 'business'), reason: text(values, 'reason'), by: null };
    const approver = text(values, 'approver');
    return ofBusiness(context, asked.businessId, (book) => allAtOnce(book, asked, approver));
  },
  status: async (context, { request, programme }) => {
    if (request !== undefined)
      return ofRequest(context, idOf({ request }, 'request'), async () => ({ ok: true, value: request }));
    const records = await withStorage(context, async ({ database }) => {
      const programmes = await listProgrammes(database);
      const wanted = programmes.filter(({ code }) => programme === undefined || code === programme);
      return (await Promise.all(wanted.map(({ id }) => readErasures({ database, programmeId: id })))).flat();
    });
    context.terminal.out(JSON.stringify(records));
    return 0;
  },
};

/** Takes up an application that is there already, and a run that ended in the middle. */
async function allAtOnce(
  book: Book,
  asked: { readonly businessId: string; readonly reason: string; readonly by: null },
  approver: string,
): Promise<Result<string, ErasureProblem>> {
  const requested = await requestErasure(book, asked, new Date());
  const id = requested.ok ? requested.value : await openRecord(book, asked.businessId);
  if (id === null) return requested;
  const approved = await approveErasure(book, { id, approver }, new Date());
  if (!approved.ok && approved.problem !== 'erasure-approved') return approved;
  return executeErasure(book, id, new Date());
}

async function openRecord(book: Book, businessId: string): Promise<string | null> {
  const records = await readErasures(book);
  return records.find((one) => one.businessId === businessId && one.state !== 'done')?.recordId ?? null;
}

const nextSteps: Readonly<Record<ErasureProblem, string>> = {
  'business-unknown': 'no such business; see: business list --programme CODE',
  'erasure-exists': 'an application is open already; see: erase status',
  'erasure-unknown': 'no such application; see: erase status',
  'erasure-not-approved': 'not approved yet; next: erase approve --request ID --approver NAME',
  'erasure-approved': 'approved already; next: erase execute --request ID',
  'erasure-same-person': 'who asked cannot approve; somebody else has to',
  'erasure-done': 'erased already; see: erase status',
};

type Found = (database: Database) => Promise<string | null>;

const ofBusiness = (context: CommandContext, businessId: string, step: Step): Promise<number> =>
  answer(context, { find: (database) => findByBusiness(database, businessId), lost: 'business-unknown' }, step);

const ofRequest = (context: CommandContext, id: string, step: Step): Promise<number> =>
  answer(context, { find: (database) => findByRequest(database, id), lost: 'erasure-unknown' }, step);

async function findByBusiness(database: Database, businessId: string): Promise<string | null> {
  const programmes = await listProgrammes(database);
  const ids = programmes.map(({ id }) => id);
  return programmeOfBusiness(database, ids, businessId);
}

async function findByRequest(database: Database, id: string): Promise<string | null> {
  for (const { id: programmeId } of await listProgrammes(database))
    if ((await readErasures({ database, programmeId }, id)).length > 0) return programmeId;
  return null;
}

async function answer(
  context: CommandContext,
  { find, lost }: { readonly find: Found; readonly lost: ErasureProblem },
  step: Step,
): Promise<number> {
  return withStorage(context, async ({ database }) => {
    const programmeId = await find(database);
    const book = programmeId === null ? null : { database, programmeId };
    const done: Result<string, ErasureProblem> = book === null ? fail(lost) : await step(book);
    if (book === null || !done.ok) return refuse(context, done.ok ? lost : done.problem);
    const [record] = await readErasures(book, done.value);
    context.terminal.out(JSON.stringify(record));
    return 0;
  });
}

function refuse({ terminal }: CommandContext, problem: ErasureProblem): number {
  terminal.err(`error: ${problem}: ${nextSteps[problem]}`);
  return 1;
}

function text(values: Values, name: string): string {
  const given = values[name]?.trim() ?? '';
  if (given === '') throw new UsageError(`--${name} is missing`);
  if (given.length > 200) throw new UsageError(`--${name} is longer than 200 characters`);
  return given;
}

function idOf(values: Values, name: string): string {
  const given = values[name] ?? '';
  if (!uuid.test(given)) throw new UsageError(`--${name}: not an id: ${given}`);
  return given;
}
