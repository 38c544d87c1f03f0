import type { Entity } from '../contract.ts';
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
      return [{ type: 'number', value: mention.value }];
    case 'quantity':
      return [
        {
          type: 'quantity',
          value: mention.value,
          unit: mention.unitAssumed && mention.unit === 'kWh' ? 'kW' : mention.unit,
        },
      ];
    case 'range':
      return [
        {
          type: mention.unit === null ? 'number' : 'quantity',
          value: [mention.low, mention.high],
          ...(mention.unit === null ? {} : { unit: mention.unit }),
        },
      ];
    case 'percent':
      return [{ type: 'percent', value: mention.value }];
    case 'readings':
      return [{ type: 'quantity', value: mention.usage, unit: mention.unit ?? 'reading' }];
    case 'change':
      return [{ type: 'number', value: mention.add === 0 ? mention.factor : mention.add }];
    case 'period':
      return [{ type: 'period', from: mention.period.from, to: mention.period.to }];
    case 'date':
      return [{ type: 'date', date: mention.date }];
    case 'kind':
      return [{ type: 'kind', value: mention.kind }];
    case 'site':
      return [{ type: 'site', value: mention.site }];
    case 'polarity':
      return [{ type: 'polarity', value: mention.value }];
    case 'measure':
      return [];
  }
}

/** A count of people is a number and no value; what identifies somebody is only said to be there. */
function ofMask({ pii, why }: Extract<Mention, { type: 'mask' }>): readonly Bare[] {
  if (pii) return [{ type: 'pii', value: why }];
  return [];
}
