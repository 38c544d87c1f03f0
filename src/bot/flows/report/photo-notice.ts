import type { Text } from '../../message.ts';
import { line } from '../talk.ts';
import type { Notice } from './photo-state.ts';

const reasons: Readonly<Record<string, string>> = {
  'not-a-bill': 'photo.not-a-bill',
  'no-amount-found': 'photo.no-amount',
  'too-many-pages': 'photo.too-many-pages',
  'reading-took-too-long': 'photo.too-slow',
  'picture-too-dark': 'photo.too-dark',
  'picture-too-large': 'common.photo-large',
  'picture-broken': 'common.photo-unreadable',
  'not-a-picture': 'common.photo-unreadable',
};

/** Why a photograph gives no figure: how to take it better, or what to send instead. */
export function rejected(reason: string): Notice {
  return { key: reasons[reason] ?? 'photo.unreadable', figure: null };
}

/** What is said of a photograph that gives no figure. */
export function noticeText({ key, figure }: Notice): Text {
  if (figure === null) return line(key);
  const { kind, month, used } = figure;
  return line(key, {
    kind: { as: 'kind', kind },
    month: month === null ? '' : { as: 'month', month },
    quantity: used === null ? '' : { as: 'quantity', ...used },
  });
}
