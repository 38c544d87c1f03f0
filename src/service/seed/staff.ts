import { addStaff, type StaffBook, staffOf } from '../../db/desk/staff.ts';
import { momentOn } from './firm.ts';
import type { SeedScene } from './plan.ts';

/** The workspace that made-up staff are of: no workspace of Slack has this name. */
export const seedTeam = 'T5EED';

const people = [
  { slackUser: 'U5EED1', name: '相川 真理（架空）', role: 'consultant' },
  { slackUser: 'U5EED2', name: '野口 修（架空）', role: 'consultant' },
  { slackUser: 'U5EED3', name: '若林 薫（架空）', role: 'official' },
] as const;

const trainedYears = 10;

/** Names the made-up staff of a programme; our ids of the consultants. */
export async function seedStaff(book: StaffBook, { term, today }: SeedScene): Promise<readonly string[]> {
  const now = new Date(momentOn(today, 9 * 60));
  const trainedUntil = `${Number(today.slice(0, 4)) + trainedYears}-12-31`;
  const found: string[] = [];
  for (const { role, ...person } of people) {
    const slack = { slackTeam: seedTeam, ...person };
    const approval = { approvedBy: 'はかる相談室（架空）', approvedOn: term.from, trainedUntil };
    await addStaff(book, { ...slack, ...approval, role }, now);
    const known = await staffOf(book, slack, now);
    if (known.refused === null && known.role === 'consultant') found.push(known.id);
  }
  return found;
}
