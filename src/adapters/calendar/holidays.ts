import calendar from '@holiday-jp/holiday_jp';

const listed: Readonly<Record<string, unknown>> = calendar.holidays;

/** The national holidays of Japan (`YYYY-MM-DD`) from one day to another, both included. */
export function nationalHolidays(from: string, to: string): readonly string[] {
  return Object.keys(listed).filter((day) => from <= day && day <= to);
}

/** The last day the list knows of; after it no holiday is known, which does not mean that there is none. */
export function holidaysKnownUntil(): string {
  return `${Object.keys(listed).toSorted().at(-1)?.slice(0, 4) ?? '0000'}-12-31`;
}
