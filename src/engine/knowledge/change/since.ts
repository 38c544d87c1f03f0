import type { Knowledge } from '../edition.ts';
import { type Item, itemsOf } from '../items.ts';
import { sameForReaders } from './same.ts';

/** Why what somebody was shown is not so any more. */
export type ChangeSince = 'changed' | 'expired' | 'withdrawn';

// What nobody is shown, or what does not change the words: who looked at it, when, and owners' own words for it.
const unseen = new Set(['forms', 'sources', 'asOf', 'valid', 'reviewer', 'reviewedOn', 'confidence', 'licence']);

/**
 * What became of an item since an edition: null where people would read the same. `shown` null: that edition is not
 * known any more, and then the item counts as changed.
 */
export function changeSince(
  item: { readonly kind: Item['kind']; readonly id: string },
  shown: Knowledge | null,
  now: { readonly knowledge: Knowledge; readonly today: string },
): ChangeSince | null {
  const [was, is] = [shown === null ? null : find(shown, item), find(now.knowledge, item)];
  if (is === null) return shown !== null && was === null ? null : 'withdrawn';
  const { to } = is.item.valid;
  if (to !== null && to < now.today) return 'expired';
  return was !== null && sameForReaders(seen(was), seen(is)) ? null : 'changed';
}

function find(knowledge: Knowledge, { kind, id }: { readonly kind: Item['kind']; readonly id: string }): Item | null {
  return itemsOf(knowledge).find((one) => one.kind === kind && one.item.id === id) ?? null;
}

function seen({ item }: Item): object {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !unseen.has(name)));
}
