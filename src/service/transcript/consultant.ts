import { z } from 'zod';
import type { SlackTwin } from '../../adapters/twin/slack-twin.ts';
import { type ActName, readAct } from '../../bot/desk/staff/acts.ts';
import { TranscriptError } from './parse.ts';

/** What a consultant does in a transcript: takes the newest case, or ends it after a telephone call. */
const acts = new Map<string, ActName>([
  ['引き受ける', 'claim'],
  ['電話で終える', 'resolve'],
]);

/** The consultant of a transcript, by what they do. @throws {TranscriptError} when there is no such act or case */
export type Consultant = (act: string) => Promise<void>;

const block = z.object({ elements: z.array(z.object({ action_id: z.string(), value: z.string().default('') })) });

/** Plays the first consultant of the workspace in the channel of the programme. */
export function consultantOf(slack: SlackTwin, channel: string, settle: () => Promise<void>): Consultant {
  return async (act) => {
    const person = slack.users().find(({ name }) => name === 'sato');
    const room = slack.channels().find(({ name }) => name === channel);
    const card = room?.messages().findLast(({ threadTs }) => threadTs === null);
    const buttons = (card?.blocks ?? []).flatMap((one) => block.safeParse(one).data?.elements ?? []);
    const button = buttons.find(({ value }) => readAct(value)?.act === acts.get(act));
    if (person === undefined || room === undefined || card === undefined || button === undefined)
      throw new TranscriptError(`no case on which a consultant could press: ${act}`);
    await person.press({ channel: room.id, ts: card.ts }, button.action_id);
    if (acts.get(act) !== 'resolve') return;
    await settle();
    await person.submit(person.modals().at(-1)?.id ?? '', { resolution: 'by-phone' });
  };
}
