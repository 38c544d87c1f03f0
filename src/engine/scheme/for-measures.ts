import { equipmentIds } from '../knowledge/equipment.ts';
import type { MatchSchemes, SchemeRow } from '../measure/advise.ts';
import type { Business } from '../measure/firm.ts';
import type { SchemeMatch, SchemeMatcher } from './match.ts';
import { type SchemeProfile, unknownProfile } from './profile.ts';

/** The schemes of measures as `advise` names them: city, prefecture and nation together, with the state of the day. */
export function schemesForMeasures(match: SchemeMatcher): MatchSchemes {
  return (measureIds, firm, today) => {
    const found = match(measureIds, profileOf(firm), today);
    const recommended = new Set(found.recommended);
    const all = [...found.recommended, ...found.upcoming, ...found.unverified, ...found.closed];
    const rowsOf = (id: string): readonly SchemeRow[] =>
      all.filter(({ measures }) => measures.includes(id)).map((one) => rowOf(one, recommended.has(one)));
    return Object.fromEntries(measureIds.map((id) => [id, rowsOf(id)]));
  };
}

/** What is not said is not known. */
function profileOf({ region, industry, employees, equipment, ownBuilding }: Business): SchemeProfile {
  return {
    ...unknownProfile,
    regions: /^(?:\d{2}|\d{5})$/.test(region ?? '') ? [region ?? ''] : [],
    industry: industry ?? null,
    employees: employees ?? null,
    equipment: equipmentIn(equipment ?? null),
    building: buildingOf(ownBuilding ?? null),
  };
}

function equipmentIn(named: readonly string[] | null): SchemeProfile['equipment'] {
  return named === null ? null : equipmentIds.filter((id) => named.includes(id));
}

function buildingOf(isOwn: boolean | null): SchemeProfile['building'] {
  if (isOwn === null) return null;
  return isOwn ? 'own' : 'rented';
}

function rowOf({ scheme, status, eligibility }: SchemeMatch, isRecommended: boolean): SchemeRow {
  return {
    id: scheme.id,
    name: scheme.name,
    level: scheme.level,
    status: status.status.replaceAll('-', '_'),
    recommended: isRecommended,
    fits: eligibility.overall,
    window: status.window === null ? null : { start: status.window.start, end: status.window.end },
    previousEnd: status.previousEnd,
    mayCloseEarly: status.mayCloseEarly,
    asOf: status.asOf,
    link: scheme.link,
    sources: scheme.sources.map(({ source }) => source),
  };
}
