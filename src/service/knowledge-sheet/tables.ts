import type { Faq } from '../../engine/knowledge/faq.ts';
import type { Measure } from '../../engine/knowledge/measure.ts';
import type { Scheme } from '../../engine/knowledge/scheme.ts';
import { type Column, languageIndex, numberIn, readTexts, writeTexts, yesIn, yesNo } from './column.ts';
import { readLines, readTable, writeLines, writeTable } from './lines.ts';

/** Documents of an item, and where in them. */
export const sourceTable: Column<{ readonly sources: Faq['sources'] }> = {
  path: ['sources'],
  heads: ['出典'],
  how: '1行に1つ。出典の番号 | ページ（なければ番号だけ）',
  write: ({ sources }) => [writeTable(sources.map(({ source, page }) => (page === null ? [source] : [source, page])))],
  read: ([cell = '']) => readTable(cell).map(([source = null, page = null]) => ({ source, page })),
  headOf: () => 0,
};

/** The numbers that an answer names. */
export const figureTable: Column<Faq> = {
  path: ['figures'],
  heads: ['数字'],
  how: '1行に1つ。答えの中の{名前}の名前 | 値 | 単位 | いつの数字か（年-月-日） | 出典の番号',
  write: ({ figures }) => [
    writeTable(
      Object.entries(figures).map(([name, { value, unit, asOf, source }]) => [name, value, unit, asOf, source]),
    ),
  ],
  read: ([cell = '']) =>
    Object.fromEntries(
      readTable(cell).map(([name, value = null, unit = null, asOf = null, source = null]) => [
        name ?? '',
        { value: figureIn(value ?? ''), unit, asOf, source },
      ]),
    ),
  headOf: () => 0,
};

function figureIn(field: string): string | number | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(field) ? field : numberIn(field);
}

const windowKinds: Readonly<Record<string, string>> = { 申請: 'apply', 利用: 'use' };

/** The rounds of a scheme. */
export const windowTable: Column<Scheme> = {
  path: ['windows'],
  heads: ['期間'],
  how: '1行に1回。名前 | 申請か利用 | はじめの日 | おわりの日 | 予定なら「はい」 | 早く締め切ることがあれば「はい」 | メモ。日は年-月-日、わからなければ空けます',
  write: ({ windows }) => [
    writeTable(
      windows.map(({ label, kind, start, end, planned, mayCloseEarly, note }) => {
        const fields = [label, kind === 'apply' ? '申請' : '利用', start, end, yesNo(planned), yesNo(mayCloseEarly)];
        return note === null ? fields : [...fields, note];
      }),
    ),
  ],
  read: ([cell = '']) =>
    readTable(cell).map(
      ([label = null, kind = null, start = null, end = null, planned = null, early = null, note = null]) => ({
        label,
        kind: windowKinds[kind ?? ''] ?? kind,
        start,
        end,
        planned: yesIn(planned),
        mayCloseEarly: yesIn(early),
        note,
      }),
    ),
  headOf: () => 0,
};

/** The conditions of a scheme: how each is tested stands as JSON, as it is a rule and no text. */
export const conditionTable: Column<Scheme> = {
  path: ['eligibility', 'conditions'],
  heads: ['条件の判定', '条件（日本語）', '条件（英語）', '条件（やさしい日本語）'],
  how: '1行に1つ。判定は 番号 : 規則（JSON）。条件の文は、同じ行が同じ条件です',
  write: ({ eligibility: { conditions } }) => [
    writeLines(conditions.map(({ id, test }) => `${id} : ${JSON.stringify(test)}`)),
    ...writeTexts(conditions.map((one) => one.text)),
  ],
  read: ([tests = '', ...cells]) => {
    const read = readTexts(cells);
    const rules = readLines(tests).map((line) => ruleIn(line ?? ''));
    return Array.from({ length: Math.max(rules.length, read.length) }, (_, at) => ({
      id: null,
      test: null,
      ...rules[at],
      text: read[at] ?? null,
    }));
  },
  headOf: ([, field, language]) => (field === 'text' ? 1 + languageIndex(language) : 0),
};

function ruleIn(line: string): { readonly id: string; readonly test: unknown } {
  const [, id = '', rule = ''] = /^([^:\s]*)\s*:\s*(.*)$/.exec(line) ?? [];
  try {
    return { id, test: JSON.parse(rule) };
  } catch {
    return { id, test: null };
  }
}

/** How a saving is computed: which cells are filled depends on the first. */
export const ruleTable: Column<Measure> = {
  path: ['saving', 'rule'],
  heads: ['計算の種類', '計算：下限', '計算：上限', '計算：1段階', '計算：業種を限る', '計算：式', '計算：何の割合'],
  how: 'share（割合：下限・上限・1段階・業種を限る）、formula（式：式・下限・上限・何の割合）、words（数字を言わない）のどれか。割合は 0.1 のように書きます。業種は1行に1つ',
  write: ({ saving: { rule } }) => {
    if (rule.kind === 'words') return ['words', null, null, null, null, null, null];
    if (rule.kind === 'share') {
      const { low, high, per, holdsFor } = rule;
      return ['share', low, high, per, holdsFor?.length === 0 ? 'なし' : writeLines(holdsFor ?? []), null, null];
    }
    const { formula, range } = rule;
    return ['formula', range?.low ?? null, range?.high ?? null, null, null, formula, range?.of ?? null];
  },
  read: ([kind = '', low = '', high = '', per = '', holdsFor = '', formula = '', of = '']) => {
    const range = { low: numberIn(low), high: numberIn(high) };
    if (kind === 'share') return { kind, ...range, per: per === '' ? null : per, holdsFor: holdsForIn(holdsFor) };
    if (kind !== 'formula') return { kind };
    return { kind, formula, range: [low, high, of].every((cell) => cell === '') ? null : { ...range, of } };
  },
  headOf: (below) => ruleHeads[String(below.at(-1))] ?? 0,
};

const ruleHeads: Readonly<Record<string, number>> = { low: 1, high: 2, per: 3, holdsFor: 4, formula: 5, of: 6 };

function holdsForIn(cell: string): readonly (string | null)[] | null {
  if (cell === '') return null;
  return cell === 'なし' ? [] : readLines(cell);
}

/** Years after which a measure has paid for itself; both empty: not known. */
export const paybackColumns: Column<Measure> = {
  path: ['paybackYears'],
  heads: ['回収年数：短い', '回収年数：長い'],
  how: '年。わからなければ両方を空けます',
  write: ({ paybackYears }) => [paybackYears?.low ?? null, paybackYears?.high ?? null],
  read: ([low = '', high = '']) => (low === '' && high === '' ? null : { low: numberIn(low), high: numberIn(high) }),
  headOf: ([end]) => (end === 'high' ? 1 : 0),
};
