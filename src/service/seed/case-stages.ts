import type { DeskEvent } from '../../bot/desk/consultation/event.ts';
import type { DeskState } from '../../bot/desk/consultation/state.ts';
import type { BusinessHours } from '../../engine/business-time/hours.ts';
import { addBusinessMinutes } from '../../engine/business-time/reckon.ts';
import { type Chance, seedId } from './chance.ts';
import { momentOn } from './firm.ts';
import type { Talk } from './talks.ts';
import type { KeyedFirm } from './write-firms.ts';

/** Something that happens in a conversation with the desk. The event may depend on where the desk stands by then. */
export type DeskAct = {
  readonly at: string;
  readonly firm: KeyedFirm;
  readonly words: string | null;
  readonly event: (state: DeskState) => DeskEvent;
};

/** A consultation with who takes part. */
export type Playing = {
  readonly firm: KeyedFirm;
  readonly id: string;
  readonly talk: Talk;
  readonly staff: string;
  readonly chance: Chance;
  readonly hours: BusinessHours;
  /** Answered by telephone or on a visit. */
  readonly outside: boolean;
  /** Begun in the morning, so that somebody can have taken it by the evening. */
  readonly early: boolean;
};

/** Each stage happens whole or not at all: asked, taken, answered, gone on, given back. */
export function stagesOf(playing: Playing, day: string): readonly (readonly DeskAct[])[] {
  const { talk, chance, hours } = playing;
  const asked = momentOn(day, playing.early ? 610 : chance.is(0.75) ? chance.int(600, 1000) : chance.int(1080, 1300));
  const wait = talk.reason === 'staff' ? 1 : Math.ceil(120 * chance.next() ** 2) + 1;
  const taken = addBusinessMinutes(asked, wait, hours);
  const answered = addBusinessMinutes(taken, chance.int(4, 90), hours);
  const begun = beginning(playing, asked, taken);
  if (playing.outside) return [...begun, ending(playing, answered, chance.pick(['by-phone', 'by-visit']))];
  const said = sending(playing, { number: 0, at: answered, words: talk.answer, asks: talk.more !== null });
  const heard = addBusinessMinutes(answered, chance.int(15, 400), hours);
  const more = talk.more === null ? [] : [moreOf(playing, heard, talk.more)];
  const last = more.flat().at(-1)?.at ?? said.at(-1)?.at ?? answered;
  return [...begun, said, ...more, ending(playing, addBusinessMinutes(last, chance.int(5, 120), hours), 'answered')];
}

function beginning({ id, talk, staff, firm }: Playing, asked: string, taken: string): readonly (readonly DeskAct[])[] {
  const { reason, question } = talk;
  const by = reason === 'staff' ? staff : null;
  const words = reason === 'staff' ? null : question;
  return [
    [{ at: asked, firm, words, event: () => ({ kind: 'requested', consultationId: id, reason, position: null, by }) }],
    [
      {
        ...{ at: taken, firm, words: null },
        event: ({ revision: seen }) => ({ kind: 'claim', by: staff, consultationId: id, seen }),
      },
    ],
  ];
}

function ending(
  { id, staff: by, firm }: Playing,
  at: string,
  how: 'answered' | 'by-phone' | 'by-visit',
): readonly DeskAct[] {
  const on = { by, consultationId: id };
  return [
    { at, firm, words: null, event: () => ({ kind: 'resolve', ...on, resolution: how }) },
    { at: seconds(at, 3), firm, words: null, event: () => ({ kind: 'returned', consultationId: id }) },
  ];
}

function moreOf(playing: Playing, at: string, words: string): readonly DeskAct[] {
  const { id, talk, firm, chance, hours } = playing;
  const messageId = `seed-${id}-1`;
  const heard: DeskAct = { at, firm, words, event: () => ({ kind: 'owner-wrote', messageId, danger: false }) };
  const closing = talk.closing ?? talk.answer;
  const replied = addBusinessMinutes(at, chance.int(3, 60), hours);
  return [heard, ...sending(playing, { number: 1, at: replied, words: closing, asks: false })];
}

type Sent = { readonly number: number; readonly at: string; readonly words: string; readonly asks: boolean };

/** A draft, confirmed, not taken back, and arrived. */
function sending({ id, staff: by, firm }: Playing, { number, at, words, asks }: Sent): readonly DeskAct[] {
  const sendId = seedId(id, 'send', number);
  const on = { by, consultationId: id, sendId };
  const undo = (state: DeskState): DeskEvent => {
    const due = state.timers.find(({ name, about }) => name === 'undo' && about === sendId)?.due ?? '';
    return { kind: 'timer-fired', name: 'undo', about: sendId, due };
  };
  return [
    { at, firm, words, event: () => ({ kind: 'send-asked', ...on, asks, findings: [] }) },
    { at: seconds(at, 40), firm, words: null, event: () => ({ kind: 'send-confirmed', ...on, confirmed: [] }) },
    { at: seconds(at, 50), firm, words: null, event: undo },
    { at: seconds(at, 52), firm, words: null, event: () => ({ kind: 'sent', sendId }) },
  ];
}

function seconds(at: string, count: number): string {
  return new Date(Date.parse(at) + count * 1000).toISOString();
}
