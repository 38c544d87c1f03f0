import type { Metrics } from '../adapters/http/metrics.ts';
import type { Clock } from '../bot/ports.ts';
import type { SlackAnswer, SlackHappening, TakeHappening } from '../bot/slack/happening.ts';
import { writeText } from '../bot/text/write.ts';
import type { Database } from '../db/connection.ts';
import { seenFirst } from '../db/slack-seen.ts';

type DoorOptions = { readonly database: Database; readonly clock: Clock; readonly metrics: Metrics };

/** Takes what staff do on Slack. There is no desk yet: each thing is counted, once, and a command is answered. */
export function createSlackDoor({ database, clock, metrics }: DoorOptions): TakeHappening {
  return async (happening) => {
    const { account: channel, keys, kind } = happening;
    const isNew = await database.queues((db) => seenFirst(db, { channel, keys, now: clock.now() }));
    if (isNew) metrics.slackHappenings.inc({ kind });
    return answerTo(happening);
  };
}

function answerTo({ kind }: SlackHappening): SlackAnswer {
  if (kind !== 'command') return { answer: 'nothing' };
  return { answer: 'text', text: writeText({ key: 'common.slack-command' }, 'ja') };
}
