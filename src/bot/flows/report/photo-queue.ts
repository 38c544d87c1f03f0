import type { InboundEvent } from '../../event.ts';
import type { Facts } from '../../facts.ts';
import type { MessageView } from '../../message.ts';
import { line, sayText } from '../talk.ts';
import { noticeText } from './photo-notice.ts';
import { noPhotos, type OnPhoto } from './photo-state.ts';
import { nextPlace } from './place.ts';
import { isDrafting, type Photos, type Queued, type ReportHere } from './state.ts';
import { goOn } from './take-items.ts';

type Sent = Extract<InboundEvent, { readonly kind: 'photo' | 'file' }>;

/** Something else is to be answered first. */
export function isBusy(here: ReportHere): boolean {
  return isDrafting(here) || here.at === 'remove';
}

/** The photograph whose figures are in hand. */
export function photoInHand(here: ReportHere): OnPhoto | null {
  return isDrafting(here) ? (here.drafts.find(({ photo }) => photo !== null)?.photo ?? null) : null;
}

/** The same place with other photographs. */
export function withPhotos<H extends ReportHere>(here: H, photos: Photos): H {
  return { ...here, memory: { ...here.memory, photos } };
}

const mostSets = 20;

/** A photograph is on its way: those that come while others are in hand belong to the same go. */
export function photoSent(here: ReportHere, event: Sent): ReportHere {
  const { photos } = here.memory;
  const set = event.kind === 'photo' ? event.set : undefined;
  const key = set?.id ?? event.messageId;
  const isOver = photos.reading.length + photos.queue.length === 0 && photoInHand(here) === null;
  const { marks, withdrawn, side } = photos;
  const go = isOver && !photos.sets.includes(key) ? { ...noPhotos, marks, withdrawn, side } : photos;
  const sets = go.sets.includes(key) ? go.sets : [...go.sets, key].slice(-mostSets);
  const more = typeof set?.total === 'number' ? (go.sets.includes(key) ? 0 : set.total) : 1;
  const arrived = go.arrived + 1;
  const sent = { messageId: event.messageId, order: sets.indexOf(key) * 100 + (set?.index ?? 0) };
  const reading = [...go.reading, sent].slice(-60);
  return withPhotos(here, { ...go, sets, reading, arrived, total: Math.max(arrived, go.total + more) });
}

/** A photograph was read: it waits for its turn, those of one set in the order in which they were chosen. */
export function enqueue(photos: Photos, one: Omit<Queued, 'order'>): Photos {
  const order = photos.reading.find(({ messageId }) => messageId === one.messageId)?.order ?? 0;
  const queue = [...photos.queue, { ...one, order }].toSorted((a, b) => a.order - b.order);
  return { ...without(photos, one.messageId), queue: queue.slice(0, 60) };
}

/** One photograph fewer than was counted. */
export function oneFewer(photos: Photos): Photos {
  return { ...photos, total: Math.max(0, photos.total - 1), arrived: Math.max(0, photos.arrived - 1) };
}

/** No longer on its way. */
export function without(photos: Photos, messageId: string): Photos {
  return { ...photos, reading: photos.reading.filter((one) => one.messageId !== messageId) };
}

type Going = { readonly to: ReportHere; readonly lead: readonly MessageView[] };

/** Lets the next photograph have its turn, waits for one that is being read, or ends the go. */
export function goOnWithPhotos(here: ReportHere, facts: Facts): Going {
  const { photos } = here.memory;
  const isGoing = photos.queue.length + photos.reading.length > 0 || photos.arrived < photos.total;
  if (isBusy(here) || (!isGoing && here.at !== 'reading')) return { to: here, lead: [] };
  const [next, ...queue] = photos.queue;
  if (next === undefined) return whenNoneIsRead(here, facts);
  const after = withPhotos(here, { ...photos, queue, at: photos.at + 1 });
  if (next.drafts.length > 0) return { ...goOn(after, next.drafts, { facts, reason: null }), lead: [] };
  const said = next.notice === null ? [] : sayText(numbered(noticeText(next.notice), after.memory.photos));
  const rest = goOnWithPhotos(after, facts);
  return { to: rest.to, lead: [...said, ...rest.lead] };
}

function whenNoneIsRead(here: ReportHere, facts: Facts): Going {
  const { photos } = here.memory;
  if (photos.reading.length > 0) return { to: { at: 'reading', memory: here.memory }, lead: [] };
  const missing = photos.total - photos.arrived;
  const ended = withPhotos(here, { ...photos, total: photos.arrived });
  const to = ended.at === 'reading' ? nextPlace(facts, ended.memory) : ended;
  return { to, lead: missing > 0 ? sayText(line('photo.missing', { count: missing })) : [] };
}

/** 2枚目/5枚, where there are several. */
export function numbered(title: ReturnType<typeof line>, { at, total }: Photos): ReturnType<typeof line> {
  const count = Math.max(at, total);
  return count < 2 ? title : line('photo.of', { title: { as: 'text', text: title }, at, count });
}
