/** The calendar day in Japan, which knows no summer time. */
export function dayInJapan(at: Date): string {
  return new Date(at.getTime() + 9 * 3_600_000).toISOString().slice(0, 10);
}
