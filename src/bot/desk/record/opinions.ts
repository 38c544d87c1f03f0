import { clockTime, japanTime } from '../../../engine/business-time/hours.ts';
import type { Locale } from '../../facts.ts';
import { writeText } from '../../text/write.ts';
import type { Cell } from './table.ts';

/** What somebody of a firm said of the programme or of a case (意見). `at` is an ISO moment. */
export type Opinion = {
  readonly at: string;
  /** The number of the case; null: said of its own accord. */
  readonly consultation: number | null;
  readonly firm: number | null;
  /** Whether the firm agreed, and still agrees, that its client hears of it. */
  readonly consent: boolean;
  /** Word for word; null without consent, or when they are gone. */
  readonly words: string | null;
  /** The words are gone: taken back, or erased on application. */
  readonly erased: boolean;
};

const heads = ['record.head-said', 'record.head-firm', 'record.head-number', 'record.head-opinion'];

/** The opinions as rows, heads first. Without consent neither the words are shown nor whose they are. */
export function opinionsTable(opinions: readonly Opinion[], locale: Locale): readonly (readonly Cell[])[] {
  const write = (key: string): string => writeText({ key }, locale);
  return [
    heads.map(write),
    ...opinions.map(({ at, firm, consultation, consent, words, erased }) => {
      const { day, minute } = japanTime(at);
      const missing = erased ? 'record.erased' : 'record.withheld';
      const whose = consent ? [firm, consultation] : [null, null];
      return [`${day} ${clockTime(minute)}`, ...whose, words ?? write(missing)];
    }),
  ];
}
