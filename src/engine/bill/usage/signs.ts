import type { Sheet } from '../page/sheet.ts';
import { recognisers } from '../scan.ts';

/** Words beside or above a number, and how much they speak for its being the amount used. */
export type Sign = { readonly pattern: RegExp; readonly weight: number; readonly reason: string };

export const labelSigns: readonly Sign[] = [
  { pattern: /(使用|ご利用|供給|買電)(電力|水|ガス)?量|使用電力$|使用水$|使[用甲]量/, weight: 6, reason: 'label' },
  { pattern: /給油量|納入量|販売量|納品数量|排出量|処分量|処理量|重量|正味|計量値|数量/, weight: 5, reason: 'label' },
  { pattern: /^(電力量|全日電力量|電力量合計|水量|差引|差|検針水量|汚水量)$/, weight: 3, reason: 'label' },
];

export const headSigns: readonly Sign[] = [
  { pattern: /(使用|ご利用|供給)(電力|水|ガス)?量|使[用甲]量/, weight: 4, reason: 'column' },
  { pattern: /数量|給油量|重量|正味|処分量|電力量|水量/, weight: 4, reason: 'column' },
];

/** One step of a tariff: its quantity is a part of the whole. */
export const stepSign: Sign = {
  pattern: /(^|[^\d/.:月])\d{1,4}(m3?|㎥|kWh)?[~〜ー](\d{1,4}|m)|\d(m3|㎥|kWh)?(以上|以下|超|まで)/,
  weight: -7,
  reason: 'step',
};

export const totalSigns: Sign = { pattern: /(?<!会)計(?![量器算画始終])|合[言汁]/, weight: 4, reason: 'total' };

/** Hours, days and seasons with prices of their own: what was used in them is a part of the whole. */
const bandsOfTime =
  /昼間|夜間|朝夕|ピーク|夏[季期]|冬[季期]|他季|平日|休日|時間帯|(デイ|ナイト|リビング|ホーム|ファミリー)タイム/;

/** What another month, another meter or a price is called. */
export const againstSigns: readonly Sign[] = [
  {
    pattern: /前年|昨年|前月|先月|前回(?!検針日)|前々|去年|同期|同月|過去|推移|グラフ|履歴|実績|未納|未収|未払|滞納/,
    weight: -16,
    reason: 'other-month',
  },
  { pattern: /平均|1日あたり|一日当|累計|累積|通算|年計|からの/, weight: -16, reason: 'other-time' },
  // 「昨年12月分は1,854kWhです」: of this month nobody says that it was.
  { pattern: /月分?[はI](?!.*使用量)|(?<!\d)年\d{1,2}月/, weight: -9, reason: 'other-month' },
  { pattern: /指示数|指針|指示値|メータ.?値|計量器|取替/, weight: -7, reason: 'meter' },
  // What the customer's own panels made, and others bought.
  { pattern: /売電|余剰|受給|買取|購入(電力)?量|発電(電力)?量/, weight: -12, reason: 'sold' },
  { pattern: bandsOfTime, weight: -4, reason: 'part' },
  {
    pattern:
      /年間|契約.{0,4}使用|基本(使用)?水?量|注文|受注|発注|依頼|認定|責任水量|最低(使用)?水?量|推定|(?<![上・/])下水|汚水|排水|井戸|総重量|空車|風袋|容器|サイズ|本数|個数|回数|台数|人数|車数|枚数/,
    weight: -7,
    reason: 'other-quantity',
  },
  { pattern: /最大|無効|力率|契約電力|契約容量|ご契約|デマンド|口径/, weight: -7, reason: 'other-quantity' },
  {
    pattern: /単価|料金|税|調整|賦課|基本料|金額|請求|代金|値引|残高|預|釣|入金|繰越|振替/,
    weight: -5,
    reason: 'price',
  },
  {
    pattern: /番号|No|コード|車番|カード|電話|TEL|FAX|登録|許可|伝票|〒|住所|場所|伝票/i,
    weight: -8,
    reason: 'number',
  },
  {
    pattern: /目標|予定|予想|上限|まで|超過|段|乗率|倍率|標準|あたり|当[たりり]|につき|ポイント|削減|CO2/,
    weight: -6,
    reason: 'other-quantity',
  },
];

const otherMonth = /(前年|昨年|去年|前月|先月|前回)(同月|同期間?|同月期)?[ご御の]{0,2}(使用|利用)(電力|水|ガス)?量/g;

/** How many amounts of other months the paper names, as whoever saw most of them says. */
export function otherMonthsNamed({ pages }: Sheet): number {
  return Math.max(...recognisers.map((name) => pages[name].text.match(otherMonth)?.length ?? 0));
}
