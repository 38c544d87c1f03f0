import { isAtMost, type KnownRange, type SchemeProfile } from './profile.ts';

/** The four groups of the SME Basic Act (中小企業基本法). */
type SizeGroup = 'other' | 'wholesale' | 'service' | 'retail';

/**
 * 中小企業者: capital up to `yen` or regular employees up to `people`. 小規模企業者: employees up to `small`.
 * @source 中小企業基本法（昭和38年法律第154号）第2条第1項・第5項
 */
const limits: Readonly<Record<SizeGroup, { yen: number; people: number; small: number }>> = {
  other: { yen: 300_000_000, people: 300, small: 20 },
  wholesale: { yen: 100_000_000, people: 100, small: 5 },
  service: { yen: 50_000_000, people: 100, small: 5 },
  retail: { yen: 50_000_000, people: 50, small: 5 },
};

const all: readonly SizeGroup[] = ['other', 'wholesale', 'service', 'retail'];
const retailGroups = new Set(['56', '57', '58', '59', '60', '61', '76', '77']);
const serviceDivisions = new Set(['L', 'O', 'P', 'Q', 'R']);

/** Divisions in which hospitals, schools and associations are common, which the Act does not count whatever their size. */
const seldomCompanies = new Set(['O', 'P', 'Q']);

/** Divisions whose major groups do not all belong to one group of the Act. */
const mixed: Readonly<Record<string, (major: string | undefined) => readonly SizeGroup[]>> = {
  I: (major) => (major === undefined ? ['wholesale', 'retail'] : [retailGroups.has(major) ? 'retail' : 'wholesale']),
  M: (major) => (major === undefined ? ['service', 'retail'] : [retailGroups.has(major) ? 'retail' : 'service']),
  N: (major) => (major === '78' || major === '80' ? ['service'] : ['service', 'other']),
  G: (major) => (major === '38' || major === '39' ? ['service'] : ['service', 'other']),
  K: (major) => (major === '70' ? ['service'] : ['service', 'other']),
};

/**
 * The groups an industry may belong to; several where the class is too wide, as parts of G, K and N are services by
 * their minor groups, which profiles do not hold.
 * @source 中小企業庁「日本標準産業分類の改訂に伴う中小企業の範囲の取扱いについて」: 飲食店 counts as 小売業
 */
function groupsOf(industry: string | null): readonly SizeGroup[] {
  if (industry === null || industry === 'ALL') return all;
  const [division = '', major] = industry.split('-');
  if (serviceDivisions.has(division)) return ['service'];
  return mixed[division]?.(major) ?? ['other'];
}

/** Whether a firm is one of the Act's 中小企業者 or 小規模企業者; null when what is known does not decide it. */
export function isOfSize(size: 'sme' | 'small', profile: SchemeProfile): boolean | null {
  if (profile.form === 'other') return false;
  const division = profile.industry?.slice(0, 1) ?? '';
  if (profile.form === null && seldomCompanies.has(division)) return null;
  const answers = groupsOf(profile.industry).map((group) => fits(size, group, profile));
  const [first = null] = answers;
  return answers.every((answer) => answer === first) ? first : null;
}

function fits(size: 'sme' | 'small', group: SizeGroup, profile: SchemeProfile): boolean | null {
  const { yen, people, small } = limits[group];
  const byPeople = isAtMost('employees', size === 'sme' ? people : small, profile);
  if (size === 'small' || profile.form === 'sole') return byPeople;
  const byCapital = isAtMost('capitalYen', yen, profile);
  if (byPeople === true || byCapital === true) return true;
  // Too many people: a company may still be small by its capital, as one of the two is enough.
  return byPeople === false && byCapital === false ? false : null;
}

/** What an owner can still be asked about the size. */
export type SizeQuestion = 'form' | 'employees' | 'capital';

/** The question that brings the size nearer; null when it is decided, or when no answer of an owner's decides it. */
export function sizeQuestion(size: 'sme' | 'small', profile: SchemeProfile): SizeQuestion | null {
  if (isOfSize(size, profile) !== null) return null;
  const { employees, capitalYen, ranges, form } = profile;
  if (form === null && seldomCompanies.has(profile.industry?.slice(0, 1) ?? '')) return 'form';
  if (employees === null && ranges.employees === undefined) return 'employees';
  if (size === 'small') return null;
  // Too many people: what is left is the capital, which sole proprietors do not have.
  if (form === null) return 'form';
  return form === 'company' && capitalYen === null && ranges.capitalYen === undefined ? 'capital' : null;
}

/** The ranges of people or capital that decide the size in an industry, smallest first. */
export function sizeRanges(of: 'employees' | 'capitalYen', industry: string | null): readonly KnownRange[] {
  const bounds = groupsOf(industry).flatMap((group) =>
    of === 'employees' ? [limits[group].small, limits[group].people] : [limits[group].yen],
  );
  const ends = [...new Set(bounds)].toSorted((a, b) => a - b);
  return [...ends, null].map((upTo, index) => ({ over: ends[index - 1] ?? 0, upTo }));
}
