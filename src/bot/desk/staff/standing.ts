/** What a person may be in a programme. Consultants hold cases; officials see sums; operators run the programme. */
export const staffRoles = ['consultant', 'official', 'operator'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** What decides whether somebody may act; days are `YYYY-MM-DD` in Japan. */
export type Standing = {
  readonly approvedOn: string;
  /** The last day on which the training is valid; null before any. */
  readonly trainedUntil: string | null;
  readonly ended: boolean;
};

/** Why somebody may not act; `staff-unknown`: nobody of this programme. */
export type StaffRefusal = 'staff-unknown' | 'staff-ended' | 'staff-not-approved' | 'staff-not-trained';

/** Why this person may not act today; null when the person may. */
export function refusalToday({ approvedOn, trainedUntil, ended }: Standing, today: string): StaffRefusal | null {
  if (ended) return 'staff-ended';
  if (approvedOn > today) return 'staff-not-approved';
  if (trainedUntil === null || trainedUntil < today) return 'staff-not-trained';
  return null;
}
