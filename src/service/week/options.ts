import type { Chart } from '../../bot/chart/chart.ts';
import type { Logger } from '../../bot/log.ts';
import type { Clock } from '../../bot/ports.ts';
import type { SlackDesk } from '../../bot/slack/desk.ts';
import type { ProgrammeRow } from '../../db/repositories/programmes.ts';
import type { WeekRow } from '../../db/week/row.ts';
import type { Week } from '../../engine/week/week-shape.ts';
import type { WeekStorage } from './load.ts';

/** What making and posting summaries needs. */
export type WeekOptions = {
  readonly storage: WeekStorage;
  readonly clock: Clock;
  readonly log: Logger;
  readonly slack: Pick<SlackDesk, 'post' | 'upload' | 'channelNamed'>;
  /** The workspace and app of a token, by the name of its variable; null until Slack has said it. */
  readonly accountOf: (label: string) => string | null;
  readonly drawChart: (chart: Chart, widthPx: number) => Promise<Uint8Array>;
  /** How many summaries of a programme are later than they should be: the operator's business. */
  readonly late: (programme: string, count: number) => void;
};

/** A summary that is being posted: its figures are there, and no other process is at it. */
export type Posting = {
  readonly row: ProgrammeRow;
  readonly kept: WeekRow;
  readonly week: Week;
  readonly account: string;
};
