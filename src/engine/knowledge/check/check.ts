import type { Knowledge } from '../edition.ts';
import { type Item, itemsOf } from '../items.ts';
import { codeFaults, isTrusted } from './codes.ts';
import { doubles } from './doubles.ts';
import type { KnowledgeFinding } from './finding.ts';
import { referenceFaults } from './references.ts';
import { timeFaults } from './times.ts';
import { wordFaults } from './words.ts';

/** Everything that is wrong with an edition on a day. Items with an error are not shown. */
export function checkKnowledge(knowledge: Knowledge, today: string): readonly KnowledgeFinding[] {
  return [
    ...itemsOf(knowledge).flatMap((one) => faultsOf(one, knowledge, today)),
    ...knowledge.sources
      .filter(({ licence }) => !isTrusted(licence))
      .map(({ id, licence }) => ({ code: 'untrusted-licence', item: id, severity: 'error' as const, detail: licence })),
    ...doubles(knowledge),
  ];
}

function faultsOf(one: Item, knowledge: Knowledge, today: string): readonly KnowledgeFinding[] {
  const faults = [
    ...referenceFaults(one, knowledge),
    ...wordFaults(one),
    ...timeFaults(one, today),
    ...codeFaults(one),
  ];
  return faults.map((fault) => ({ ...fault, item: one.item.id }));
}
