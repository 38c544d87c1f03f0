import type { Text } from '../../bot/message.ts';
import { type Absence, addAbsence, endAbsences } from '../../db/desk/absence.ts';
import { releaseGone } from '../../db/desk/gone.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { refreshHome } from './home.ts';
import type { Scene } from './options.ts';
import { text } from './say.ts';
import type { Member } from './who.ts';

/** Somebody is away on these days; cases are given back at once where they begin today. */
export async function setAway(scene: Scene, members: readonly Member[], absence: Absence): Promise<Text> {
  const { options, now } = scene;
  const today = japanTime(now.toISOString()).day;
  if (absence.to < today) return text('door.away-past');
  for (const { book, id } of members) await addAbsence({ ...book, staffId: id }, absence, now);
  let returned = 0;
  for (const { book } of members) returned += await releaseGone(options.desk, book.programmeId);
  if (returned > 0) options.onStep?.();
  scene.later(() => refreshHome(scene));
  const days = { as: 'period', ...absence } as const;
  return returned === 0 ? text('door.away-set', { days }) : text('door.away-returned', { days, count: returned });
}

/** Somebody is here again. */
export async function setBack(scene: Scene, members: readonly Member[]): Promise<Text> {
  const { now } = scene;
  const today = japanTime(now.toISOString()).day;
  const ended = await Promise.all(members.map(({ book, id }) => endAbsences({ ...book, staffId: id }, today, now)));
  scene.later(() => refreshHome(scene));
  return text(ended.includes(true) ? 'door.back-set' : 'door.back-none');
}
