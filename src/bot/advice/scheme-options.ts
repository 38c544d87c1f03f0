import { type KnownRange, type RangedField, rangedFields } from '../../engine/scheme/profile.ts';
import { sizeRanges } from '../../engine/scheme/size.ts';
import type { Facts } from '../facts.ts';
import type { Param, Text, Words } from '../message.ts';
import { alikePlaces } from './alike-places.ts';
import { municipalitiesOf } from './place.ts';
import { profileOf } from './profile.ts';
import type { AdviceContent } from './record.ts';
import { adviceRecord } from './record.ts';
import { type SchemeQuestion, unsureRegion } from './scheme-question.ts';

/** An answer that can be pressed: what it stands for, and its words. */
export type SchemeOption = { readonly value: string; readonly label: Text | Words };

const of = (labels: Readonly<Record<string, string>>): readonly SchemeOption[] =>
  Object.entries(labels).map(([value, key]) => ({ value, label: { key } }));

const forms = of({ company: 'scheme.form-company', sole: 'scheme.form-sole', other: 'scheme.form-other' });
const buildings = of({ own: 'scheme.building-own', rented: 'scheme.building-rented' });
const ways = of({
  purchase: 'scheme.by-purchase',
  lease: 'scheme.by-lease',
  rental: 'scheme.by-rental',
  ppa: 'scheme.by-ppa',
});
const yesNo = of({ yes: 'common.yes', no: 'common.no' });

/** The answers to choose from; empty where only a person can find it out. `yes` and `no` may stand side by side. */
export function optionsOf(question: SchemeQuestion, facts: Facts): readonly SchemeOption[] {
  switch (question.subject) {
    case 'form':
      return forms;
    case 'building':
      return buildings;
    case 'acquiredBy':
      return ways;
    case 'employees':
      return sizeRanges('employees', profileOf(facts).industry).map((range) => rangeOption(range, people));
    case 'capitalYen':
      return sizeRanges('capitalYen', profileOf(facts).industry).map((range) => rangeOption(range, money));
    case 'siteMonths':
      return siteOptions(question);
    case 'region':
      return regionOptions(facts);
    case 'ordered':
    case 'own':
      return yesNo;
  }
}

/** How the ends of a range are said. */
type RangeWords = {
  readonly upTo: string;
  readonly between: string;
  readonly over: string;
  readonly from: (over: number) => Param;
  readonly to: (upTo: number) => Param;
};

const people: RangeWords = {
  ...{ upTo: 'scheme.people-up-to', between: 'scheme.people-between', over: 'scheme.people-over' },
  from: (over) => over + 1,
  to: (upTo) => upTo,
};

const amounts = new Map([
  [50_000_000, 'scheme.yen-50m'],
  [100_000_000, 'scheme.yen-100m'],
  [300_000_000, 'scheme.yen-300m'],
]);

function amount(yen: number): Param {
  const key = amounts.get(yen);
  return key === undefined ? { as: 'quantity', value: yen, unit: '円' } : { as: 'text', text: { key } };
}

const money: RangeWords = {
  ...{ upTo: 'scheme.yen-up-to', between: 'scheme.yen-between', over: 'scheme.yen-over' },
  from: amount,
  to: amount,
};

function rangeOption({ over, upTo }: KnownRange, words: RangeWords): SchemeOption {
  return { value: `${over}-${upTo ?? ''}`, label: rangeText({ over, upTo }, words) };
}

function rangeText({ over, upTo }: KnownRange, words: RangeWords): Text {
  if (upTo === null) return { key: words.over, params: { from: words.from(over) } };
  if (over === 0) return { key: words.upTo, params: { to: words.to(upTo) } };
  return { key: words.between, params: { from: words.from(over), to: words.to(upTo) } };
}

/** Older or younger than what the scheme asks for: nobody counts months beyond that. */
function siteOptions({ asks }: SchemeQuestion): readonly SchemeOption[] {
  if (asks.kind !== 'site-age') return [];
  const { months } = asks;
  const below = months - 1;
  return [
    { value: `${below}-`, label: { key: 'scheme.site-old', params: { months } } },
    { value: `0-${below}`, label: { key: 'scheme.site-young', params: { months } } },
  ].filter(({ value }) => value !== '0-0');
}

/** A place that the owner wrote in words is written over only by one that is like it, when the owner says so. */
function regionOptions(facts: Facts): readonly SchemeOption[] {
  if (facts.business === null) return [];
  const places = facts.business.municipality === null ? municipalitiesOf(facts) : alikePlaces(facts);
  return places.map(({ code, name }) => ({ value: code, label: { words: name } }));
}

type Answered = Pick<SchemeQuestion, 'subject' | 'key'>;

/** What is kept of an answer; `unsure` is kept as not known. Null: the answer is none of this question's. */
export function recordOf({ subject, key }: Answered, value: string): AdviceContent | null {
  const unsure = value === 'unsure';
  const ranged = rangedFields.find((one) => one === subject);
  if (ranged !== undefined) return rangeRecord(ranged, unsure ? null : readRange(value));
  if (subject === 'region') return unsure ? { about: 'condition', key: unsureRegion, answer: null } : null;
  const answer = unsure ? null : (truth[value] ?? value);
  if (subject === 'own') return parsed({ about: 'condition', key, answer });
  return parsed({ about: 'firm', said: { field: subject, value: answer } });
}

function rangeRecord(of: RangedField, range: KnownRange | null | undefined): AdviceContent | null {
  return range === undefined ? null : parsed({ about: 'range', of, range });
}

const truth: Readonly<Record<string, boolean>> = { yes: true, no: false };

function parsed(record: unknown): AdviceContent | null {
  return adviceRecord.safeParse(record).data ?? null;
}

function readRange(value: string): KnownRange | undefined {
  const [, over, upTo] = /^(\d{1,12})-(\d{0,12})$/.exec(value) ?? [];
  if (over === undefined || upTo === undefined) return undefined;
  return { over: Number(over), upTo: upTo === '' ? null : Number(upTo) };
}
