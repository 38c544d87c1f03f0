import type { SchemeStatus } from '../../engine/scheme/status.ts';
import type { Text } from '../message.ts';
import { oldDays } from './source-text.ts';

const dayOf = (day: string) => ({ as: 'day', day }) as const;

/** What may be said of a scheme's state: a sentence, and what has to stand beside it. */
export function statusTexts(status: SchemeStatus): readonly Text[] {
  const beside: readonly Text[] = [
    ...(status.status === 'open' && status.mayCloseEarly ? [{ key: 'scheme.early' }] : []),
    ...(status.staleDays > oldDays ? [{ key: 'scheme.old' }] : []),
  ];
  return [sentenceOf(status), ...beside];
}

function sentenceOf({ status, window, previousEnd, asOf: seen }: SchemeStatus): Text {
  const asOf = dayOf(seen);
  switch (status) {
    case 'open':
      return { key: 'scheme.status-open', params: { end: dayOf(window?.end ?? ''), asOf } };
    case 'open-unverified':
      return { key: 'scheme.status-open-unverified', params: { asOf } };
    case 'upcoming':
      return { key: 'scheme.status-upcoming', params: { start: dayOf(window?.start ?? ''), asOf } };
    case 'unknown':
      return { key: 'scheme.status-unknown', params: { asOf } };
    case 'closed':
      return previousEnd === null
        ? { key: 'scheme.status-closed-undated' }
        : { key: 'scheme.status-closed', params: { end: dayOf(previousEnd) } };
  }
}
