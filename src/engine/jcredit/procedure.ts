/** A step on the way to credits, by its code, with the answer that explains it. */
export type CreditStep = { readonly id: string; readonly faq: string };

/** From the idea to the sale, for a project of one's own. @source FAQ items named beside the steps */
export const ownProjectSteps = [
  { id: 'start-date', faq: 'jc-2yr' },
  { id: 'additionality', faq: 'jc-add' },
  { id: 'subsidy-terms', faq: 'jc-subsidy' },
  { id: 'methodology', faq: 'jc-method' },
  { id: 'account', faq: 'jc-account' },
  { id: 'plan', faq: 'jc-docs' },
  { id: 'validation', faq: 'jc-who-audit' },
  { id: 'registration', faq: 'jc-flow' },
  { id: 'monitoring', faq: 'jc-monitor' },
  { id: 'verification', faq: 'jc-flow' },
  { id: 'issue', faq: 'jc-sellnow' },
  { id: 'sale', faq: 'jc-sell' },
] as const satisfies readonly CreditStep[];

/** For a member of a programme-type project, whose operator registers and applies. */
export const programmeTypeSteps = [
  { id: 'operator', faq: 'jc-small' },
  { id: 'start-date', faq: 'jc-2yr' },
  { id: 'subsidy-terms', faq: 'jc-subsidy' },
  { id: 'returns', faq: 'jc-local' },
  { id: 'member-facts', faq: 'jc-type' },
  { id: 'monitoring', faq: 'jc-monitor' },
] as const satisfies readonly CreditStep[];

/** Why a registration is not possible within the year. @source FAQ `jc-fail`: staff, data, number of members, cost */
export const delayReasons = ['staff', 'data', 'members', 'cost', 'schedule', 'methodology', 'other'] as const;
export type DelayReason = (typeof delayReasons)[number];

/** What a firm said of it. `words` are its own, shared only where it agreed. */
export type DelayRecord = {
  readonly reasons: readonly DelayReason[];
  readonly words: string | null;
  readonly mayShare: boolean;
};

/** The reasons of many firms: counts, most frequent first, and the words that may be shared, without names. */
export type DelaySummary = {
  readonly firms: number;
  readonly reasons: readonly { readonly reason: DelayReason; readonly firms: number }[];
  readonly words: readonly string[];
};

/** Sums up why registrations were not possible. A firm counts once for a reason. */
export function summariseDelays(records: readonly DelayRecord[]): DelaySummary {
  const reasons = delayReasons
    .map((reason) => ({ reason, firms: records.filter((one) => one.reasons.includes(reason)).length }))
    .filter(({ firms }) => firms > 0)
    .toSorted((a, b) => b.firms - a.firms);
  const words = records.flatMap((one) => (one.mayShare && one.words !== null ? [one.words] : []));
  return { firms: records.length, reasons, words };
}
