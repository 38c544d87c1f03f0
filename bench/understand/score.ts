import type { Answer, Line, ScoredEntity, ScoredItem } from './corpus.ts';

/** How one answer stands against what is accepted. */
export type Verdict = {
  readonly frame: boolean;
  /** Something wrong would be stored without a question. */
  readonly silent: boolean;
  /** Asks where no accepted answer does. */
  readonly overAsk: boolean;
  /** Personal data or danger that was not seen. */
  readonly missed: readonly string[];
};

const decisive = ['pii', 'safety'];
const besides = ['cost', 'demand', 'sale'];
const storing = ['report', 'correct', 'same'];
const factors: Readonly<Record<string, readonly [string, number]>> = {
  MWh: ['kWh', 1000],
  kL: ['L', 1000],
  t: ['kg', 1000],
};

/** Compares an answer with the accepted ones. */
export function judge(line: Line, given: Answer): Verdict {
  const accepted = [line.expected, ...line.alternatives];
  const stores = wouldStore(given);
  return {
    frame: accepted.some((answer) => sameFrame(answer, given)),
    silent: stores && !accepted.some((answer) => wouldStore(answer) && sameItems(answer.items, given.items)),
    overAsk: given.ask !== null && accepted.every(({ ask }) => ask === null),
    missed: decisive.filter((flag) => line.expected.flags.includes(flag) && !given.flags.includes(flag)),
  };
}

/** Of the entities that must have been seen, those that were not. */
export function missedEntities(
  expected: readonly ScoredEntity[],
  given: readonly ScoredEntity[],
): readonly ScoredEntity[] {
  return expected.filter((entity) => !given.some((seen) => sameEntity(entity, seen)));
}

function wouldStore({ intent, items, ask }: Answer): boolean {
  return storing.includes(intent) && ask === null && items.some(({ measure }) => !besides.includes(measure));
}

function sameFrame(accepted: Answer, given: Answer): boolean {
  return (
    accepted.intent === given.intent &&
    accepted.ask?.slot === given.ask?.slot &&
    sameItems(accepted.items, given.items) &&
    sameWords(accepted.targets, given.targets) &&
    sameWords(accepted.flags.filter(isDecisive), given.flags.filter(isDecisive))
  );
}

function isDecisive(flag: string): boolean {
  return decisive.includes(flag);
}

// Costs beside a usage do not count.
function sameItems(accepted: readonly ScoredItem[], given: readonly ScoredItem[]): boolean {
  const usage = accepted.some(({ measure }) => measure === 'usage');
  const counted = (items: readonly ScoredItem[]) => (usage ? items.filter((i) => !besides.includes(i.measure)) : items);
  return sameWords(counted(accepted).map(write), counted(given).map(write));
}

function sameWords(left: readonly string[], right: readonly string[]): boolean {
  return [...left].sort().join('\n') === [...right].sort().join('\n');
}

function write({ kind, value, unit, period, site, measure, replaces }: ScoredItem): string {
  const [base, factor] = factors[unit ?? ''] ?? [unit, 1];
  const figure = value === null ? null : Number((value * factor).toPrecision(12));
  const recorded = replaces !== null && /^r\d+$/.test(replaces) ? replaces : null;
  return JSON.stringify([kind, figure, base, period?.from, period?.to, site, measure, recorded]);
}

function sameEntity(expected: ScoredEntity, seen: ScoredEntity): boolean {
  const keys = ['type', 'start', 'end', 'unit', 'from', 'to', 'date'] as const;
  const same = keys.every((key) => expected[key] === undefined || expected[key] === seen[key]);
  return same && (expected.value === undefined || JSON.stringify(expected.value) === JSON.stringify(seen.value));
}
