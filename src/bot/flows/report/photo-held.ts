import { addDays } from '../../../engine/period.ts';
import type { RecordEffect } from '../../effect.ts';
import type { Facts } from '../../facts.ts';
import type { MessageView } from '../../message.ts';
import { asideChoice, readAside } from '../aside/aside.ts';
import { line, type Moment, type Move, sayText } from '../talk.ts';
import type { Kept } from './photo-drafts.ts';
import { type HeldPhoto, heldPhoto, mostHeld } from './photo-held-state.ts';
import { photoSent } from './photo-queue.ts';
import { bringsFigures, photoRead } from './photos.ts';
import { emptyMemory, type ReportHere } from './state.ts';

const fallbackDays = 30;
const verb = 'held-photos';

/**
 * A photograph was read. One that was sent to the person who has the floor waits, unless it brings nothing new; every
 * other one has its turn at once.
 */
export function takePhoto(here: ReportHere, event: Kept, moment: Moment): Move<ReportHere> {
  if (event.relay !== 'only') return photoRead(here, event, moment);
  const heard: RecordEffect = { do: 'photo-heard', messageId: event.messageId };
  const move = moment.facts.personSpeaks === true ? hold(here, event, moment) : photoRead(here, event, moment);
  if (move === null) return { quiet: here };
  return 'to' in move || 'quiet' in move ? { ...move, effects: [...(move.effects ?? []), heard] } : move;
}

/** Null: there is no room for it. */
function hold(here: ReportHere, event: Kept, moment: Moment): Move<ReportHere> | null {
  const { messageId, mediaId, bill, strips, others = [] } = event;
  const known = waiting(here, moment.facts);
  const isThere = known.some((one) => one.messageId === messageId);
  if (isThere || !isNew(event, known, moment)) return { quiet: here };
  const until = addDays(moment.facts.today, moment.facts.programme?.pictureDays ?? fallbackDays);
  const read = heldPhoto.safeParse({ messageId, mediaId, bill, strips, others, until });
  if (!read.success || known.length >= mostHeld) return null;
  return { quiet: withHeld(here, [...known, read.data]) };
}

/**
 * Whether it is another bill than those that wait. What is in hand or registered is looked at when they are offered: until
 * then it may have changed.
 */
function isNew(event: Kept, known: readonly HeldPhoto[], moment: Moment): boolean {
  const facts = { ...moment.facts, readings: [] };
  return bringsFigures(feed({ at: 'idle', memory: emptyMemory }, known, { ...moment, facts }).to, event, facts);
}

/** Those whose pictures are still kept. */
function waiting({ memory: { held } }: ReportHere, { today }: Facts): HeldPhoto[] {
  return held.filter(({ until }) => until > today);
}

function withHeld<H extends ReportHere>(here: H, held: HeldPhoto[]): H {
  return { ...here, memory: { ...here.memory, held } };
}

type Fed = {
  readonly to: ReportHere;
  readonly lead: readonly MessageView[];
  readonly effects: readonly RecordEffect[];
  /** Those that bring something: what staff have registered meanwhile does not. */
  readonly taken: readonly HeldPhoto[];
};

/** The photographs one after the other, as if they were sent now, in the order in which they came. */
function feed(here: ReportHere, ones: readonly HeldPhoto[], moment: Moment): Fed {
  const set = { id: `held-${moment.nextAsk}`, total: null };
  let fed: Fed = { to: withHeld(here, []), lead: [], effects: [], taken: [] };
  for (const [index, { until: _, ...one }] of ones.entries()) {
    const event: Kept = { ...moment.event, kind: 'photo-kept', ...one };
    if (!bringsFigures(fed.to, event, moment.facts)) continue;
    const sent = photoSent(fed.to, {
      ...moment.event,
      kind: 'photo',
      messageId: one.messageId,
      set: { ...set, index },
    });
    fed = {
      ...joined(fed, photoRead(sent, event, moment), sent),
      taken: [...fed.taken, ...ones.slice(index, index + 1)],
    };
  }
  return fed;
}

function joined(fed: Fed, move: Move<ReportHere>, sent: ReportHere): Fed {
  if (!('to' in move) && !('quiet' in move)) return { ...fed, to: sent };
  const effects = [...fed.effects, ...(move.effects ?? [])];
  if ('quiet' in move) return { ...fed, to: move.quiet, effects };
  const said = new Set(fed.lead.map((view) => JSON.stringify(view)));
  const fresh = (move.lead ?? []).filter((view) => !said.has(JSON.stringify(view)));
  return { ...fed, to: move.to, lead: [...fed.lead, ...fresh], effects };
}

/** Says how many photographs wait, and offers to begin with them; nothing where none does. */
export function offerHeld(here: ReportHere, moment: Moment): readonly MessageView[] {
  const { taken } = feed(here, waiting(here, moment.facts), moment);
  const [until] = taken.map((one) => one.until).toSorted();
  if (until === undefined) return [];
  const day = { as: 'day', day: addDays(until, -1) } as const;
  return [
    {
      view: 'card',
      title: line('photo.held-title'),
      lead: line('photo.held', { count: taken.length }),
      rows: [],
      note: line('photo.held-until', { day }),
      choices: [
        asideChoice(line('photo.held-start'), verb, 'start'),
        asideChoice(line('photo.held-put-off'), verb, 'later'),
      ],
      aside: true,
    },
  ];
}

/** What a button of the offer does, on any day; null for every other button. */
export function pressHeld(here: ReportHere, data: string, moment: Moment): Move<ReportHere> | null {
  const button = readAside(data);
  if (button?.verb !== verb) return null;
  const known = waiting(here, moment.facts);
  if (button.args[0] === 'later') return { aside: sayText(line('photo.held-later')) };
  const { to, lead, effects, taken } = feed(here, known, moment);
  if (taken.length === 0) return { aside: sayText(line('photo.held-none')) };
  // What is in hand already, or registered, may be taken out again.
  const rest = known.filter((one) => !taken.includes(one));
  return { to: withHeld(to, rest), lead, effects };
}

/** A photograph that waits was taken back; null when it is none. */
export function heldUnsent(here: ReportHere, messageId: string): Move<ReportHere> | null {
  const { held } = here.memory;
  const rest = held.filter((one) => one.messageId !== messageId);
  if (rest.length === held.length) return null;
  return { to: withHeld(here, rest), lead: sayText(line('report.withdrawn')) };
}
