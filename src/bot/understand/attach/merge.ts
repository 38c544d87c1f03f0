import type { Draft } from '../draft.ts';
import type { DateMention } from '../mention.ts';
import { between, decides, saysEither } from './between.ts';

type Where = { readonly text: string; readonly dates: readonly DateMention[] };

/** Several figures for one kind, month and site: the last one where the owner decides, deliveries added, else a conflict. */
export function mergeDrafts(where: Where, drafts: readonly Draft[]): readonly Draft[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = keyOf(draft);
    groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  return [...groups.values()].flatMap((group) => mergeGroup(where, group));
}

function keyOf({ kind, period, site, measure, waste }: Draft): string {
  return JSON.stringify([kind, period?.period, site?.site, measure, kind === 'waste' ? waste : null]);
}

function mergeGroup(where: Where, group: readonly Draft[]): readonly Draft[] {
  const [first, ...rest] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined || rest.length === 0) return group;
  if (first.measure !== 'usage') return [last];
  if (group.every(({ value, unit }) => value === first.value && (unit ?? first.unit) === (first.unit ?? unit)))
    return [group.find(({ unit }) => unit !== null) ?? first];
  if (decided(where, group)) return [{ ...last, unit: last.unit ?? first.unit, loose: last.loose ?? first.loose }];
  if (deliveries(where, group)) return [sum(group)];
  return [{ ...last, value: null, others: group.flatMap(valuesOf), doubts: [{ slot: 'value', reason: 'conflict' }] }];
}

function valuesOf({ value }: Draft): readonly number[] {
  return value === null ? [] : [value];
}

function decided({ text }: Where, group: readonly Draft[]): boolean {
  const gap = between(text, group.at(-2)?.span ?? { start: 0, end: 0 }, group.at(-1)?.span ?? { start: 0, end: 0 });
  const after = text.slice(group.at(-1)?.span.end);
  return !saysEither(text) && (decides(gap) || /が正し|is right|is correct/.test(after));
}

// 9/1に50L、9/15に60L: each figure has its day before it. 18L7缶と5L: containers and a rest. One unit for all.
function deliveries({ text, dates }: Where, group: readonly Draft[]): boolean {
  const gaps = group.map(({ span }, index) => text.slice(group[index - 1]?.span.end ?? 0, span.start));
  const dated = group.every(({ span }, index) => {
    const from = group[index - 1]?.span.end ?? 0;
    const day = dates.some(({ start, end }) => start >= from && end <= span.start);
    return day || /\d日/.test(gaps[index] ?? '');
  });
  const added = gaps.slice(1).every((gap) => /^\s?[+＋]\s?$/.test(gap));
  const contained = group.some(({ span }) =>
    /[缶本個×]|ボンベ|ドラム|cans?|cylinders?/.test(text.slice(span.start, span.end)),
  );
  const listed = contained && gaps.slice(1).every((gap) => /^\s?(?:と|、|and|,)\s?(?:あと)?$/.test(gap));
  return (dated || added || listed) && new Set(group.map(({ unit }) => unit ?? '')).size === 1;
}

function sum(group: readonly Draft[]): Draft {
  const [first] = group;
  if (first === undefined) throw new Error('a group has drafts');
  const value = group.reduce((total, draft) => total + (draft.value ?? 0), 0);
  return { ...first, value: Number(value.toPrecision(12)), others: [], doubts: group.flatMap(({ doubts }) => doubts) };
}
