import { type BillKind, type BillUnit, unitsOf } from '../kind.ts';
import type { Token } from '../page/tokens.ts';

const patterns: readonly (readonly [BillUnit | 'kL', RegExp])[] = [
  ['kWh', /^[(（]?([kK][wWvV]{1,2}[hHnub](?!\/年)|キロワット(時|アワー))/],
  ['m3', /^[(（]?(m3|m2|m:|ml|m\?|m'|m"|m°|m\*|㎥|立方|n3|nf|mi|mº|M3|m(?![a-zA-Z]))/],
  ['kg', /^[(（]?(kg|Kg|KG|kq|キログラム)/],
  ['kL', /^[(（]?(kL|KL|kl|キロリットル)/],
  ['t', /^[(（]?(t|ｔ|トン|ton)(?![a-z])/],
  ['L', /^[(（]?(L|l|リットル|リッター|ℓ|2?㍑|Ｌ|lt|[「しレ[]$)(?![a-wyzA-WYZ])/],
];

// What a number followed by this is not: an amount used.
const others =
  /^((m3?|㎥|kWh)?(まで|以上|以下|超|をこえ)|\/\d|[~〜]|kW(?![hHn])|kw(?![hHn])|kVA|kvar|KVA|A(?![重a-z])|V|円|銭|年|月|日|%|時|分|回|件|本|号|人|台|点|丁目|番|倍|mm|MJ|か月|ヶ月|P(?!a)|ポイント|℃|名|式|枚|缶|個|袋|箱|束|基|ケース|セット|パック|\/[kKmLl])/;

/** The unit that stands right behind a number, in the next cell, or alone below it. Null when there is none. */
export function unitBehind(token: Token): BillUnit | 'kL' | null {
  if (token.after !== '') return unitAt(token.after);
  const [next = ''] = token.right.split(' ');
  return alone(next) ?? alone(token.below);
}

function unitAt(text: string): BillUnit | 'kL' | null {
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Names of the fuels, as lines of an invoice have them. */
const fuelNames: Readonly<Partial<Record<BillKind, RegExp>>> = {
  gasoline: /ガソリン|レギュラ|レキュラ|レギユラ|ハイオク|無鉛|[RPH][-ー]?GAS/i,
  diesel: /軽油(?!引取)|ケイユ|ケイ油|けいゆ/,
  kerosene: /灯油|燈油|トウユ|とうゆ/,
  heavy_oil_a: /重油|ジュウユ/,
};

/** Whether a line names this fuel; null when it names none. */
export function namesFuel(text: string, kind: BillKind): boolean | null {
  if (fuelNames[kind]?.test(text) === true) return true;
  return Object.values(fuelNames).some((name) => name.test(text)) ? false : null;
}

/** The fuels that lines with figures name: an amount in litres below several of them is of none of them. */
export function fuelsNamed(tokens: readonly Token[]): readonly string[] {
  const lines = tokens.map(({ left, before }) => left + before);
  return Object.entries(fuelNames).flatMap(([kind, name]) => (lines.some((line) => name.test(line)) ? [kind] : []));
}

/** A cell that holds a unit and nothing else. */
function alone(cell: string): BillUnit | 'kL' | null {
  return cell.length <= 6 ? unitAt(cell) : null;
}

/** A unit in brackets, as column heads and labels have it: 使用量(kWh). */
export function unitNamed(text: string): BillUnit | 'kL' | null {
  const inside = /[(（[]([^)）\]]{1,6})/.exec(text)?.[1];
  // A small k before it is easily lost.
  if (inside === 'g') return 'kg';
  return inside === undefined ? null : unitAt(inside);
}

const counted = /^(缶|個|袋|箱|束|本|台|回|式|枚|人|名|件|ケース|セット)$/;

/** Whether what stands behind a number, or alone in the next cell, says that it counts something else. */
export function countsOther({ after, right }: Token): boolean {
  return after === '' ? counted.test(right.split(' ')[0] ?? '') : others.test(after);
}

/** 「18L缶」, 「4t車」, 「50kg×6本」: what one of them holds; 「69.71L×@147.0」 is what was bought. */
export function isSize({ after }: Token): boolean {
  return /^(k?L|l|リットル|ℓ|kg|t|トン|m3|㎥)(缶|入|ポリ|タンク|車|コンテナ|容器|ボンベ|袋|箱|ダンプ|パッカー|[×xX]\d{1,3}[缶本個袋箱])/.test(
    after,
  );
}

/** Whether a kind is sold in this unit; kilolitres are litres. */
export function unitFits(kind: BillKind, unit: BillUnit | 'kL'): boolean {
  return unitsOf[kind].includes(unit === 'kL' ? 'L' : unit);
}
