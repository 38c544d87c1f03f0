import type { MaskMention, Normal } from '../mention.ts';

type Rule = { readonly why: MaskMention['why']; readonly pii: boolean; readonly patterns: readonly RegExp[] };

/**
 * What must never become a value, the personal first: of two that overlap the earlier rule wins. Patterns are linear:
 * no repetition inside a repetition.
 */
const rules: readonly Rule[] = [
  { why: 'url', pii: false, patterns: [/https?:\/\/[^\s、。]+/g, /\bwww\.[^\s、。]+/g] },
  { why: 'mail', pii: true, patterns: [/[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,80}/g] },
  {
    why: 'card',
    pii: true,
    patterns: [
      /(?<!\d)\d{4}[- ]\d{4}[- ]\d{4}[- ]\d{1,4}(?!\d)/g,
      /(?:カード|card)(?:番号|no\.?|number)?[^\d\n]{0,6}\d[\d -]{10,18}\d/g,
    ],
  },
  {
    why: 'customer-number',
    pii: true,
    patterns: [
      /(?<!\d)\d{2}[- ]\d{4}[- ]\d{4}[- ]\d{4}[- ]\d{4}[- ]\d{4}(?!\d)/g,
      /(?<![\d.,])\d{17,24}(?![\d])/g,
      /(?:お客(?:様|さま|さん)|顧客|契約|供給地点(?:特定)?|地点|需要家|会員|口座|取引|申込|受付|使用者|水栓|メーター|計器|設置場所|マイナンバー|個人|登録|伝票|請求書|管理|customer|account|contract|supply point|meter|policy|invoice|member)\s?(?:番号|ナンバー|no\.?|id|#|ｎo|コード|number)[^\d\n]{0,8}[a-z]{0,3}-?\d[\d -]{2,28}\d/g,
    ],
  },
  {
    why: 'phone',
    pii: true,
    patterns: [
      /(?<![\d.,])(?:\+81 ?\(?0?\)?|\(?0)\d{1,4}\)?[- ()]\d{1,4}[- ()]{1,2}\d{3,4}(?!\d)/g,
      /(?<![\d.,])0[5-9]0[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
      /(?<![\d.,])0120[- ]?\d{3}[- ]?\d{3}(?!\d)/g,
      /(?<![\d.,])0\d{9}(?!\d)/g,
      /(?:電話(?:番号)?|でんわ|tel|携帯(?:番号)?|けいたい|fax|ファックス|連絡先|phone(?: number)?|mobile|call me)[^\d\n]{0,8}\+?[\d][\d -()]{5,15}\d/g,
      /(?<!\d)\d{2,4}-\d{2,4}-\d{4}(?!\d)/g,
    ],
  },
  {
    why: 'postcode',
    pii: true,
    patterns: [
      /〒\s?\d{3}-?\d{4}/g,
      /(?:郵便番号|郵便|postcode|zip)[^\d\n]{0,5}\d{3}-?\d{4}/g,
      /(?<![\d-])\d{3}-\d{4}(?![\d-])/g,
    ],
  },
  {
    why: 'time',
    pii: false,
    patterns: [
      /(?<!\d)(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)/g,
      /(?:午前|午後|朝|夜|夕方|昼|am|pm)?\s?(?<![\d.])\d{1,2}時(?!間当|点)(?:\d{1,2}分|半|頃|ごろ|過ぎ)?(?:から|まで)?/g,
      /(?<![\d.])\d{1,3}(?:分間|時間|秒)(?!あたり)/g,
      /(?<!\d)\d{1,2} ?(?:am|pm|o'clock)\b/g,
    ],
  },
  {
    why: 'unit-price',
    pii: false,
    patterns: [
      /[@＠]\s?\d+(?:[.,]\d+)*/g,
      /(?:単価|unit price|rate)[^\d\n]{0,6}\d+(?:[.,]\d+)*\s?(?:円)?(?:\s?\/\s?[a-z0-9㎥]{1,4})?/g,
      /\d+(?:[.,]\d+)*\s?(?:円|yen|銭)\s?(?:\/|毎|per |あたり)\s?[a-z0-9立米リットルキロワ]{0,8}/g,
      /(?:1|一)\s?(?:kwh|m3|立米|l|リットル|kg|キロ)(?:あたり|当たり|につき|=)\s?\d+(?:[.,]\d+)*\s?円?/g,
    ],
  },
  { why: 'power-factor', pii: false, patterns: [/(?:力率|power factor)[^\d\n]{0,6}\d+(?:\.\d+)?\s?%?/g] },
  {
    why: 'count',
    pii: false,
    patterns: [
      /(?<![\d.,〜])(?<!(?:l|リットル|リッター|kg|キロ|缶|ボンベ|ドラム|タンク)[でをがは×x*]? ?)(?:\d{1,3}(?:,\d{3})+|\d+|[一二三四五六七八九十百千]+)\s?(?:名|人(?!前比)|個|件|台|斤|枚|食|皿|杯分|匹|頭|羽|冊|部屋|部(?![門分])|室|席|品|車|便|軒|歳|才|年目|年間|ヶ月間|か月間|点(?![\d〇一二三四五六七八九])|回目|番|階|号室|坪|㎡(?!の)|畳|泊|組|着|足|箱(?!の)|袋|パック|セット|丁目|番地|号|ページ|人前|kgのパン|ロット|棟|基|機|店舗|社|施設|ヶ所|か所|箇所|カ所|拠点|品目|時間帯|日間|週間|people|persons?|guests?|rooms?|staff|employees|loaves|items|pieces|customers|machines|units? sold|ovens?|minutes?|hours?|days?)/g,
      // 電球を2本替えました: a count, and no fuel.
      /(?:電球|蛍光灯|蛍光管|ランプ|led|タイヤ|フィルター?|電池|照明|エアコン|窓)(?:を|が|の|は|も)?\s?\d+\s?(?:本|個|つ|台|灯|枚)/g,
      /(?:パート|従業員|社員|スタッフ|職員|客|お客さん|定員|人数)(?:が|は)?\s?\d+\s?(?:名|人)?/g,
    ],
  },
  {
    why: 'code',
    pii: false,
    patterns: [
      /(?<![a-z\d])[a-z]{1,4}-\d{2,}(?:-\d+)*(?![a-z\d])/g,
      /(?:no\.?|#|№)\s?\d+/g,
      /(?:番号|番地|暗証|パスコード|パスワード|コード|ピン|password|passcode|pin)(?:は|が|を|:|\s){0,3}\d[\d-]*/g,
      /(?<!\d)\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\d)/g,
    ],
  },
];

/** Digits that are never a value, with the reason; phone numbers and the like are personal. */
export function recogniseMasks({ text }: Normal, _locale: 'ja' | 'en'): readonly MaskMention[] {
  const found: MaskMention[] = [];
  for (const { why, pii, patterns } of rules) {
    for (const match of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((other) => span.start < other.end && other.start < span.end) || isWrong(text, why, span)) continue;
      found.push({ type: 'mask', ...span, why, pii });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const energyUnit = /^\s?(?:kwh|kw|mwh|gwh|m3|立米|立方|リュ|りゅう|l(?![a-z])|リット|リッタ|kl|kg|キロ|トン|円|gj|mj)/;

/** A stretch that is followed by a unit of use is a figure after all, and 025-10 may be a month. */
function isWrong(text: string, why: MaskMention['why'], { start, end }: { start: number; end: number }): boolean {
  if (why === 'postcode' || why === 'count' || why === 'phone') {
    if (energyUnit.test(text.slice(end, end + 6))) return true;
  }
  if (why === 'postcode' && /[=〜/]/.test(text[start - 1] ?? '')) return true;
  return why === 'code' && /^(?:r|h|s|fy|q|kw|m|l|lpg?|a|co)-?\d/.test(text.slice(start, end));
}
