import { renderNote } from '../../adapters/slack/staff/note.ts';
import { codeOf } from '../../bot/errors.ts';
import type { SlackContent, SlackResult } from '../../bot/slack/desk.ts';
import { claimTraces, settleTrace, type Trace, type TraceOutcome } from '../../db/erasure/traces.ts';
import { type CarryOptions, say } from './act.ts';

const batchSize = 8;
const firstWaitMs = 30_000;
const longestWaitMs = 3_600_000;

/** What stands in place of what showed something of an erased firm. */
function instead(): SlackContent {
  return renderNote({ text: { key: 'thread.erased' }, to: [], calls: false }, say);
}

/** Takes out of Slack what is left there of firms that were erased. @returns whether there may be more to do at once */
export async function clearTraces(options: CarryOptions): Promise<boolean> {
  const { database, clock } = options.desk;
  const traces = await claimTraces(database, clock.now(), batchSize);
  for (const trace of traces) {
    const outcome = await clear(options, trace).catch(
      (error: unknown): TraceOutcome => laterOf(options, trace, codeOf(error)),
    );
    if (outcome.as === 'left')
      options.log.error('erasure-trace-left', { programme: trace.programmeId, code: outcome.code });
    await settleTrace(database, { trace, outcome, now: clock.now() });
  }
  return traces.length === batchSize;
}

function laterOf({ log }: CarryOptions, { programmeId, attempts }: Trace, code: string, asked?: number): TraceOutcome {
  log.warn('erasure-trace-later', { programme: programmeId, code });
  return { as: 'later', afterMs: asked ?? Math.min(longestWaitMs, firstWaitMs * 2 ** attempts) };
}

async function clear(options: CarryOptions, trace: Trace): Promise<TraceOutcome> {
  const account = await accountOf(options, trace.programmeId);
  if (account === null) return { as: 'left', code: 'programme-unknown' };
  const results = await removed(options, account, trace);
  return results.map((result) => judge(options, trace, result)).find(({ as }) => as !== 'passed') ?? { as: 'passed' };
}

function judge(options: CarryOptions, trace: Trace, result: SlackResult<object>): TraceOutcome {
  switch (result.result) {
    case 'sent':
      return { as: 'passed' };
    case 'later':
      return laterOf(options, trace, result.code, result.afterMs);
    case 'unknown':
      return laterOf(options, trace, result.code);
    case 'refused':
      return alreadyGone.has(result.code) ? { as: 'passed' } : { as: 'left', code: result.code };
  }
}

const alreadyGone: ReadonlySet<string> = new Set(['message-gone', 'thread-gone', 'file-gone']);

async function removed(
  { slack }: CarryOptions,
  account: string,
  { kind, channel, ts, fileIds }: Trace,
): Promise<readonly SlackResult<object>[]> {
  if (kind === 'thread') return [await slack.clearThread(account, { channel, ts, instead: instead() })];
  const results: SlackResult<object>[] = [];
  for (const file of fileIds) results.push(await slack.removeFile(account, file));
  results.push(await slack.update(account, { channel, ts, ...instead() }));
  return results;
}

async function accountOf({ desk, accountOf: named }: CarryOptions, programmeId: string): Promise<string | null> {
  const known = await desk.database.scoped(programmeId, (db) => desk.shelf.get(db, [programmeId]));
  const variable = known.get(programmeId)?.document.slack.tokenVariable;
  return variable === undefined ? null : (named(variable) ?? variable);
}
