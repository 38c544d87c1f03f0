import type { ReportFirm } from './input.ts';

/** The five items that the client's periodic report must have, in their order. */
export const mandatoryItems = ['profile', 'energy', 'trend', 'proposals', 'opinions'] as const;
export type MandatoryItem = (typeof mandatoryItems)[number];

/** An item that is not there; `firms`: of which firms, or empty where it is missing altogether. */
export type Lack = { readonly item: MandatoryItem; readonly firms: readonly number[] };

/** A firm with what its report says of trend and issues. */
export type Checked = { readonly firm: ReportFirm; readonly reported: boolean };

/**
 * What is missing before a periodic report can be handed in. Place, industry and employees are asked of each firm, and
 * figures too; proposals and opinions of at least one, as nobody can be made to have an opinion.
 */
export function lacksOf(checked: readonly Checked[]): readonly Lack[] {
  const firms = checked.map(({ firm }) => firm);
  const without = (lacks: (one: Checked) => boolean): readonly number[] =>
    checked.filter(lacks).map(({ firm }) => firm.number);
  const lacks: Readonly<Record<MandatoryItem, readonly number[] | 'all' | null>> = {
    profile: someOrNull(without(({ firm }) => [firm.place, firm.industry, firm.employees].includes(null))),
    energy: someOrNull(without(({ reported }) => !reported)),
    trend: checked.some(({ reported }) => reported) ? null : 'all',
    proposals: firms.some(({ proposals }) => proposals.length > 0) ? null : 'all',
    opinions: firms.some(({ opinions }) => opinions.length > 0) ? null : 'all',
  };
  return mandatoryItems.flatMap((item) => {
    const lack = checked.length === 0 ? 'all' : lacks[item];
    if (lack === null) return [];
    return [{ item, firms: lack === 'all' ? [] : lack }];
  });
}

function someOrNull(numbers: readonly number[]): readonly number[] | null {
  return numbers.length === 0 ? null : numbers;
}
