/** A date as printed: what is not printed is null. */
export type PrintedDate = { readonly year: number | null; readonly month: number; readonly day: number | null };

/** Where a date, or a range of dates, stands in a text. */
export type FoundDate = {
  readonly at: number;
  readonly end: number;
  readonly from: PrintedDate | null;
  readonly date: PrintedDate;
};

const era = '(?:令和|合和|令利|合利|令[和利]|R|Ｒ)';
const year = `(?<y>(?:20\\d\\d)|(?:${era}\\.?(?:\\d{1,2}|元))|(?:'?\\d{1,2}))`;
const whole = new RegExp(`${year}[年./-](?<m>\\d{1,2})(?:[月./-](?<d>\\d{1,2})(?:日|(?![\\d,])))?`);
const yearless = /(?<m>\d{1,2})(?:月|\/)(?:(?<d>\d{1,2})(?:日|(?![\d,/])))?/;
const between = /^\)?(?:[~ー-]{1,2}|から|より)\(?(?:まで)?/;

/** The western year. Two digits are an era's where they are small, else the century's. */
function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = /元/.test(text) ? 1 : Number(text.replace(/\D/g, ''));
  if (number >= 2000) return number;
  if (number >= 19 && number < 60 && !new RegExp(era).test(text)) return 2000 + number;
  return number >= 1 && number < 40 ? 2018 + number : null;
}

type Piece = { readonly length: number; readonly at: number; readonly date: PrintedDate };

function pieceAt(text: string, from: number): Piece | null {
  const rest = text.slice(from);
  const long = whole.exec(rest);
  const short = yearless.exec(rest);
  // `5/9` inside `2025/5/9` is no date of its own.
  const match = long !== null && (short === null || long.index <= short.index) ? long : short;
  if (match?.groups === undefined) return null;
  const { y, m, d } = match.groups;
  const date = { year: yearOf(y), month: Number(m), day: d === undefined ? null : Number(d) };
  return { at: from + match.index, length: match[0].length, date };
}

const isPossible = ({ month, day }: PrintedDate): boolean => month >= 1 && month <= 12 && (day === null || (day >= 1 && day <= 31));

/** Dates and ranges in a text, in order. `5/9~6/8` is one range. */
export function datesIn(text: string): readonly FoundDate[] {
  const found: FoundDate[] = [];
  for (let at = 0; at < text.length; ) {
    const first = pieceAt(text, at);
    if (first === null) break;
    const end = first.at + first.length;
    const bridge = between.exec(text.slice(end));
    const second = bridge === null ? null : followerAt(text, end + bridge[0].length, first.date);
    if (!isPossible(first.date)) at = first.at + 1;
    else if (second !== null && isPossible(second.date)) {
      at = second.at + second.length;
      found.push({ at: first.at, end: at, from: first.date, date: second.date });
    } else {
      at = end;
      found.push({ at: first.at, end, from: null, date: first.date });
    }
  }
  return found;
}

/** The second of a range stands right behind; its year, or year and month, may be those of the first. */
function followerAt(text: string, from: number, first: PrintedDate): Piece | null {
  const next = pieceAt(text, from);
  if (next !== null && next.at - from <= 1) return next.date.day === null && first.day !== null ? null : next;
  const day = /^(\d{1,2})日/.exec(text.slice(from));
  if (day === null) return null;
  return { at: from, length: day[0].length, date: { year: first.year, month: first.month, day: Number(day[1]) } };
}
