/** What a check of the tables can find. */
export const findingCodes = [
  'row-unreadable',
  'value-missing',
  'duplicate-id',
  'value-changed',
  'source-missing',
  'source-address-missing',
  'source-unused',
  'validity-gap',
  'validity-overlap',
  'value-out-of-range',
  'fraction-differs-from-published',
  'residual-and-total-missing',
  'substitute-missing',
  'edition-missing',
] as const;

/** One of the things a check of the tables can find. */
export type FindingCode = (typeof findingCodes)[number];

/** Something a person must look at before the tables are trusted; `error` means that they must not be used. */
export type FactorFinding = {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly id: string;
  readonly detail: string;
};
