import { pattern } from './pattern.ts';

/**
 * How a period's words go on: where they end, whether a bill's month is meant, whether it is only compared with.
 * `paper`: the month of a reading or a bill, behind which another month of use may stand.
 */
export type Tail = {
  readonly end: number;
  readonly billed: boolean;
  readonly compared: boolean;
  readonly paper: boolean;
};

const PLAIN = pattern(
  '(?:度分|度(?![目数])|(?:の)?(?:ご)?(?:使用|利用|検針)分|検針(?![票員値結日前分時]|の)|ぶん(?![のか])|分(?!の[1-9一二三]|散|割|類|析|別)|付け?(?![属近加け])|中(?![旬部古止心身学小])|末(?![日端尾]))',
);
const BILLED = pattern('(?:の)?(?:ご)?(?:請求分|支払い?分)');
const COMPARED = pattern(
  "(?:の(?:もの|分|やつ|数字|値|使用量))?(?:比(?!較的)|対比|並み?|なみ|より(?!\\s*\\d{1,2}[月日])|と(?:ほぼ|だいたい|大体|全く|まったく)?(?:同|おな|おんな|一緒|いっしょ|変わ|かわ|比べ|くらべ|比較)|に(?:比べ|くらべ)|どおり|通り(?!道)|\\s+than|'s? level)",
);

const PAPER = pattern('(?:の)?(?:ご)?(?:検針|請求|支払)(?!票|書|額|金|員|値|結果|日|予定)');

/** Reads 分, 度, 使用分, 検針分, 請求分 behind a period, and looks on for より, と同じ, 比. */
export function readTail(text: string, at: number): Tail {
  const billed = BILLED(text, at);
  const end = billed?.end ?? PLAIN(text, at)?.end ?? at;
  return { end, billed: billed !== null, compared: COMPARED(text, end) !== null, paper: PAPER(text, at) !== null };
}
