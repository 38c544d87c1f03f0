/** Kanji digits, the formal ones of receipts included. */
const digits: ReadonlyMap<string, number> = new Map(
  ['〇零', '一壱壹弌', '二弐貳弍', '三参參弎', '四肆', '五伍', '六陸', '七漆質', '八捌', '九玖'].flatMap(
    (chars, value) => [...chars].map((char): [string, number] => [char, value]),
  ),
);

const small: ReadonlyMap<string, number> = new Map([
  ...[...'十拾'].map((char): [string, number] => [char, 10]),
  ...[...'百佰'].map((char): [string, number] => [char, 100]),
  ...[...'千仟阡'].map((char): [string, number] => [char, 1000]),
]);

const large: ReadonlyMap<string, number> = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['億', 1e8],
  ['兆', 1e12],
]);

/** The value of a kanji digit, or undefined. */
export function kanjiDigit(char: string): number | undefined {
  return digits.get(char);
}

/** 廿 and 卅, which are tens with their digit. */
const tens: ReadonlyMap<string, number> = new Map([
  ['廿', 20],
  ['卅', 30],
]);

/** The value of 廿 or 卅, or undefined. */
export function kanjiTens(char: string): number | undefined {
  return tens.get(char);
}

/** 十 百 千, or undefined. */
export function smallPower(char: string): number | undefined {
  return small.get(char);
}

/** 万 億 兆, or undefined. */
export function largePower(char: string): number | undefined {
  return large.get(char);
}

/** Whether a character belongs to a numeral written in kanji. */
export function isKanjiNumeral(char: string): boolean {
  return digits.has(char) || tens.has(char) || small.has(char) || large.has(char);
}
