import type { Clock } from '../../bot/ports.ts';
import type { ReportLocale } from '../../bot/report/words.ts';
import type { ProgrammeRow } from '../../db/repositories/programmes.ts';
import type { Period } from '../../engine/period.ts';
import type { ReportKind } from '../../engine/report/input.ts';
import type { Storage } from '../storage.ts';
import type { DrawPicture } from './make.ts';

/** Where reports are made and kept. */
export type ReportDesk = Pick<Storage, 'database' | 'vault'> & {
  readonly clock: Clock;
  /** Draws the pictures of a report, away from the thread that answers requests. */
  readonly draw: DrawPicture;
};

/** Which report is asked for, in whose words. */
export type ReportOrder = {
  readonly programme: ProgrammeRow;
  readonly kind: ReportKind;
  readonly period: Period;
  readonly language: ReportLocale;
  /** Of one firm only, by its id or number; null: of all. */
  readonly business: string | null;
  /** Who asks. */
  readonly by: string;
};
