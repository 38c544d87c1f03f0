import { type Draft, type Stretch, stretches } from './finding.ts';

// The word alone is harmless: an owner may be told where on the paper it stands.
const named =
  /(?:お客(?:様|さま)|顧客|ご?契約|供給地点(?:特定)?|会員|口座|検針|メーター|受付|管理|ご?注文|得意先|customer|contract|account|member)\s?(?:番号|コード|no\.?|number|id)[^\d\n]{0,8}(?=[a-z\d-]*\d)[a-z\d][a-z\d -]{2,28}[a-z\d]/g;
// A point of supply has 22 digits, a card 16, an account 7 after its branch: no figure of a month is as long.
const long = /(?<![\d.,])\d(?:[ -]?\d){11,29}(?![\d.,])/g;

const tail = /下[2-8二三四五六]桁[はがの:]?\s?[「]?\d{2,8}/g;

/** Numbers by which a supplier or a bank knows somebody. */
export function customerNumbers({ text }: Draft): readonly Stretch[] {
  return [...stretches(text, named), ...stretches(text, long), ...stretches(text, tail)];
}
