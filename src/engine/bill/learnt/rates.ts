/** How bills were read, and what owners made of what was read. */
export type ReadingCounts = {
  readonly ok: number;
  readonly asked: number;
  readonly turnedAway: number;
  readonly asRead: number;
  readonly chosen: number;
  readonly typed: number;
  /** Of those that were typed or corrected: not to be found on the paper. */
  readonly notOnPaper: number;
  readonly corrected: number;
};

export type LayoutMonth = ReadingCounts & { readonly supplier: string; readonly kind: string; readonly month: string };

/** Shares, 0–1, of what was read and of what was confirmed; null where too few were counted to say any. */
export type ReadingRates = {
  readonly read: Readonly<Record<'ok' | 'asked' | 'turnedAway', number>> | null;
  readonly confirmed: Readonly<Record<'asRead' | 'chosen' | 'typed' | 'notOnPaper' | 'corrected', number>> | null;
};

/** The counts of a layout over all months and by month. */
export type LayoutRates = {
  /** '' = not made out. */
  readonly supplier: string;
  readonly kind: string;
  readonly all: ReadingCounts & ReadingRates;
  readonly months: readonly (ReadingCounts & ReadingRates & { readonly month: string })[];
  /** More than half of at least five papers had to be asked about. */
  readonly worthALook: boolean;
};

const leastForShares = 3;
const leastForALook = 5;

/** How well each layout is read, in the order of the rows. */
export function layoutRates(rows: readonly LayoutMonth[]): readonly LayoutRates[] {
  return [...Map.groupBy(rows, ({ supplier, kind }) => `${supplier} ${kind}`).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { supplier, kind } = first;
    const all = sumOf(own);
    const months = own.map((row) => ({ month: row.month, ...withRates(sumOf([row])) }));
    return [{ supplier, kind, all: withRates(all), months, worthALook: supplier !== '' && isOftenAsked(all) }];
  });
}

function sumOf(rows: readonly ReadingCounts[]): ReadingCounts {
  const total = (name: keyof ReadingCounts): number => rows.reduce((sum, row) => sum + row[name], 0);
  return {
    ok: total('ok'),
    asked: total('asked'),
    turnedAway: total('turnedAway'),
    asRead: total('asRead'),
    chosen: total('chosen'),
    typed: total('typed'),
    notOnPaper: total('notOnPaper'),
    corrected: total('corrected'),
  };
}

/** How many papers were read. */
export function papersIn({ ok, asked, turnedAway }: ReadingCounts): number {
  return ok + asked + turnedAway;
}

function isOftenAsked(counts: ReadingCounts): boolean {
  const papers = papersIn(counts);
  return papers >= leastForALook && counts.asked * 2 > papers;
}

function withRates(counts: ReadingCounts): ReadingCounts & ReadingRates {
  const confirmed = counts.asRead + counts.chosen + counts.typed;
  const { ok, asked, turnedAway, asRead, chosen, typed, notOnPaper, corrected } = counts;
  return {
    ...counts,
    read: sharesOf({ ok, asked, turnedAway }, papersIn(counts)),
    confirmed: sharesOf({ asRead, chosen, typed, notOnPaper, corrected }, confirmed),
  };
}

function sharesOf<N extends string>(
  counts: Readonly<Record<N, number>>,
  of: number,
): Readonly<Record<N, number>> | null {
  if (of < leastForShares) return null;
  const shared: Record<N, number> = { ...counts };
  for (const name in counts) shared[name] = counts[name] / of;
  return shared;
}
