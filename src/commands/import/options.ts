import { parseArgs } from 'node:util';
import type { ImportProblem } from '../../bot/import/contract.ts';
import { problemText } from '../../bot/import/texts.ts';
import { writeText } from '../../bot/text/write.ts';
import { UsageError } from '../command.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

/** The words of an import. `confirm` null: nothing is written. */
export type ImportWords = {
  readonly programme: string;
  readonly path: string;
  readonly sheet: string | null;
  readonly accept: ReadonlySet<string>;
  readonly skip: ReadonlySet<number>;
  readonly confirm: { readonly by: string } | null;
  readonly locale: 'ja' | 'en';
  readonly json: boolean;
};

/** Reads the words behind `import`. @throws {UsageError} */
export function importWords(args: readonly string[]): ImportWords {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ programme: text, sheet: text, by: text, lang: { ...text, default: 'ja' } },
      ...{
        accept: { type: 'string', multiple: true, default: [] },
        skip: { type: 'string', multiple: true, default: [] },
      },
      ...{ preview: flag, confirm: flag, json: flag },
    },
  });
  const [path, ...more] = positionals;
  if (values.programme === undefined) throw new UsageError('--programme is missing');
  if (path === undefined || more.length > 0) throw new UsageError('one FILE: a workbook (.xlsx) or CSV');
  if (values.preview && values.confirm) throw new UsageError('--preview or --confirm, not both');
  return {
    ...{ programme: values.programme, path, sheet: values.sheet ?? null, json: values.json },
    accept: new Set(values.accept.flatMap(acceptedIn)),
    skip: new Set(values.skip.flatMap(rowsIn)),
    confirm: values.confirm ? { by: values.by?.trim() || 'operator' } : null,
    locale: localeOf(values.lang),
  };
}

/** The language of a table's sentences. @throws {UsageError} */
export function localeOf(lang: string): 'ja' | 'en' {
  if (lang === 'ja' || lang === 'en') return lang;
  throw new UsageError('--lang: ja or en');
}

const longestRange = 5_000;

/** `12`, `12,15` or `20-31`. */
function rowsIn(words: string): readonly number[] {
  return words.split(',').flatMap((part) => {
    const [, from = '', to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part.trim()) ?? [];
    const count = Number(to) - Number(from) + 1;
    if (from === '' || count < 1 || count > longestRange) throw new UsageError(`rows: 12, 12,15 or 20-31, not ${part}`);
    return Array.from({ length: count }, (_, at) => Number(from) + at);
  });
}

/** A row whole, or one cell of it: `12`, `12:E`. */
function acceptedIn(words: string): readonly string[] {
  return words.split(',').flatMap((part) => {
    const [, row, letters] = /^(\d{1,5}):([A-Za-z]{1,2})$/.exec(part.trim()) ?? [];
    if (row === undefined || letters === undefined) return rowsIn(part).map(String);
    return [`${row}:${[...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)}`];
  });
}

/** Why an import wrote nothing. */
export function whyNot(problems: number, fresh: number): string {
  if (problems > 0) return 'problems are open';
  return fresh === 0 ? 'all of it is there already' : '--confirm writes';
}

/** Problems as people read them, one a line. */
export function problemLines(problems: readonly ImportProblem[], locale: 'ja' | 'en'): readonly string[] {
  const between = locale === 'ja' ? '' : ' ';
  return problems.map((one) => writeText(problemText(one), locale).replaceAll('\n', between));
}
