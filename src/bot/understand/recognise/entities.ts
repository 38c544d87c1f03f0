import type { Entity, Unit } from '../contract.ts';
import type { Mention, Normal } from '../mention.ts';
import { originalSpan } from '../normalise.ts';

/** All that was seen, used or not, with offsets in the original text. */
export function entitiesOf(normal: Normal, mentions: readonly Mention[]): readonly Entity[] {
  return mentions
    .flatMap((mention) => {
      const [start, end] = originalSpan(normal, mention);
      const place = { start, end, text: normal.original.slice(start, end) };
      return entityOf(mention).map((entity) => ({ ...entity, ...place }));
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

type Bare = Omit<Entity, 'start' | 'end' | 'text'>;

function entityOf(mention: Mention): readonly Bare[] {
  switch (mention.type) {
    case 'mask':
      return ofMask(mention);
    case 'number':
    case 'percent':
    case 'polarity':
      return [{ type: mention.type, value: mention.value }];
    case 'quantity':
      return [{ type: 'quantity', value: mention.value, unit: writtenUnit(mention) }];
    case 'range':
      return [ofRange(mention)];
    case 'readings':
      return [{ type: 'quantity', value: mention.usage, unit: mention.unit ?? 'reading' }];
    case 'change':
      return [{ type: 'number', value: mention.add === 0 ? mention.factor : mention.add }];
    case 'period':
      return [{ type: 'period', ...mention.period }];
    case 'date':
      return [{ type: 'date', date: mention.date }];
    case 'kind':
      return [{ type: 'kind', value: mention.kind }];
    case 'site':
      return [{ type: 'site', value: mention.site }];
    case 'measure':
      return [];
  }
}

function writtenUnit({ unit, unitAssumed }: Extract<Mention, { type: 'quantity' }>): Unit {
  return unitAssumed && unit === 'kWh' ? 'kW' : unit;
}

function ofRange({ low, high, unit }: Extract<Mention, { type: 'range' }>): Bare {
  return unit === null ? { type: 'number', value: [low, high] } : { type: 'quantity', value: [low, high], unit };
}

/** A count of people is a number and no value; what identifies somebody is only said to be there. */
function ofMask({ pii, why }: Extract<Mention, { type: 'mask' }>): readonly Bare[] {
  if (pii) return [{ type: 'pii', value: why }];
  return [];
}
