/** Words around a date, and how much they speak for its naming the month that was used. */
export type DateSign = { readonly pattern: RegExp; readonly weight: number };

/** Right behind 「12月」: the month has a name. */
export const monthNames: readonly DateSign[] = [
  { pattern: /^分?\(?(検針|ご?使用|利用|供給)分/, weight: 10 },
  { pattern: /^(検針分|ご?使用分|ご利用分|供給分|度|期)/, weight: 9 },
  { pattern: /^(分(?!の?(燃料|原料|単価|調整))|検針)/, weight: 8 },
  { pattern: /^ご?請求分/, weight: 7 },
];

/** Before a month without a day: what it is called. */
export const monthLabel: DateSign = { pattern: /対象月|使用月|利用月|検針月分|請求月|料金月|該当月|年月分/, weight: 8 };

const period = /使用期間|対象期間|供給期間|利用期間|検針期間|計量期間|請求期間|取引期間|集計期間|期間/;

/** Of a period only one end was read: which of them it is, nothing says. */
export const halfPeriod: DateSign = { pattern: period, weight: 3 };

/** Beside a date or above it; the first is of periods. */
export const dateSigns: readonly DateSign[] = [
  { pattern: period, weight: 8 },
  monthLabel,
  { pattern: /期別|年度/, weight: 6 },
  { pattern: /検針(月)?日|今回検針|検針年月日/, weight: 5 },
  {
    pattern:
      /納品日|納入日|売上日|配送日|配達日|給油日|お?取引日|ご?利用日|交付(年月)?日|引渡|回収日|収集日|排出日|搬[出入]|計量(年月)?日|受渡|積込|処分日/,
    weight: 5,
  },
  { pattern: /締切|締日|締め|〆|末日/, weight: 4 },
  { pattern: /伝票|日付|年月日|月日/, weight: 3 },
  { pattern: /発行|請求日|作成/, weight: 0 },
];

export const dateAgainst: readonly DateSign[] = [
  { pattern: /前年|昨年|去年|同月|同期|前回|前月|先月/, weight: -9 },
  { pattern: /次回|来月|翌月|予定日/, weight: -8 },
  { pattern: /燃料費|燃調|原料費|調整単価|調整額|単価|単位料金/, weight: -9 },
  { pattern: /支払|振替|期限|期日|納期|引落|振込|入金|領収(?!書)|有効|満了/, weight: -8 },
  { pattern: /契約|許可|登録|改定|適用|開始|終了日|お知らせ|運搬終了|処分終了/, weight: -4 },
];
