import { partsOfSort, type WasteTreatment, type WasteType } from '../../../../engine/waste/sort.ts';
import type { Facts, ReadingFacts } from '../../../facts.ts';
import type { Option } from '../../question.ts';
import { line } from '../../talk.ts';
import { unsureWords } from '../../words.ts';
import type { Draft } from '../state.ts';
import { wasteOf, wasteWith } from './said.ts';

type Way = Option & { readonly draft: Draft };

/** What small firms hand over most. */
const usual: readonly WasteType[] = [
  'plastic_industrial',
  'general',
  'paper',
  'food',
  'wood',
  'metal',
  'waste_oil',
  'sludge',
];

/** Always among the answers: nobody has to name what is a mixture, or what they do not know. */
const always: readonly WasteType[] = ['mixed', 'other', 'unknown'];
const mostNamed = 8;

/** Which waste: what the paper may say, what the firm had before, what is usual; then mixed, other, not known. */
export function sortWays(draft: Draft, facts: Facts): readonly Way[] {
  const named = [...(draft.photo?.wastes ?? []), ...earlierTypes(facts), ...usual];
  const offered = [...new Set(named)].filter((one) => !always.includes(one)).slice(0, mostNamed);
  return [...offered, ...always].map((type) => ({
    value: `waste-${type}`,
    label: line(type === 'unknown' ? 'common.unsure' : `waste.${type}`),
    ...(type === 'unknown' ? { says: unsureWords } : {}),
    draft: { ...draft, waste: typed(draft, type) },
  }));
}

/** Of what nobody knows, nobody knows either what is done with it. */
function typed(draft: Draft, type: WasteType): Draft['waste'] {
  const known = wasteWith(wasteOf(draft), { type, treatment: null });
  return type === 'unknown' ? { ...known, treatment: known.treatment ?? 'unknown' } : known;
}

function earlierWastes({ readings }: Facts) {
  const wastes = readings.filter(({ kind }) => kind === 'waste');
  const newestFirst = wastes.toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
  return newestFirst.map(({ sort }) => partsOfSort(sort));
}

function keyOf({ recordedAt, sort }: ReadingFacts): string {
  return `${recordedAt} ${sort}`;
}

function earlierTypes(facts: Facts): readonly WasteType[] {
  return earlierWastes(facts).flatMap(({ type }) => (type === null ? [] : [type]));
}

const treatments: readonly WasteTreatment[] = ['incineration', 'landfill', 'recycling'];

/** What is done with it: what the paper may say and what was said of this waste before come first. */
export function treatmentWays(draft: Draft, facts: Facts): readonly Way[] {
  const known = wasteOf(draft);
  const before = earlierWastes(facts).flatMap(({ type, treatment }) =>
    type === known.type && treatment !== null && treatment !== 'unknown' ? [treatment] : [],
  );
  const offered = [
    ...new Set([...(draft.photo?.treatments ?? []), ...before.slice(0, 1), ...treatments, 'unknown' as const]),
  ];
  return offered.map((treatment) => ({
    value: `treatment-${treatment}`,
    label: line(treatment === 'unknown' ? 'common.unsure' : `waste.by-${treatment}`),
    ...(treatment === 'unknown' ? { says: unsureWords } : {}),
    draft: { ...draft, waste: { ...known, treatment } },
  }));
}

/** The weight is not known: the volume is kept as it was said. */
export function weightWays(draft: Draft): readonly Way[] {
  return [
    {
      value: 'keep-volume',
      label: line('waste.keep-volume'),
      says: ['体積のまま', 'このまま', ...unsureWords],
      draft: { ...draft, waste: { ...wasteOf(draft), byVolume: true } },
    },
  ];
}
