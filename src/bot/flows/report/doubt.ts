import { assess } from '../../../engine/plausibility/assess.ts';
import type { Cause, Fix, KnownReading, LikelyCause } from '../../../engine/plausibility/types.ts';
import type { Facts } from '../../facts.ts';
import type { Param, Text } from '../../message.ts';
import type { Option } from '../question.ts';
import { line } from '../talk.ts';
import { readyOf } from './draft.ts';
import { nameInMonth, quantityOf } from './names.ts';
import { anotherMeter } from './photo-meter.ts';
import type { Draft, Drafting, Slot } from './state.ts';
import { anotherLoad, type InHand } from './waste/load.ts';

/** A figure that is hard to believe, the likely cause in words, and the fix of one tap. */
export type Doubt = {
  readonly which: number;
  readonly text: Text;
  /** Unusual, but nothing that speaks of a mistake. */
  readonly gentle: boolean;
  readonly fix: (Option & { readonly draft: Draft }) | null;
};

/** The doubts about figures in hand, in their order. */
export function doubtsOf({ drafts, memory }: Drafting, facts: Facts): readonly Doubt[] {
  return drafts.flatMap((draft, which) => {
    const ready = readyOf(draft, facts);
    if (ready === null) return [];
    const inHand = { draft, which, ready };
    const other = anotherLoad(inHand, facts) ?? anotherMeter(inHand, facts, memory.photos);
    const doubt = other ?? doubtOf(inHand, facts, drafts);
    return doubt === null ? [] : [doubt];
  });
}

/** Each waste has a history of its own: a load of wood says nothing of the plastic. */
function isAlike(one: Pick<Slot, 'kind' | 'sort'>, { kind, sort }: Slot): boolean {
  return kind !== 'waste' || one.kind !== 'waste' || one.sort === sort;
}

/** A figure is judged beside what is stored, and beside the other figures in hand: a year may come at once. */
function doubtOf({ draft, which, ready }: InHand, facts: Facts, drafts: readonly Draft[]): Doubt | null {
  const { slot, quantity, days } = ready;
  const replaced = new Set(drafts.map(({ replaces }) => replaces));
  const beside = drafts.flatMap((one, at): readonly (KnownReading & Pick<Slot, 'sort'>)[] => {
    const other = at === which ? null : readyOf(one, facts);
    return other === null ? [] : [{ ...other.slot, quantity: other.quantity, period: other.days }];
  });
  const others = [...facts.readings.filter((one) => !replaced.has(one.id)), ...beside].filter((one) =>
    isAlike(one, slot),
  );
  const found = assess({ ...slot, quantity, period: days }, others, {
    employees: facts.business?.employees ?? null,
    floorAreaM2: facts.business?.floorAreaM2 ?? null,
  });
  if (found.verdict === 'plausible') return null;
  const [likely] = found.causes;
  const expected = found.expected;
  const params = {
    what: { as: 'text', text: nameInMonth(facts, slot) },
    figure: { as: 'text', text: quantityOf(ready) },
    usual:
      expected === null
        ? ''
        : {
            as: 'text',
            text: line('report.quantity', {
              quantity: { as: 'quantity', value: round(expected.median), unit: expected.unit },
            }),
          },
  } satisfies Record<string, Param>;
  // Without a history there is no いつも: the size of the firm is all that is known.
  const bySize = expected === null || found.because.some(({ code }) => code === 'site-size');
  const key = found.gentle ? 'report.doubt-gentle' : bySize ? 'report.doubt-size' : doubtKey(likely?.cause);
  return {
    which,
    gentle: found.gentle,
    text: line(key, params),
    fix: likely === undefined ? null : fixOf({ draft, which, ready }, likely, facts),
  };
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

const keys: Readonly<Record<Cause, string>> = {
  'ten-times': 'report.doubt-digit',
  tenth: 'report.doubt-digit',
  'thousand-times': 'report.doubt-digit',
  thousandth: 'report.doubt-digit',
  transposed: 'report.doubt-transposed',
  yen: 'report.doubt-yen',
  'two-months': 'report.doubt-two-months',
  'half-month': 'report.doubt-half-month',
  'kilolitres-as-litres': 'report.doubt-unit',
  'litres-as-kilolitres': 'report.doubt-unit',
  'other-site': 'report.doubt-other-site',
  'other-kind': 'report.doubt-other-kind',
  zero: 'report.doubt-zero',
  level: 'report.doubt-level',
  price: 'report.doubt-level',
};

function doubtKey(cause: Cause | undefined): string {
  return cause === undefined ? 'report.doubt-level' : keys[cause];
}

function fixOf({ draft, which }: InHand, { fix }: LikelyCause, facts: Facts): Doubt['fix'] {
  if (fix === null) return null;
  const changed = applied(draft, fix);
  const ready = changed === null ? null : readyOf(changed, facts);
  if (changed === null || ready === null) return null;
  const label = fix.siteId === undefined && fix.kind === undefined ? quantityOf(ready) : nameInMonth(facts, ready.slot);
  return { value: `fix-${which}`, label: line('report.fix-to', { to: { as: 'text', text: label } }), draft: changed };
}

// An amount in yen is no use: the owner has to look at the bill again.
function applied(draft: Draft, { quantity, siteId, kind, period, amountYen }: Fix): Draft | null {
  if (amountYen !== undefined) return null;
  return {
    ...draft,
    ...(quantity === undefined ? {} : { value: quantity.value, unit: quantity.unit }),
    ...(siteId === undefined ? {} : { siteId, siteSaid: null }),
    ...(kind === undefined ? {} : { kind }),
    ...(period === undefined ? {} : { period: { ...period } }),
  };
}
