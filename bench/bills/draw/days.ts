/** Days as `2025-11-09`, months as `2025-11`. */
export type Day = string;

const MS = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

const parts = (day: Day): { year: number; month: number; date: number } => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
};

export const yearOf = (day: Day): number => parts(day).year;
export const monthNumber = (day: Day): number => parts(day).month;
export const dateOf = (day: Day): number => parts(day).date;
export const monthOf = (day: Day): string => day.slice(0, 7);
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * MS).toISOString().slice(0, 10);
export const dayCount = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / MS) + 1;

/** The same date some months on; the date must exist in every month (1 to 28). */
export const addMonths = (day: Day, months: number): Day => {
  const { year, month, date } = parts(day);
  const index = year * 12 + month - 1 + months;
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}-${two(date)}`;
};

export const lastOfMonth = (day: Day): Day => addDays(addMonths(`${monthOf(day)}-01`, 1), -1);

const era = (year: number): string => (year === 2019 ? '元' : String(year - 2018));

/** Ways to write a day with its year. */
export const dayStyles: readonly ((day: Day) => string)[] = [
  (day) => `${yearOf(day)}年${monthNumber(day)}月${dateOf(day)}日`,
  (day) => `令和${era(yearOf(day))}年${monthNumber(day)}月${dateOf(day)}日`,
  (day) => `${yearOf(day)}/${two(monthNumber(day))}/${two(dateOf(day))}`,
  (day) => `${yearOf(day)}.${monthNumber(day)}.${dateOf(day)}`,
  (day) => `R${era(yearOf(day))}.${monthNumber(day)}.${dateOf(day)}`,
  (day) => `R${two(yearOf(day) - 2018)}/${two(monthNumber(day))}/${two(dateOf(day))}`,
  (day) => `${yearOf(day)}年${two(monthNumber(day))}月${two(dateOf(day))}日`,
  (day) => `令和 ${era(yearOf(day))}年 ${monthNumber(day)}月 ${dateOf(day)}日`,
  (day) => `${String(yearOf(day)).slice(2)}/${two(monthNumber(day))}/${two(dateOf(day))}`,
];

/** Ways to write a day without its year. */
export const shortDayStyles: readonly ((day: Day) => string)[] = [
  (day) => `${monthNumber(day)}月${dateOf(day)}日`,
  (day) => `${monthNumber(day)}/${dateOf(day)}`,
  (day) => `${two(monthNumber(day))}/${two(dateOf(day))}`,
  (day) => `${two(monthNumber(day))}月${two(dateOf(day))}日`,
  (day) => `${monthNumber(day)}.${dateOf(day)}`,
];

/** Ways to write a month with its year; `分` is added by the caller. */
export const monthStyles: readonly ((day: Day) => string)[] = [
  (day) => `${yearOf(day)}年${monthNumber(day)}月`,
  (day) => `令和${era(yearOf(day))}年${monthNumber(day)}月`,
  (day) => `${yearOf(day)}年${two(monthNumber(day))}月`,
  (day) => `令和 ${era(yearOf(day))}年${String(monthNumber(day)).padStart(2, ' ')}月`,
  (day) => `R${era(yearOf(day))}年${monthNumber(day)}月`,
];
