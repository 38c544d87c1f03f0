import { sql } from 'drizzle-orm';
import { type DeskState, quietDesk } from '../../bot/desk/consultation/state.ts';
import { step } from '../../bot/desk/consultation/step.ts';
import { linesOf } from '../../bot/desk/record/entries.ts';
import { openedBy, viewsAfter } from '../../bot/desk/record/views.ts';
import { addCase, newCase, saveViews } from '../../db/desk/cases.ts';
import { deskContext } from '../../db/desk/context.ts';
import { addEffects } from '../../db/desk/effects.ts';
import { addLines } from '../../db/desk/log.ts';
import type { Place } from '../../db/desk/place.ts';
import { writeState } from '../../db/desk/state.ts';
import { keepTimers } from '../../db/desk/timers.ts';
import { rowSet } from '../../db/rows.ts';
import type { DeskAct } from './case-stages.ts';
import type { CasePlan, CaseScene } from './cases.ts';
import type { KeyedFirm, SeedWriting } from './write-firms.ts';

/** A desk as far as it has come. */
type Standing = { readonly firm: KeyedFirm; readonly state: DeskState; readonly at: string };

/**
 * Lets everything happen to the desks of the programme, in the order of time, by the machine itself. What is said to
 * people and shown in Slack is left out; a case that is still open has its card posted by the service.
 */
export async function writeCases(writing: SeedWriting, cases: readonly CasePlan[], scene: CaseScene): Promise<void> {
  const acts = cases.flatMap((one) => one.acts).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const standing = new Map<string, Standing>();
  for (const [index, act] of acts.entries()) {
    const before = standing.get(act.firm.id)?.state ?? quietDesk;
    const state = await happen(writing, act, { before, scene, eventId: `seed-${index}` });
    standing.set(act.firm.id, { firm: act.firm, state, at: act.at });
  }
  for (const one of standing.values()) await keepStanding(writing, one);
  await writeLooks(writing, cases);
}

type Around = { readonly before: DeskState; readonly scene: CaseScene; readonly eventId: string };

async function happen(writing: SeedWriting, act: DeskAct, { before, scene, eventId }: Around): Promise<DeskState> {
  const { db, vault, programmeId } = writing;
  const now = new Date(act.at);
  const { document, holidays } = scene;
  const context = deskContext(document, { now, eventId, holidays, staff: new Set(scene.staff) });
  const spoken = { event: act.event(before), words: act.words };
  const stepped = step(before, spoken.event, context);
  if ('refused' in stepped) throw new Error(`${spoken.event.kind} was refused: ${stepped.refused}`);
  const place = placeOf(writing, act.firm);
  const opened = openedBy(before, stepped);
  if (opened !== null) await addCase(db, newCase(place, opened));
  await saveViews(db, viewsAfter(before, stepped, spoken.event), now);
  const lines = linesOf(before, stepped, spoken);
  await addLines(db, vault, { programmeId, conversationId: place.conversationId, key: place.key, lines, now });
  return stepped.state;
}

function placeOf({ programmeId }: SeedWriting, { conversationId, key, id, platform }: KeyedFirm): Place {
  return { programmeId, conversationId, key, businessId: id, platform };
}

async function keepStanding(writing: SeedWriting, { firm, state, at }: Standing): Promise<void> {
  const { db, vault } = writing;
  const [place, now] = [placeOf(writing, firm), new Date(at)];
  await writeState(db, vault, { state, revision: null, place, now });
  if (state.at === 'bot') return;
  await keepTimers(db, place, state.timers);
  const { consultationId, revision } = state;
  const card = { do: 'post-card', key: `seed:${consultationId}`, consultationId, revision, fallback: false } as const;
  await addEffects(db, vault, { place, effects: [card], now });
}

/** Whoever takes a case looks at the firm. */
async function writeLooks({ db, programmeId }: SeedWriting, cases: readonly CasePlan[]): Promise<void> {
  const rows = cases.flatMap(({ firm, staff, acts }) => {
    const taken = acts[1];
    return taken === undefined ? [] : [{ business: firm.id, staff, at: `${taken.at.slice(0, 16)}:00Z` }];
  });
  await db.execute(sql`
    insert into desk_looks (programme_id, business_id, staff_id, why, at)
    select ${programmeId}::uuid, business, staff, 'case', at
    from ${rowSet(rows, { business: 'uuid', staff: 'uuid', at: 'timestamptz' })} on conflict do nothing`);
}
