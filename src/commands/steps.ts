import { parseArgs } from 'node:util';
import { type StaffStep, type StepRefused, staffSteps } from '../bot/advice/staff-steps.ts';
import { listStaff } from '../db/desk/staff.ts';
import { findProgramme } from '../db/repositories/programmes.ts';
import { type FirmLine, recordStep, stepsOfFirms } from '../db/repositories/steps.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { withStorage } from './with-storage.ts';

const options = {
  programme: { type: 'string' },
  firm: { type: 'string' },
  by: { type: 'string' },
  approve: { type: 'boolean' },
  seminar: { type: 'boolean' },
  school: { type: 'boolean' },
  referred: { type: 'boolean' },
  undo: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** Where firms stand on their way, and what staff record of it. */
export const steps: Command = {
  name: 'steps',
  summary: 'where each firm stands on its way; approves invitations, records seminars, school and referrals',
  usage: `usage: hakaru steps --programme CODE [--json]
       hakaru steps --programme CODE --firm NUMBER --by STAFF-ID [--undo]
                    --approve | --seminar | --school | --referred

Without an act it lists: number, step, months, what waits for approval, what is recorded. --approve lets the invitation
that waits go out with the firm's next reply; --seminar and --school record that the firm took part; --referred that it
was referred to a bank, which needs the firm's own consent. --undo takes the record back. STAFF-ID: see staff list;
officials of the client record nothing.`,
  run: async (context) => {
    const { values } = parseArgs({ args: [...context.args], options });
    const acts = staffSteps.filter((step) => values[step] === true);
    const [act] = acts;
    if (values.programme === undefined) throw new UsageError('--programme is missing');
    if (acts.length > 1) throw new UsageError('one act at a time: --approve, --seminar, --school or --referred');
    return act === undefined ? list(context, values) : record(context, values, act);
  },
};

async function list(context: CommandContext, values: Values): Promise<number> {
  if (values.firm !== undefined || values.by !== undefined || values.undo === true)
    throw new UsageError('what? --approve, --seminar, --school or --referred');
  const lines = await withStorage(context, async ({ database, vault }) => {
    const { id: programmeId } = await findProgramme(database, values.programme ?? '');
    return stepsOfFirms({ database, vault, programmeId }, new Date());
  });
  for (const line of lines) context.terminal.out(values.json === true ? JSON.stringify(rowOf(line)) : lineOf(line));
  return 0;
}

function rowOf({ number, steps: { position, ...more } }: FirmLine) {
  return { firm: number, step: position.state, next: position.next, ...more };
}

function lineOf({ number, steps: { position, months, waits, ...more } }: FirmLine): string {
  const recorded = (['seminar', 'school', 'referralConsent', 'referred'] as const).filter((name) => more[name]);
  const approval = waits === null ? '-' : `waits:${waits}`;
  return [`firm ${number}`, position.state, `${months} months`, approval, recorded.join(',') || '-'].join('\t');
}

const why: Readonly<Record<StepRefused | 'unknown-firm', string>> = {
  role: 'officials of the client record nothing',
  known: 'it is recorded so already',
  'nothing-waits': 'no invitation waits for approval; see: steps',
  'not-ready': 'the firm’s months, CO2 and amount are not all there',
  'no-consent': 'the firm has not agreed to be referred; it is asked in the chat',
  'unknown-firm': 'the programme has no such firm',
};

async function record(context: CommandContext, values: Values, step: StaffStep): Promise<number> {
  const number = Number(values.firm ?? '');
  if (!Number.isInteger(number) || number < 1) throw new UsageError('--firm: the number of a firm');
  const by = values.by ?? '';
  if (!/^[0-9a-f-]{36}$/.test(by)) throw new UsageError('--by: the id of somebody of the staff; see: staff list');
  const order = { step, undo: values.undo === true };
  const refused = await withStorage(context, async ({ database, vault }) => {
    const { id: programmeId } = await findProgramme(database, values.programme ?? '');
    const book = { database, vault, programmeId };
    const now = new Date();
    const member = (await listStaff(book, now)).find(({ id }) => id === by);
    if (member === undefined || member.refused !== null) return 'staff';
    const firm = (await stepsOfFirms(book, now)).find((one) => one.number === number);
    if (firm === undefined) return 'unknown-firm';
    return recordStep(book, { businessId: firm.businessId, order: { ...order, by, role: member.role }, now });
  });
  if (refused === null) return 0;
  const said = refused === 'staff' ? 'nobody who may act today has this id; see: staff list' : why[refused];
  context.terminal.err(`error: step-${refused}: ${said}`);
  return 1;
}
