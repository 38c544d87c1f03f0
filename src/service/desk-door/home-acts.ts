import { writeOrder } from '../../bot/desk/staff/orders.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { buttons } from './blocks.ts';
import { text } from './say.ts';
import type { Member } from './who.ts';

/** What can be asked of the desk by pressing, in one programme. */
export function deskActs(
  { programme }: Member,
  { from, away }: { readonly from: number; readonly away: boolean },
): readonly SlackJson[] {
  const worth = (order: 'queue' | 'mine' | 'templates' | 'hours' | 'away' | 'back'): string =>
    writeOrder({ order, programmeId: programme.id });
  return buttons(
    [
      { label: text('door.queue-label'), value: worth('queue') },
      { label: text('door.mine-label'), value: worth('mine') },
      { label: text('door.templates'), value: worth('templates') },
      { label: text('door.hours-label'), value: worth('hours') },
      away
        ? { label: text('door.back-label'), value: worth('back') }
        : { label: text('door.away-label'), value: worth('away') },
    ],
    from,
  );
}
