import type { InviteFacts, ProgrammeFacts } from '../../facts.ts';
import type { MessageView } from '../../message.ts';
import type { Asked } from '../question.ts';
import { askText } from '../question.ts';
import { line, type Moment, type Move, type Said } from '../talk.ts';
import { readInviteCode } from './invite-code.ts';
import type { JoiningHere } from './state.ts';

/** The question for the invitation code. */
export function askCode(): Asked {
  return askText('code', line('joining.ask-code'));
}

/** The same after a refusal: the code opens the door again. */
export function askCodeAgain(): Asked {
  return askText('code', line('joining.ask-code-again'));
}

const closedDoors = {
  unknown: 'joining.code-unknown',
  'used-up': 'joining.code-used-up',
  expired: 'joining.code-expired',
  closed: 'joining.code-closed',
} as const satisfies Readonly<Record<Exclude<InviteFacts['state'], 'open'>, string>>;

/** Reads the code. A good one enters the programme and leads to its first consent. */
export function answerCode(said: Said, { facts }: Moment): Move<JoiningHere> {
  if (said.by !== 'text' || readInviteCode(said.text) === null) return { miss: line('joining.not-a-code') };
  const invite = facts.invite ?? { state: 'unknown' };
  if (invite.state !== 'open') return { miss: line(closedDoors[invite.state]) };
  const { inviteId, programme, place } = invite;
  return {
    to: { at: 'consent', inviteId, given: [], ...(place === undefined ? {} : { place }) },
    effects: [{ do: 'enter-programme', inviteId, programmeId: programme.id }],
    lead: [introduce(programme)],
  };
}

function introduce({ name, client, operator, term }: ProgrammeFacts): MessageView {
  return {
    view: 'card',
    title: { words: name },
    rows: [
      { label: line('joining.client'), value: { words: client } },
      { label: line('joining.operator'), value: { words: operator } },
      { label: line('joining.term'), value: line('joining.term-value', { term: { as: 'period', ...term } }) },
    ],
    note: line('joining.who-sees', { client, operator }),
  };
}
