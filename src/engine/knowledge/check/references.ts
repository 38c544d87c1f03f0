import type { Knowledge } from '../edition.ts';
import { placesIn } from '../fill.ts';
import { type Item, textsOf } from '../items.ts';
import { unitWords } from '../units.ts';
import { error, type Fault } from './finding.ts';

/** Sources, measures, schemes and figures that an item names and that are not there. */
export function referenceFaults(one: Item, knowledge: Knowledge): readonly Fault[] {
  const sources = new Set(knowledge.sources.map(({ id }) => id));
  const missing = one.item.sources.filter(({ source }) => !sources.has(source));
  return [
    ...(one.item.sources.length === 0 ? [error('no-source', 'sources')] : []),
    ...missing.map(({ source }) => error('dead-source', source)),
    ...itemFaults(one, knowledge),
    ...figureFaults(one, sources),
  ];
}

function itemFaults(one: Item, knowledge: Knowledge): readonly Fault[] {
  if (one.kind !== 'scheme' && one.kind !== 'story') return [];
  const measures = new Set(knowledge.measures.map(({ id }) => id));
  const schemes = new Set(knowledge.schemes.map(({ id }) => id));
  const notWith = one.kind === 'scheme' ? one.item.notWith : [];
  return [
    ...one.item.measures.filter((id) => !measures.has(id)).map((id) => error('dead-measure', id)),
    ...notWith.filter((id) => !schemes.has(id)).map((id) => error('dead-scheme', id)),
  ];
}

function figureFaults(one: Item, sources: ReadonlySet<string>): readonly Fault[] {
  const figures = one.kind === 'faq' ? one.item.figures : {};
  const named = textsOf(one.item).flatMap(({ at, text }) =>
    [text.ja, text.en, text.easy].flatMap((words) => placesIn(words ?? '').map((name) => ({ at, name }))),
  );
  const used = new Set(named.map(({ name }) => name));
  return [
    ...named
      .filter(({ name }) => !Object.hasOwn(figures, name))
      .map(({ at, name }) => error('dead-figure', `${at} {${name}}`)),
    ...Object.entries(figures).flatMap(([name, { source, unit, value }]) => [
      ...(used.has(name) ? [] : [error('unused-figure', name)]),
      ...(sources.has(source) ? [] : [error('dead-source', `${name}: ${source}`)]),
      ...(typeof value === 'string' || Object.hasOwn(unitWords, unit)
        ? []
        : [error('unknown-unit', `${name}: ${unit}`)]),
    ]),
  ];
}
