import { createChartDrawer } from '../../adapters/chart/drawer.ts';
import { systemClock } from '../../adapters/clock/system-clock.ts';
import type { ReportDesk } from '../../service/report/desk.ts';
import type { CommandContext } from '../command.ts';
import { withStorage } from '../with-storage.ts';

/** Runs `work` over the installation's reports. */
export async function withReports<T>(context: CommandContext, work: (desk: ReportDesk) => Promise<T>): Promise<T> {
  const drawer = createChartDrawer();
  try {
    return await withStorage(context, (storage) => work({ ...storage, clock: systemClock, draw: drawer.draw }));
  } finally {
    await drawer.close();
  }
}
