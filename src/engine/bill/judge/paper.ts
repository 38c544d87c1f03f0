import type { Page } from '../page/page.ts';
import { type Segment, shared } from '../page/segment.ts';
import type { Sheet } from '../page/sheet.ts';

/** What the whole paper is, where that makes an amount on it doubtful. */
export type PaperTraits = {
  /** It corrects another paper, or takes something back. */
  readonly isCorrection: boolean;
  /** It says what would be used, or is asked for. */
  readonly isOffer: boolean;
  /** It is for several places of use: only their sum is the firm's. */
  readonly isOfSeveral: boolean;
  /** The meter was changed: what one of the two counted is a part. */
  readonly hasTwoMeters: boolean;
  /** The receipt of the month before stands on the notice of this one. */
  readonly hasReceipt: boolean;
  /** The amount used is named where no number stands: it was not read. */
  readonly hasBareName: boolean;
  /** It is for gas and electricity. */
  readonly isOfTwo: boolean;
  /** It speaks of tax, or of what was not paid before: what adds up may be another sum. */
  readonly isTaxed: boolean;
};

const corrections =
  /訂正[前後]|訂正の?お知らせ|赤伝|返品|取消|過誤|還付|返還|再計算|黒伝|▲\d[\d,.]*(k?wh|L|m3|㎥|kg|t\b)/i;
const offers = /シミュレーション|シュミレーション|試算|提案|申込書|診断(書|結果|レポート)|見積/;
const several = /一括請求|(地点|拠点|施設)(別|名|数)|店舗別|[2-9]\d?(地点|拠点|施設|店舗|契約)/;
const twoEnergies = [/電気料金/, /ガス料金/, /\dkWh/i, /\dm3|\d㎥/];
const contracts = [/従量電灯/, /低圧電力/, /深夜電力/, /業務用電力/];
const oldMeter = '旧(?:計器|計量器|メータ)|取[替換]前|交換前|取外';
const newMeter = '新(?:計器|計量器|メータ)|取[替換]後|交換後|取付時';
// 「取替前計量値」 stands on every slip of some suppliers, with nothing behind it.
const aMeter = new RegExp(`(?:${oldMeter}|${newMeter})[^\\d\\n]{0,8}\\d`);
const meters = [new RegExp(oldMeter), new RegExp(newMeter)];

/** Of a paper that nothing is known of. */
export const noTraits: PaperTraits = {
  isCorrection: false,
  isOffer: false,
  isOfSeveral: false,
  hasTwoMeters: false,
  hasReceipt: false,
  hasBareName: false,
  isOfTwo: false,
  isTaxed: false,
};

/** By words that any of the recognisers read. */
export function traitsOf({ text, pages }: Sheet): PaperTraits {
  const words = text.replaceAll(' ', '');
  return {
    isCorrection: corrections.test(words),
    isOffer: offers.test(words),
    isOfSeveral: several.test(words) || contracts.filter((name) => name.test(words)).length > 1,
    hasTwoMeters: aMeter.test(words) || meters.every((one) => one.test(words)),
    hasBareName: hasBareName(pages.kana),
    isOfTwo: /ガス[・･と]電気|電気[・･と]ガス/.test(words) || twoEnergies.every((sign) => sign.test(words)),
    isTaxed: /消費税|税抜|繰越|残高|未納|未払/.test(words),
    hasReceipt: /領収(証|金額)|振替済/.test(words) && /お知らせ|検針/.test(words),
  };
}

const name = /^[^\p{L}]*(今回|当月|今月|本月)?の?[おご]?(使用|利用)(電力|水|ガス)?量(合計)?[^\p{L}\d]*$/u;

function hasBareName({ rows }: Page): boolean {
  return rows.some((row, at) =>
    row.some(
      (cell, index) =>
        name.test(cell.text) &&
        !row.slice(index + 1).some(hasFigure) &&
        !rows.slice(at + 1, at + 3).some((below) => below.some((one) => hasFigure(one) && isUnder(one, cell))),
    ),
  );
}

const hasFigure = ({ text }: Segment): boolean => /\d/.test(text);

function isUnder({ box: [x, , width] }: Segment, { box }: Segment): boolean {
  return shared(x, width, box[0], box[2]) > 0.1;
}
