import words from '../../lexicon/periods-en.json' with { type: 'json' };
import { monthOf } from './calendar.ts';
import { type Clock, fiscalYear } from './clock.ts';
import { westernYear } from './eras.ts';
import { anyOf, type Hit, pattern, type Reader } from './pattern.ts';
import { type Fixed, type Found, type How, months } from './said.ts';

const ORDINALS = new Map(Object.entries(words.ordinals));
const YEAR = "(?<fy>fy|fiscal(?:\\s+year)?|financial\\s+year)?\\s*'?(?<y>(?:19|20)\\d{2}|(?<=fy\\s?'?)\\d{2})(?!\\d)";
const SIDE = '(?<side>last|this|next|the\\s+previous|the\\s+current)\\s+(?<sfy>fiscal\\s+|financial\\s+)?year';
const OF_YEAR = `(?:,?\\s*(?:(?:of|in)\\s+)?(?:the\\s+)?(?:${YEAR}|${SIDE}))?(?:'s)?`;
const ORDINAL = `(?:the\\s+)?(?<o>${anyOf(ORDINALS)})[\\s-]+`;
const QUARTER = pattern(`(?:q(?<q>[1-4])|(?<r>[1-4])q|${ORDINAL}(?:fiscal\\s+)?quarter)(?![a-z\\d])${OF_YEAR}`);
const HALF = pattern(
  `(?:h(?<q>[12])|(?<r>[12])h|${ORDINAL}half)(?![a-z\\d])(?=[\\s,]*(?:of|in|fy|\\d{4}|$|[^a-z\\d\\s]|was|is|we))${OF_YEAR}`,
);
const YEAR_PART = pattern(`${YEAR}[\\s,-]*(?:q(?<q>[1-4])|h(?<h>[12]))(?![a-z\\d])`);
const FISCAL = pattern("(?:fy|fiscal(?:\\s+year)?|financial\\s+year)\\s*'?(?<y>(?:19|20)\\d{2}|\\d{2})(?![\\d])");
const FISCAL_SIDE = pattern(
  '(?:the\\s+)?(?<side>last|previous|past|this|current|next)\\s+(?:fiscal|financial)\\s+year',
);
const CALENDAR = pattern(
  '(?:(?:in|during|for|since|year|calendar\\s+year|all\\s+of|of)\\s+)(?<y>(?:19|20)\\d{2})(?!\\d|[.,/-]\\d)(?!\\s*[a-z]?(?:wh|m3|l\\b|kg|yen))',
);

type Part = { readonly offset: number; readonly size: number; readonly how: How };

/** FY2024, Q3 2025, the first half of last year, last fiscal year, in 2025. */
export const readEnglishTerms: Reader = (text, at, clock) => {
  const quarter = QUARTER(text, at);
  if (quarter !== null) return inYear(quarter, partOf(quarter, 3), clock);
  const half = HALF(text, at);
  if (half !== null) return inYear(half, partOf(half, 6), clock);
  const part = YEAR_PART(text, at);
  if (part !== null) return inYear(part, part.get('q') === '' ? halfPart(part) : partOf(part, 3), clock);
  return readYearTerm(text, at, clock);
};

function readYearTerm(text: string, at: number, clock: Clock): Found | null {
  const fiscal = FISCAL(text, at);
  if (fiscal !== null) {
    const start = fiscalYear(clock, westernYear(fiscal.get('y'), clock));
    return { end: fiscal.end, what: months(start, start + 11, 'fiscal') };
  }
  const side = FISCAL_SIDE(text, at);
  if (side !== null) {
    const start = clock.fiscalStart + 12 * sideOf(side.get('side'));
    return { end: side.end, what: months(start, start + 11, 'fiscal') };
  }
  const year = CALENDAR(text, at);
  if (year === null) return null;
  const start = monthOf(Number(year.get('y')), 1);
  return { end: year.end, what: months(start, start + 11, 'year') };
}

function halfPart(hit: Hit): Part {
  return { offset: 6 * (Number(hit.get('h')) - 1), size: 6, how: 'half' };
}

function partOf(hit: Hit, size: 3 | 6): Part {
  const number = Number(hit.get('q') || hit.get('r')) || ORDINALS.get(hit.get('o')) || 1;
  return { offset: size * (number - 1), size, how: size === 3 ? 'quarter' : 'half' };
}

function sideOf(word: string): number {
  if (/last|previous|past/.test(word)) return -1;
  return word === 'next' ? 1 : 0;
}

function inYear(hit: Hit, part: Part, clock: Clock): Found | null {
  const written = hit.get('y');
  const named = written !== '' || hit.get('side') !== '';
  if (part.offset + part.size > 12) return null;
  if (!named) return { end: hit.end, what: latestEnded(part, clock) };
  if (hit.get('fy') !== '' || hit.get('sfy') !== '') {
    const start =
      written === ''
        ? clock.fiscalStart + 12 * sideOf(hit.get('side'))
        : fiscalYear(clock, westernYear(written, clock));
    return { end: hit.end, what: placed(start, part) };
  }
  const year = written === '' ? clock.year + sideOf(hit.get('side')) : westernYear(written, clock);
  return { end: hit.end, what: either(year, part, clock) };
}

function placed(start: number, { offset, size, how }: Part): Fixed {
  return months(start + offset, start + offset + size - 1, how);
}

// A quarter of a year that is not called fiscal may go by either calendar.
function either(year: number, part: Part, clock: Clock): Fixed {
  const calendar = placed(monthOf(year, 1), part);
  const fiscal = placed(fiscalYear(clock, year), part).stretch;
  return fiscal.from === calendar.stretch.from ? calendar : { ...calendar, others: [fiscal] };
}

function latestEnded(part: Part, clock: Clock): Fixed {
  const current = clock.fiscalStart + part.offset;
  const start = current + part.size - 1 < clock.month ? current : current - 12;
  return { ...months(start, start + part.size - 1, part.how), yearGiven: false };
}
