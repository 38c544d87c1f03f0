/** What a reply may hold that it should not. */
export const findingCodes = [
  'other-firm',
  'phone',
  'email',
  'customer-number',
  'internal-word',
  'placeholder',
  'markup',
  'colleague',
  'channel',
  'empty',
  'too-long',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** A stretch of a text, in UTF-16 units of the original. */
export type Stretch = readonly [from: number, to: number];

/** Something found in a draft. `id` is the same for the same text, so that it can be confirmed. */
export type Finding = { readonly id: string; readonly code: FindingCode; readonly from: number; readonly to: number };

/** What surrounds a reply: the check knows nobody by itself. */
export type GuardFacts = {
  /** Names of the firm that is written to, and of its people. */
  readonly own: readonly string[];
  /** Every other firm's names and numbers, whatever its programme. */
  readonly others: readonly string[];
  readonly colleagues: readonly string[];
  /** Names of channels, without `#`. */
  readonly channels: readonly string[];
  /** Telephone numbers and addresses that may be given: those of the desk. */
  readonly contacts: readonly string[];
};

/** A draft as the rules see it; `text` has the length of the original, so that stretches are those of it. */
export type Draft = { readonly text: string; readonly facts: GuardFacts };
export type GuardRule = (draft: Draft) => readonly Stretch[];

const fatal: ReadonlySet<string> = new Set<FindingCode>(['empty', 'too-long']);

/** Whether confirming does not help: the text has to be changed. */
export function mustChange(findingId: string): boolean {
  return fatal.has(findingId.split(':')[0] ?? '');
}

/** A finding with its id. */
export function finding(code: FindingCode, [from, to]: Stretch): Finding {
  return { id: `${code}:${from}-${to}`, code, from, to };
}

/** Every stretch that a pattern finds; the pattern has to be global. */
export function stretches(text: string, pattern: RegExp): readonly Stretch[] {
  return [...text.matchAll(pattern)].map((found): Stretch => [found.index, found.index + found[0].length]);
}
