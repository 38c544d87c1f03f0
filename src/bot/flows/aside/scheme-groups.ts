import type { SchemeConflict, SchemeMatch } from '../../../engine/scheme/match.ts';

/** Schemes for the same thing, the nearest first, with what of them cannot be combined. */
export type SchemeGroup = {
  readonly matches: readonly SchemeMatch[];
  /** What they are all for; empty for a scheme that stands alone. */
  readonly shared: readonly string[];
  readonly conflicts: readonly SchemeConflict[];
};

/** Puts schemes of city, prefecture and nation that pay for the same measures side by side; each stands once. */
export function groupsOf(
  matches: readonly SchemeMatch[],
  conflicts: readonly SchemeConflict[],
): readonly SchemeGroup[] {
  const [first, ...others] = matches;
  if (first === undefined) return [];
  const isBeside = (one: SchemeMatch): boolean =>
    one.measures.some((id) => first.measures.includes(id)) || conflicts.some((each) => isBetween(each, first, one));
  const members = [first, ...others.filter(isBeside)];
  const shared = first.measures.filter((id) => members.every(({ measures }) => measures.includes(id)));
  const group: SchemeGroup = {
    matches: members,
    shared: members.length > 1 ? shared : [],
    conflicts: conflicts.filter(({ schemes }) => schemes.some((id) => members.some(({ scheme }) => scheme.id === id))),
  };
  const told = new Set(group.conflicts);
  const left = conflicts.filter((one) => !told.has(one));
  return [
    group,
    ...groupsOf(
      others.filter((one) => !isBeside(one)),
      left,
    ),
  ];
}

function isBetween({ schemes }: SchemeConflict, one: SchemeMatch, other: SchemeMatch): boolean {
  return schemes.includes(one.scheme.id) && schemes.includes(other.scheme.id);
}
