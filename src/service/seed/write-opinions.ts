import { sql } from 'drizzle-orm';
import { rowSet } from '../../db/rows.ts';
import { saveOpinions } from '../../db/turns/records/opinions.ts';
import { addDays } from '../../engine/period.ts';
import type { CasePlan } from './cases.ts';
import { chanceOf } from './chance.ts';
import { momentOn } from './firm.ts';
import type { SeedScene } from './plan.ts';
import { opinionWords } from './talks.ts';
import { claimOf, type KeyedFirm, type SeedWriting } from './write-firms.ts';

type Said = {
  readonly at: string;
  readonly firm: KeyedFirm;
  readonly consultationId: string | null;
  readonly answer: 'yes' | 'not-yet' | 'words';
  readonly words: string | null;
};

/** How cases turned out, and what owners say of their own accord; not everybody answers. */
export async function writeOpinions(
  writing: SeedWriting,
  { firms, cases }: { readonly firms: readonly KeyedFirm[]; readonly cases: readonly CasePlan[] },
  scene: SeedScene,
): Promise<void> {
  const end = momentOn(scene.today, 9 * 60);
  const asked = cases.filter(({ isAnswered }) => isAnswered);
  await writeAsked(writing, asked);
  const said = [...asked.flatMap((one) => answersTo(one, scene)), ...firms.flatMap((firm) => ownWords(firm, scene))];
  for (const one of said.filter(({ at }) => at < end).toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
    const { at, firm, consultationId, answer, words } = one;
    const claim = claimOf(firm, writing.programmeId, { at, id: `seed:${firm.id}:${at}` });
    const record = { do: 'save-opinion', consultationId, answer, words, messageId: null } as const;
    await saveOpinions({ ...writing, now: new Date(at) }, [{ claim, businessId: firm.id, record }]);
  }
}

async function writeAsked({ db, programmeId }: SeedWriting, asked: readonly CasePlan[]): Promise<void> {
  const rows = asked.map(({ id, endedAt }) => ({ id, at: endedAt }));
  await db.execute(sql`
    insert into opinions (programme_id, conversation_id, consultation_id, business_id, key_id, kind, consent, at)
    select ${programmeId}::uuid, c.conversation_id, c.id, c.business_id, c.key_id, 'asked', false, n.at
    from ${rowSet(rows, { id: 'uuid', at: 'timestamptz' })} join consultations c on c.id = n.id`);
}

function answersTo({ id, firm, endedAt }: CasePlan, { words }: SeedScene): readonly Said[] {
  const chance = chanceOf(...words, id, 'answer');
  const at = new Date(Date.parse(endedAt) + chance.int(2, 600) * 60_000).toISOString();
  const said = { at, firm, consultationId: id };
  if (chance.is(0.45)) return [];
  const answer: Said = { ...said, answer: chance.is(0.85) ? 'yes' : 'not-yet', words: null };
  return chance.is(0.25) ? [answer, { ...said, answer: 'words', words: chance.pick(opinionWords) }] : [answer];
}

function ownWords(firm: KeyedFirm, { words, today }: SeedScene): readonly Said[] {
  const chance = chanceOf(...words, firm.id, 'opinion');
  if (firm.habit === 'silent' || !chance.is(0.3)) return [];
  const day = addDays(firm.joinedAt.slice(0, 10), chance.int(30, 160));
  if (day >= today) return [];
  const at = momentOn(day, chance.int(8, 20) * 60);
  return [{ at, firm, consultationId: null, answer: 'words', words: chance.pick(opinionWords) }];
}
