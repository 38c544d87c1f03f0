import type { Sheet } from './page/sheet.ts';

/** What a bill can be for: the kinds of energy, water and waste. */
export const billKinds = [
  'electricity',
  'city_gas',
  'lpg',
  'kerosene',
  'diesel',
  'gasoline',
  'heavy_oil_a',
  'water',
  'waste',
] as const;
export type BillKind = (typeof billKinds)[number];

/** Units as bills are read in. */
export type BillUnit = 'kWh' | 'm3' | 'L' | 'kg' | 't';

/** The units a kind is sold in, the usual one first. */
export const unitsOf: Readonly<Record<BillKind, readonly BillUnit[]>> = {
  electricity: ['kWh'],
  city_gas: ['m3'],
  lpg: ['m3', 'kg'],
  kerosene: ['L'],
  diesel: ['L'],
  gasoline: ['L'],
  heavy_oil_a: ['L'],
  water: ['m3'],
  waste: ['kg', 't', 'm3'],
};

// Words and how much they say. Each counts once, however often it stands there.
const signs: Readonly<Record<BillKind, readonly (readonly [RegExp, number])[]>> = {
  electricity: [
    [/電気(ご?使用|料金|ご請求|の?お知らせ|供給)/, 5],
    [/電力(量|料金|会社|株式)?|でんき/, 3],
    [/k[wｗ]h|キロワット/i, 4],
    [/供給地点(特定)?番号/, 4],
    [/再エネ|再生可能エネ|燃料費調整|電源調達/, 4],
    [/従量電灯|高[圧庄]|低[圧庄]|力率|kVA|動力/i, 3],
  ],
  city_gas: [
    [/都市ガス/, 7],
    [/ガス(ご?使用|料金|供給)/, 4],
    [/原料費調整/, 5],
    [/1[23]A(?![a-z])|4[56]MJ/, 4],
    [/ガス/, 3],
    [/(東京|大阪|東邦|西部|京葉|北海道|静岡|広島|仙台市?)ガス|瓦斯/, 4],
    [/単位料金/, 2],
  ],
  lpg: [
    [/[LI][Pp]ガス|LPG|(^|[^A-Z])Pガス/im, 8],
    [/プロ[パバハ]ン/, 8],
    [/液化石油/, 6],
    [/い号|ボンベ|容器/, 3],
    [/保安(点検|サービス|料)|調整器/, 8],
    [/ガス/, 2],
  ],
  kerosene: [
    [/灯油|燈油/, 9],
    [/[白自]灯/, 3],
    [/ホームタンク|ローリー/, 2],
  ],
  diesel: [
    [/軽油(?!引取)|ケイユ|ケイ油/, 8],
    [/引取税(?!.{0,4}(対象外|非課税|免税))/, 6],
    [/ディーゼル/, 4],
    // A filling station's receipt whose fuel cannot be read: of both the owner is asked which.
    [/オイル交換|レーン\d/, 2.9],
    [/石油|給油|スタンド|SS/, 3],
  ],
  gasoline: [
    [/レギュラ|レキュラ|レギユラ/, 8],
    [/ハイオク/, 8],
    [/ガソリン|[RP][-ー]?GAS/i, 8],
    [/無鉛/, 4],
    [/オイル交換|レーン\d/, 3],
    [/石油|給油|スタンド|SS/, 3],
  ],
  heavy_oil_a: [
    [/[AＡ]重油/, 10],
    [/重油|ジュウユ/, 8],
    [/LSA|ボイラ/, 3],
  ],
  water: [
    [/上?水道(料金|使用|局|部)?/, 5],
    [/下水道/, 4],
    [/使用水量|水量/, 5],
    [/水栓|量水器|[口ロ]径/, 3],
    [/水道企業団|水道局/, 4],
  ],
  waste: [
    [/産業廃棄物|産廃/, 7],
    [/廃棄物|廃プラ|廃油|汚泥|木くず|金属くず|ごみ|ゴミ/, 4],
    [/マニフェスト|管理票/, 6],
    [/計量(証明|票|伝票)/, 4],
    [/正味重量|空車重量|風袋/, 4],
    [/処[分理](料|費)/, 3],
    [/収集運搬|処分費|処理費|処分受託|運搬受託/, 5],
    [/排出事業(者|場)/, 4],
    [/一般廃棄物|事業系/, 4],
  ],
};

// What says that it is no bill of these, whatever else is written there.
const against: readonly (readonly [RegExp, number])[] = [
  [/メニュー|ランチ|定食|ビール|ドリンク|会議|議事|名刺|見積(?!も?り?額)|アジェンダ/, 4],
  [/代表取締役|E-?mail|@[a-z]/i, 3],
  [/定格|型式|製造(年|者|番号)|消費電力量?\d|省エネ(基準|ラベル)/, 6],
  [/お?見積(書|り)|工事一式/, 6],
];

export type KindScore = { readonly kind: BillKind; readonly score: number };

/** How much speaks for each kind, the likeliest first. Oil for ships named in passing does not make a bill of it. */
export function kindScores(sheet: Sheet): readonly KindScore[] {
  const text = sheet.text.replaceAll(' ', '');
  const minus = against.reduce((sum, [sign, weight]) => (sign.test(text) ? sum + weight : sum), 0);
  const scores = billKinds.map((kind) => ({
    kind,
    score: signs[kind].reduce((sum, [sign, weight]) => (sign.test(text) ? sum + weight : sum), -minus),
  }));
  return scores.sort((a, b) => b.score - a.score);
}
