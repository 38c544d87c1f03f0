import type { Effect } from './effect.ts';
import { type Figure, isPicked, type Pick, suppressed, unnamed } from './figure.ts';
import type { Line } from './line.ts';
import { isEnergy } from './pairing.ts';
import type { Part } from './part.ts';
import type { Report } from './report-shape.ts';
import type { SourceUse } from './sources.ts';
import { tooSmall } from './suppress.ts';

/** The report as everybody may read it: sums of enough firms, nothing of one firm, no line of a ledger. */
export function forEverybody(report: Report): Report {
  const { lines, fewest, whole } = report;
  const firmsOf = (pick: Pick): ReadonlySet<number> =>
    new Set(lines.filter((line) => isPicked(line, pick)).map(({ firm }) => firm));
  const judge = { fewest, firmsOf };
  const enough = report.counts.firms >= fewest;
  return {
    ...report,
    firms: [],
    lines: [],
    counts: { ...report.counts, routes: null },
    delays: { firms: 0, reasons: [] },
    whole: {
      ...whole,
      now: alone(whole.now, judge),
      before: alone(whole.before, judge),
      months: monthsFor(whole, judge),
      kinds: kindsFor(whole, judge, 'kinds'),
      others: kindsFor(whole, judge, 'others'),
      effect: effectFor(whole.effect, { ...judge, lines }),
    },
    groups: report.groups.map((group) => ({
      ...group,
      ...(enough ? { co2: unnamed(group.co2) } : { firms: null, co2: suppressed(group.co2) }),
    })),
    sources: enough ? report.sources.flatMap(openSource) : [],
  };
}

/** A factor of one supplier may be that of one firm, and one that staff entered always is. */
function openSource(source: SourceUse): readonly SourceUse[] {
  return source.factorIds.every((id) => id.startsWith('custom.')) ? [] : [{ ...source, factorIds: [] }];
}

type Judge = { readonly fewest: number; readonly firmsOf: (pick: Pick) => ReadonlySet<number> };

function alone(figure: Figure, { fewest, firmsOf }: Judge): Figure {
  return firmsOf(figure.pick).size < fewest ? suppressed(figure) : unnamed(figure);
}

/** Hides what is too small within a list of figures that add up to a figure that is told. */
function among(figures: readonly Figure[], { fewest, firmsOf }: Judge): readonly Figure[] {
  const hidden = tooSmall(
    figures.map((figure, at) => ({ key: String(at), firms: firmsOf(figure.pick) })),
    fewest,
  );
  return figures.map((figure, at) =>
    hidden.has(String(at)) || firmsOf(figure.pick).size === 0 ? suppressed(figure) : unnamed(figure),
  );
}

function monthsFor({ months }: Part, judge: Judge): Part['months'] {
  const now = among(
    months.map((one) => one.now),
    judge,
  );
  const before = among(
    months.map((one) => one.before),
    judge,
  );
  return months.map((one, at) => ({
    ...one,
    now: now[at] ?? suppressed(one.now),
    before: before[at] ?? suppressed(one.before),
  }));
}

function kindsFor(part: Part, judge: Judge, list: 'kinds' | 'others'): Part['kinds'] {
  const kinds = part[list];
  const told = (of: 'use' | 'useBefore' | 'co2' | 'co2Before'): readonly Figure[] =>
    among(
      kinds.map((one) => one[of]),
      judge,
    );
  const [use, useBefore, co2, co2Before] = [told('use'), told('useBefore'), told('co2'), told('co2Before')];
  return kinds.map((one, at) => ({
    kind: one.kind,
    use: use[at] ?? suppressed(one.use),
    useBefore: useBefore[at] ?? suppressed(one.useBefore),
    co2: co2[at] ?? suppressed(one.co2),
    co2Before: co2Before[at] ?? suppressed(one.co2Before),
  }));
}

/** Where few firms have months that are not compared, the whole less the comparison would be theirs. */
function effectFor(effect: Effect, { fewest, lines }: Judge & { readonly lines: readonly Line[] }): Effect {
  const left = (year: 'now' | 'before'): number =>
    new Set(lines.flatMap((line) => (line.year === year && !line.paired && isEnergy(line.kind) ? [line.firm] : [])))
      .size;
  const safe = [left('now'), left('before')].every((size) => size === 0 || size >= fewest);
  if (effect.firms >= fewest && safe) return { ...effect, before: unnamed(effect.before), now: unnamed(effect.now) };
  const hidden = { change: null, percent: null, parts: null };
  return { ...effect, ...hidden, before: suppressed(effect.before), now: suppressed(effect.now) };
}
