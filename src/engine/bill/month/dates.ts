/** A date as printed: what is not printed is null. */
export type PrintedDate = { readonly year: number | null; readonly month: number; readonly day: number | null };

/** Where a date, or a range of dates, stands in a text. */
export type FoundDate = {
  readonly at: number;
  readonly end: number;
  readonly from: PrintedDate | null;
  readonly date: PrintedDate;
};

// Recognisers see 令 as 今 and 合, and 和 as 利.
const era = '(?:[令今合久信介][和利租]|[RＲ])';
const day = '(?:[月./-](?<d>\\d{1,2})(?:日|(?![\\d,])|(?=20\\d\\d年)))?月?';
// 「使用月:2025年」 is a date, 「12:30」 is none; 「04/01-04/30」 holds no 「01-04/30」.
const alone = '(?<![\\d,./-])(?<!\\d:)';

/** How dates are written, the surest first. */
const forms: readonly RegExp[] = [
  `${alone}(?<y>20\\d\\d)[年./-](?<m>\\d{1,2})${day}`,
  `(?<y>${era}\\.?(?:\\d{1,2}|元))[年./-](?<m>\\d{1,2})${day}`,
  `${alone}(?<y>'?\\d{1,2})年(?<m>\\d{1,2})(?:月(?<d>\\d{1,2})日|月)`,
  `${alone}'?(?<y>\\d{2})(?<mark>[./-])(?<m>\\d{1,2})\\k<mark>(?<d>\\d{1,2})(?:(?![\\d,./])|(?=20\\d\\d年))`,
  `${alone}(?<m>\\d{1,2})月(?:(?<d>\\d{1,2})日)?`,
  `${alone}(?<m>\\d{1,2})/(?<d>\\d{1,2})(?:(?![\\d,./])|(?=20\\d\\d年))`,
].map((form) => new RegExp(form));

const between = /^\)?(?:[~ー一へヘ〜-]{1,2}|から|より|\s)\(?/;

/** The western year. Two digits are an era's where they are small, else the century's. */
function yearOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const number = text.includes('元') ? 1 : Number(text.replace(/\D/g, ''));
  if (number >= 2000) return number;
  if (number >= 19 && number < 60 && /^'?\d/.test(text)) return 2000 + number;
  return number >= 1 && number < 40 ? 2018 + number : null;
}

type Piece = { readonly length: number; readonly at: number; readonly date: PrintedDate };

/** The first date from there on; of two that begin at the same place, the one that says more. */
function pieceAt(text: string, from: number): Piece | null {
  // What stands before decides whether a number stands alone, so the text is blanked and not cut.
  const rest = ' '.repeat(from) + text.slice(from);
  const matches = forms.map((form) => form.exec(rest)).filter((match) => match !== null);
  if (matches.length === 0) return null;
  const match = matches.reduce((a, b) => (b.index < a.index ? b : a));
  const { y, m, d } = match.groups ?? {};
  const date = { year: yearOf(y), month: Number(m), day: d === undefined ? null : Number(d) };
  return { at: match.index, length: match[0].length, date };
}

const isPossible = ({ month, day }: PrintedDate): boolean =>
  month >= 1 && month <= 12 && (day === null || (day >= 1 && day <= 31));

const points = /(?<![\d,.])(\d{1,2})[.,](\d{1,2})(?:[~ー〜-]|から)(\d{1,2})[.,](\d{1,2})(?![\d,.])/g;

/** `12.13~2.12`: with points (or commas, as they are misread) in between only a range is surely one of dates. */
function pointedRange(text: string, from: number): FoundDate | null {
  points.lastIndex = from;
  const match = points.exec(text);
  if (match === null) return null;
  const [fromMonth = 0, fromDay = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const first = { year: null, month: fromMonth, day: fromDay };
  const date = { year: null, month, day };
  if (!isPossible(first) || !isPossible(date)) return null;
  return { at: match.index, end: match.index + match[0].length, from: first, date };
}

/** Dates and ranges in a text, in order. `5/9~6/8` is one range. */
export function datesIn(text: string, from = 0): readonly FoundDate[] {
  const pointed = pointedRange(text, from);
  const first = pieceAt(text, from);
  if (pointed !== null && pointed.at <= (first?.at ?? pointed.at)) return [pointed, ...datesIn(text, pointed.end)];
  if (first === null) return [];
  if (!isPossible(first.date)) return datesIn(text, first.at + 1);
  const second = followerAt(text, first.at + first.length, first.date);
  const end = second === null ? first.at + first.length : second.at + second.length;
  const one = { at: first.at, end, from: second === null ? null : first.date, date: (second ?? first).date };
  return [one, ...datesIn(text, end)];
}

const isAlike = (date: PrintedDate, first: PrintedDate): boolean =>
  isPossible(date) && (date.day === null) === (first.day === null);

/** What stands between the two; a sign that blurs into a point is one where the first ends with 「日」. */
function bridgeAt(text: string, end: number): string {
  const rest = text.slice(end);
  return between.exec(rest)?.[0] ?? (text[end - 1] === '日' ? /^[.,・·]/.exec(rest)?.[0] : undefined) ?? '';
}

/** Nothing of it can belong to what follows: 「日」, or an era that begins anew. */
function endsWhole(text: string, end: number, { year, day }: PrintedDate): boolean {
  return text[end - 1] === '日' || (year !== null && day !== null && /^[R令]/.test(text.slice(end)));
}

/** The second of a range stands right behind; its year, or year and month, may be those of the first. */
function followerAt(text: string, end: number, first: PrintedDate): Piece | null {
  const bridge = bridgeAt(text, end);
  const from = end + bridge.length;
  const next = pieceAt(text, from);
  // Without a sign between them they are a range only where both are whole.
  const isWhole = endsWhole(text, end, first) && (next?.date.year === null) === (first.year === null);
  if (next?.at === from && (bridge !== '' || isWhole) && isAlike(next.date, first)) return next;
  const last = bridge === '' ? null : /^(\d{1,2})日/.exec(text.slice(from));
  if (last === null) return null;
  return { at: from, length: last[0].length, date: { year: first.year, month: first.month, day: Number(last[1]) } };
}
