import { findProgramme } from '../../db/repositories/programmes.ts';
import type { Version } from '../../engine/report/version.ts';
import type { ReportDesk, ReportOrder } from '../../service/report/desk.ts';
import { makeVersions, type Step } from '../../service/report/run.ts';
import { approveVersion, standingOf } from '../../service/report/states.ts';
import { takeIntoFolder } from '../../service/report/take.ts';
import type { CommandContext } from '../command.ts';
import { withReports } from './desk.ts';
import type { Order } from './order.ts';
import { createProgress, untilInterrupted } from './progress.ts';
import { problemText } from './words.ts';

/** Makes the reports of an order and puts their files into the folder; what was made before is not made again. */
export function makeReports(context: CommandContext, order: Order): Promise<number> {
  return untilInterrupted((isInterrupted) =>
    withReports(context, async (desk) => {
      const programme = await findProgramme(desk.database, order.programme);
      const { kind, period, locale: language, business, by } = order;
      const wanted: ReportOrder = { programme, kind, period, language, business, by };
      return makeEach({ ...context, desk, order, wanted, isInterrupted });
    }),
  );
}

type Work = Pick<CommandContext, 'terminal'> & {
  readonly desk: ReportDesk;
  readonly order: Order;
  readonly wanted: ReportOrder;
  readonly isInterrupted: () => boolean;
};

async function makeEach(work: Work): Promise<number> {
  const tell = createProgress(work.terminal);
  const steps = makeVersions(work.desk, work.wanted);
  let exit = 0;
  let next = await steps.next();
  while (next.done !== true) {
    if (!(await handOver(work, next.value))) exit = 1;
    tell(next.value.done, next.value.total);
    if (isStopped(work, next.value)) return stoppedCode;
    next = await steps.next();
  }
  return next.value === null ? exit : unknownFirm(work);
}

/** As shells tell of Ctrl-C. */
const stoppedCode = 130;

function isStopped({ terminal, isInterrupted }: Work, { done, total }: Step): boolean {
  if (done === total || !isInterrupted()) return false;
  terminal.err(`stopped at ${done} of ${total}; the same command goes on from here`);
  return true;
}

async function handOver({ terminal, desk, order, wanted }: Work, { version }: Step): Promise<boolean> {
  const { programme } = wanted;
  const state = order.approve === null ? version : await approved(desk, { programme, version }, order.approve);
  if ('refused' in state) {
    for (const line of problemText(state)) terminal.err(line);
    return false;
  }
  if (state.state === 'draft')
    for (const lack of (await standingOf(desk, { programme, version })).lacks) terminal.err(`missing: ${lack}`);
  const { format, out, by } = order;
  const taken = { programmeId: programme.id, version: state, format, by, how: 'folder' } as const;
  const written = await takeIntoFolder(desk, taken, out);
  if (written !== null) terminal.out(written.path);
  return true;
}

type Approval = Awaited<ReturnType<typeof approveVersion>>;

/** Nobody approves what has been approved. */
async function approved(
  desk: ReportDesk,
  found: { readonly programme: ReportOrder['programme']; readonly version: Version },
  by: string,
): Promise<Approval> {
  return found.version.state === 'draft' ? approveVersion(desk, found, by) : found.version;
}

function unknownFirm({ terminal, order: { business, programme } }: Work): number {
  const which = business === null ? 'no business yet' : `no business ${business}`;
  terminal.err(`error: business-unknown: ${which}; see: business list --programme ${programme}`);
  return 1;
}
