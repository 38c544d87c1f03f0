import type { EnergyKind } from '../../../engine/energy/registry.ts';
import { fail, ok, type Result } from '../../../engine/result.ts';
import { kindOfWord } from '../kind-words.ts';

/** What a figure is expected to be. `kinds` are all that the firm reports. */
export type ExpectedFigure = {
  readonly kind: EnergyKind;
  readonly unit: string;
  readonly kinds: readonly EnergyKind[];
};

/** Why a text is no figure. Nothing is ever guessed. */
export type FigureProblem =
  | { readonly cause: 'unreadable' | 'several' | 'negative' | 'approx' | 'yen' | 'date' | 'demand' | 'too-large' }
  | { readonly cause: 'separator'; readonly got: string }
  | { readonly cause: 'wrong-unit'; readonly got: string }
  | { readonly cause: 'other-kind'; readonly kind: EnergyKind };

const most = 1_000_000_000;
const number = String.raw`(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d{1,6})?`;
const form = new RegExp(String.raw`^(?<word>[^\d]*?)\s*(?<number>${number})\s*(?<unit>m3|[^\d\s.,]*)$`, 'u');

const unitNames: ReadonlyMap<string, string> = new Map([
  ['kwh', 'kWh'],
  ['キロワット時', 'kWh'],
  ['キロワットアワー', 'kWh'],
  ['m3', 'm3'],
  ['立米', 'm3'],
  ['立方メートル', 'm3'],
  ['りゅうべい', 'm3'],
  ['リューベ', 'm3'],
  ['l', 'L'],
  ['リットル', 'L'],
  ['kg', 'kg'],
  ['キログラム', 'kg'],
  ['gj', 'GJ'],
]);

/**
 * Reads one figure, strictly: digits of any width, thousands separators, a decimal point, the unit of the bill, and
 * the name of the kind. Anything else is a problem to ask about: `unreadable`, `several`, `negative`, `approx`, `yen`,
 * `date`, `demand` (kW), `too-large`, `separator`, `wrong-unit`, `other-kind`.
 */
export function readFigure(text: string, expected: ExpectedFigure): Result<{ readonly value: number }, FigureProblem> {
  // NFKC would turn 10² into 102 and ½ into 1⁄2.
  if (/[⁰¹²³⁴-⁹₀-₉¼-¾⅐-⅞]/u.test(text.replace(/m[²³]/gi, ''))) return fail({ cause: 'unreadable' });
  const plain = clean(text);
  const groups = form.exec(plain)?.groups;
  if (groups === undefined) return fail({ cause: causeOf(plain) });
  const { word = '', number: digits = '', unit = '' } = groups;
  const problem = wordProblem(word, expected, plain) ?? unitProblem(unit, expected) ?? digitsProblem(digits);
  return problem === null ? ok({ value: Number(digits.replaceAll(',', '')) }) : fail(problem);
}

function clean(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[、，]/g, ',')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[。.!]+$/u, '')
    .replace(/(?:でした|です|だよ)$/u, '')
    .trim();
}

function wordProblem(word: string, { kind, kinds }: ExpectedFigure, plain: string): FigureProblem | null {
  const name = word
    .replace(/[:：]/g, '')
    .replace(/(?:の使用量|使用量)?(?:は|が)?\s*$/u, '')
    .trim();
  if (name === '') return null;
  const named = kindOfWord(name, [kind, ...kinds]);
  if (named === null) return { cause: causeOf(plain) };
  return named === kind ? null : { cause: 'other-kind', kind: named };
}

function unitProblem(unit: string, expected: ExpectedFigure): FigureProblem | null {
  if (unit === '' || unitNames.get(unit) === expected.unit) return null;
  if (/^(?:円|yen|えん)$/u.test(unit)) return { cause: 'yen' };
  if (unit === 'kw' || unit === 'キロワット') return { cause: 'demand' };
  if (unitNames.has(unit) || /^(?:mwh|gwh|kl|ml|t|g|トン|mj|キロ|nm3)$/u.test(unit))
    return { cause: 'wrong-unit', got: unit };
  return { cause: causeOf(unit) };
}

// 2.130 may be 2,130 or 2.13.
function digitsProblem(digits: string): FigureProblem | null {
  if (/^[1-9]\d{0,2}\.\d{3}$/.test(digits)) return { cause: 'separator', got: digits };
  return Number(digits.replaceAll(',', '')) > most ? { cause: 'too-large' } : null;
}

const causes = [
  ['yen', /円|¥|\\|yen/u],
  ['negative', /[-−‐–▲△]\s*\d[\d,.]*\D*$|マイナス|minus/u],
  ['approx', /約|くらい|ぐらい|ほど|だいたい|およそ|前後|弱|強|about|around/u],
  ['date', /\d+\s*[月年日]|\d+\/\d+/u],
  ['demand', /\d\s*kw(?!h)|デマンド|契約電力/u],
] as const;

function causeOf(plain: string): 'yen' | 'negative' | 'approx' | 'date' | 'demand' | 'several' | 'unreadable' {
  const numbers = plain.replaceAll('m3', '').match(/\d+(?:[,.]\d+)*/g) ?? [];
  if (numbers.length > 1 && !/[月年日/円]/u.test(plain)) return 'several';
  return causes.find(([, pattern]) => pattern.test(plain))?.[0] ?? (numbers.length > 1 ? 'several' : 'unreadable');
}
