import type { Span, TreatmentMention } from '../mention.ts';

const separator = /[、。,;\n/／・]/u;
const forAll = /全て|すべて|全部|ぜんぶ|どれも|どちらも|いずれも|両方|all|both/u;

/**
 * Gives each figure what is done with its waste: what stands behind it or before it, with nothing that parts them. A
 * treatment is nobody else's: 「廃プラ120kg焼却、木くず300kg」 does not say what is done with the wood.
 */
export function giveTreatments(
  text: string,
  treatments: readonly TreatmentMention[],
  figures: readonly Span[],
): readonly (TreatmentMention | null)[] {
  const [only] = treatments;
  const different = new Set(treatments.map(({ treatment }) => treatment)).size;
  if (only !== undefined && different === 1 && (figures.length === 1 || isForAll(text, only, figures)))
    return figures.map(() => only);
  const free = new Set(treatments);
  const behind = figures.map((figure, at) => {
    const next = figures[at + 1]?.start ?? text.length;
    return take(free, ({ start, end }) => start >= figure.end && end <= next && isOne(text.slice(figure.end, start)));
  });
  return figures.map((figure, at) => {
    const last = figures[at - 1]?.end ?? 0;
    const isBefore = ({ start, end }: Span) =>
      start >= last && end <= figure.start && isOne(text.slice(end, figure.start));
    return behind[at] ?? take(free, isBefore);
  });
}

function take(free: Set<TreatmentMention>, fits: (one: TreatmentMention) => boolean): TreatmentMention | null {
  const found = [...free].find(fits) ?? null;
  if (found !== null) free.delete(found);
  return found;
}

function isOne(between: string): boolean {
  return !separator.test(between);
}

// 焼却: 廃プラ120kg、紙くず30kg is a heading; 「どちらも焼却」 says it.
function isForAll(text: string, { start, end }: Span, figures: readonly Span[]): boolean {
  const first = figures[0]?.start ?? 0;
  if (end <= first) return /^\s?[:：\n]/u.test(text.slice(end, first));
  return forAll.test(text.slice(Math.max(0, start - 8), start));
}
