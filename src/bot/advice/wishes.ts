import type { Measure } from '../../engine/knowledge/measure.ts';
import type { Facts } from '../facts.ts';
import type { AdviceContent, AdviceRecord, DeclineReason } from './record.ts';

/** What a firm can wish of measures. */
export const wishKinds = ['budget', 'downtime', 'building'] as const;
export type WishKind = (typeof wishKinds)[number];

/** The newest answer to each; null: the owner does not know, left out: was not asked. */
export type Wishes = {
  readonly budget?: Measure['costBand'] | null;
  readonly downtime?: 'none' | 'any' | null;
  readonly building?: 'own' | 'rented' | null;
};

/** What the firm has said that it wishes. */
export function wishesOf({ advice = [] }: Pick<Facts, 'advice'>): Wishes {
  return advice.reduce(withAnswer, {});
}

function withAnswer(wishes: Wishes, record: AdviceRecord): Wishes {
  if (record.about === 'firm' && record.said.field === 'building') return { ...wishes, building: record.said.value };
  return record.about === 'wish' ? { ...wishes, [record.said.of]: record.said.value } : wishes;
}

/** The first wish that was not asked; null: all were. */
export function openWish(wishes: Wishes): WishKind | null {
  return wishKinds.find((kind) => wishes[kind] === undefined) ?? null;
}

/** Every answer that there is, with the record that keeps it. */
export const wishAnswers = {
  budget: {
    none: { about: 'wish', said: { of: 'budget', value: 'none' } },
    low: { about: 'wish', said: { of: 'budget', value: 'low' } },
    mid: { about: 'wish', said: { of: 'budget', value: 'mid' } },
    high: { about: 'wish', said: { of: 'budget', value: 'high' } },
    unsure: { about: 'wish', said: { of: 'budget', value: null } },
  },
  downtime: {
    none: { about: 'wish', said: { of: 'downtime', value: 'none' } },
    any: { about: 'wish', said: { of: 'downtime', value: 'any' } },
    unsure: { about: 'wish', said: { of: 'downtime', value: null } },
  },
  building: {
    own: { about: 'firm', said: { field: 'building', value: 'own' } },
    rented: { about: 'firm', said: { field: 'building', value: 'rented' } },
    unsure: { about: 'firm', said: { field: 'building', value: null } },
  },
} as const satisfies Readonly<Record<WishKind, Readonly<Record<string, AdviceContent>>>>;

/** The wish that a reason against one measure may hold for all of them; null: it is about this one alone. */
export function wishBehind(reason: DeclineReason, wishes: Wishes): WishKind | null {
  if (reason === 'cost') return wishes.budget === 'none' ? null : 'budget';
  if (reason === 'stops-work') return wishes.downtime === 'none' ? null : 'downtime';
  if (reason === 'rented') return wishes.building === 'rented' ? null : 'building';
  return null;
}
