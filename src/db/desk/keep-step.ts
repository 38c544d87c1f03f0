import type { Stepped } from '../../bot/desk/consultation/move.ts';
import type { DeskState } from '../../bot/desk/consultation/state.ts';
import { linesOf, type Spoken } from '../../bot/desk/record/entries.ts';
import { openedBy, viewsAfter } from '../../bot/desk/record/views.ts';
import type { Db } from '../connection.ts';
import type { Vault } from '../vault/vault.ts';
import { addCase, newCase, saveViews } from './cases.ts';
import { addEffects } from './effects.ts';
import { addLines } from './log.ts';
import { destroyParts } from './parts.ts';
import type { Place } from './place.ts';
import { keepTimers } from './timers.ts';

/** A transaction behind the wall of the conversation's programme. */
export type Within = { readonly vault: Vault; readonly db: Db; readonly place: Place; readonly now: Date };

/** A step, and what it was about. */
export type Taken = { readonly stepped: Stepped; readonly spoken: Spoken };

/** Writes what follows from a step beside its state: case, timers, effects, record. */
export async function keepStep({ vault, db, place, now }: Within, before: DeskState, taken: Taken): Promise<void> {
  const { stepped, spoken } = taken;
  const opened = openedBy(before, stepped);
  if (opened !== null) await addCase(db, newCase(place, opened));
  await saveViews(db, viewsAfter(before, stepped, spoken.event), now);
  await keepTimers(db, place, stepped.state.timers);
  await addEffects(db, vault, { place, effects: stepped.effects, now });
  const { programmeId, conversationId, key } = place;
  const lines = linesOf(before, stepped, spoken);
  await addLines(db, vault, { programmeId, conversationId, key, lines, now });
  const { event } = spoken;
  if (event.kind === 'owner-unsent') await destroyParts(db, place, event.messageId, now);
}
