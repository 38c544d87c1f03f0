import type { WordClass } from './lexicon.ts';

type Sign = { readonly concept: string; readonly kind: WordClass; readonly pattern: RegExp };

/** Ways of saying that no list of words can hold, because a number stands in them. They are read like words. */
const numbers: readonly Sign[] = [
  { concept: 'additionality', kind: 'field', pattern: /(?:\d|[一二三四五])年(?:以内)?(?:で|に)(?:元|もと|回収)/uy },
  {
    concept: 'already',
    kind: 'aspect',
    pattern:
      /(?:令和|平成|r|h)?\d{1,4}年(?:度|前)?[にのへ]?(?:もう)?(?:入れ|いれ|導入|つけ|付け|設置|購入|替え|変え|更新|載せ|買)/uy,
  },
  {
    concept: 'replace',
    kind: 'aspect',
    pattern: /\d{1,3}年(?:目|もの|物|もん|選手|使|つか|たつ|たった|経|落ち|前の|前から使)/uy,
  },
  {
    concept: 'reduction-amount',
    kind: 'field',
    pattern: /\d+(?:トン|とん|t)(?:しか|も|くらいしか|ぐらいしか|程度|以下|未満|やで|減|へ)/uy,
  },
  { concept: 'small', kind: 'aspect', pattern: /(?:従業員|社員)?\d{1,2}(?:人|名)(?:の|で|しか|だけ|やけど|だけど)/uy },
];

/** What only the whole of a sentence tells: a request, a leading question, an order to the program. */
const sentences: readonly Sign[] = [
  {
    concept: 'reduction-amount',
    kind: 'field',
    pattern: /(?:減|へ[らっ])[^。]{0,6}\d(?:トン|とん|t)|\d(?:トン|とん|t)[^。]{0,5}(?:減|へ[らっ])/u,
  },
  {
    concept: 'few-tons',
    kind: 'field',
    pattern: /(?<!\d)\d(?:トン|とん|t)[^。]{0,14}(?:買|欲し|ほし|売つてく|売てく)/u,
  },
  {
    concept: 'already',
    kind: 'aspect',
    pattern: /(?:こないだ|この前|この間|先日|先月|半年前)[^。]{0,4}(?:入れた|導入|つけた|付けた|設置|替えた|更新)/u,
  },
  {
    concept: 'write',
    kind: 'person',
    pattern:
      /(?:書い|作っ|つくっ|仕上げ|直し|埋め|提出し|作成し|記入し|申請し|申し込ん|応募し|計算し|試算し|査定し)て(?:くれ|下さい|ください|ほしい|欲しい|ちょうだい|ちようだい|ね|よ)?$/u,
  },
  {
    concept: 'write',
    kind: 'person',
    pattern: /^(?:please |can you |could you )?(?:write|fill|prepare|draft|complete|compose) /u,
  },
  {
    concept: 'others-data',
    kind: 'person',
    pattern:
      /(?:向かい|隣|となり|近所|よそ|あそこ|あの|ほか|他)の[^、]{1,8}(?:電気|光熱|ガス代|排出量|数字|データ|削減量|使用量)/u,
  },
  {
    concept: 'promise',
    kind: 'person',
    pattern: /(?:もらえ|貰え|通|出|使え|でき|なる|なり|下が|受か|採択)[ぁ-ん]{0,8}(?:よね|でしよ)/u,
  },
  {
    concept: 'injection',
    kind: 'off',
    pattern: /^system |\b(?:ignore|disregard|forget) (?:all|any|your|the|my|these|previous)\b/u,
  },
];

/** A way of saying with a number at a place of a folded text. */
export function numberAt(text: string, at: number): { readonly sign: Sign; readonly length: number } | null {
  for (const sign of numbers) {
    sign.pattern.lastIndex = at;
    const found = sign.pattern.exec(text);
    if (found !== null) return { sign, length: found[0].length };
  }
  return null;
}

/** What a whole folded text shows. */
export function signsOf(text: string): readonly Sign[] {
  return sentences.filter(({ pattern }) => pattern.test(text));
}
