import type { Days } from '../../db/desk/record.ts';
import type { ProgrammeRow } from '../../db/repositories/programmes.ts';
import { countActivities } from '../../db/repositories/report-activities.ts';
import type { Activities } from '../../engine/report/activities.ts';
import type { ReportFirm } from '../../engine/report/input.ts';
import { loadFiled } from '../filed.ts';
import type { Storage } from '../storage.ts';

type Counted = { readonly days: Days; readonly today: string; readonly firms: readonly ReportFirm[] };

/** What was done in these days, counted over all firms of the programme. */
export async function loadActivities(
  storage: Pick<Storage, 'database' | 'vault'>,
  programme: ProgrammeRow,
  { days, today, firms }: Counted,
): Promise<Activities> {
  const { sums, measures } = await loadFiled(storage, programme, { days, today });
  const counted = await storage.database.scoped(programme.id, (db) => countActivities(db, days));
  return { ...counted, measures: measuresIn(firms, days), cases: { sums, measures } };
}

/** The measures on which something happened in these days, by how many firms it happened with. */
function measuresIn(firms: readonly ReportFirm[], { from, to }: Days): Activities['measures'] {
  const steps = firms.flatMap(({ proposals }) => proposals.filter(({ day }) => day >= from && day <= to));
  const count = (own: typeof steps, step: (typeof steps)[number]['step']): number =>
    own.filter((one) => one.step === step).length;
  return [...Map.groupBy(steps, ({ measureId }) => measureId).values()]
    .map((own) => ({
      title: own[0]?.title ?? '',
      proposed: count(own, 'proposed'),
      accepted: count(own, 'accepted'),
      done: count(own, 'done'),
      declined: count(own, 'declined'),
    }))
    .toSorted((a, b) => (a.title < b.title ? -1 : 1));
}
