import { industryPath } from '../../engine/knowledge/industry-code.ts';
import { type KnownRange, type SchemeProfile, unknownProfile } from '../../engine/scheme/profile.ts';
import type { Facts } from '../facts.ts';
import { listedEquipment } from './equipment.ts';
import { measureSteps } from './measure-steps.ts';
import { placesOf } from './place.ts';
import type { AdviceRecord } from './record.ts';

/** The firm as schemes look at it: what it told when it joined, and what it has answered since. The newest answer counts. */
export function profileOf(facts: Pick<Facts, 'business' | 'programme' | 'advice' | 'today'>): SchemeProfile {
  const { business, advice = [], today } = facts;
  const code = business?.industryCode ?? null;
  const start: SchemeProfile = {
    ...unknownProfile,
    regions: placesOf(facts),
    industry: code === null ? null : industryPath(code),
    employees: business?.employees ?? null,
    measures: wantedMeasures(advice),
    planIsOpen: true,
    equipment: listedEquipment(facts),
  };
  return advice.reduce((profile, record) => answered(profile, record, today), start);
}

function answered(profile: SchemeProfile, record: AdviceRecord, today: string): SchemeProfile {
  if (record.about === 'range') return { ...profile, ranges: withRange(profile.ranges, record, today) };
  if (record.about === 'firm') return { ...profile, [record.said.field]: record.said.value };
  if (record.about !== 'condition') return profile;
  const { [record.key]: _, ...others } = profile.answers;
  return { ...profile, answers: record.answer === null ? others : { ...others, [record.key]: record.answer } };
}

type Ranges = SchemeProfile['ranges'];

function withRange(ranges: Ranges, record: Extract<AdviceRecord, { about: 'range' }>, today: string): Ranges {
  const { [record.of]: _, ...others } = ranges;
  if (record.range === null) return others;
  return { ...others, [record.of]: record.of === 'siteMonths' ? aged(record.range, record.day, today) : record.range };
}

const monthsOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** A site has grown older since its age was told; whole months are sure only one month later. */
function aged({ over, upTo }: KnownRange, told: string, today: string): KnownRange {
  const passed = Math.max(0, monthsOf(today) - monthsOf(told));
  return { over: over + Math.max(0, passed - 1), upTo: upTo === null ? null : upTo + passed };
}

/** Null while the firm has accepted nothing: what it plans is not known. */
function wantedMeasures(advice: readonly AdviceRecord[]): readonly string[] | null {
  const wanted = [...measureSteps(advice)].filter(([, steps]) => steps.at(-1)?.step === 'accepted').map(([id]) => id);
  return wanted.length === 0 ? null : wanted;
}
