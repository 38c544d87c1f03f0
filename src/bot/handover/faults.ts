import { z } from 'zod';
import type { Handover } from './document.ts';
import type { HandoverFirm } from './firm.ts';

/** Something in a document that does not hold together, by its place. */
export type HandoverFault = { readonly place: string; readonly fault: string };

const part = z.looseObject({ kgCo2: z.number(), kgCo2PerUnit: z.number(), quantity: z.number() });

// Figures are kept as they were computed, exactly; as numbers their last binary digit may differ.
const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** What does not hold together: sums that differ from their parts, and rows that name what is not there. */
export function handoverFaults({ firms, programme: { code, document } }: Handover): readonly HandoverFault[] {
  const numbers = firms.map(({ number }) => number);
  const twice = numbers.filter((number, at) => numbers.indexOf(number) !== at);
  return [
    ...(code === document.code ? [] : [{ place: `programme ${code}`, fault: 'code-differs' }]),
    ...twice.map((number) => ({ place: `firm ${number}`, fault: 'number-twice' })),
    ...firms.flatMap((firm) => [...ledgerFaults(firm), ...nameFaults(firm)].map((one) => at(firm, one))),
  ];
}

const at = ({ number }: HandoverFirm, { place, fault }: HandoverFault): HandoverFault => ({
  place: `firm ${number} ${place}`,
  fault,
});

function ledgerFaults({ readings, sites }: HandoverFirm): readonly HandoverFault[] {
  const places = new Set(sites.map(({ id }) => id));
  const rows = new Set(readings.map(({ id }) => id));
  const replaced = readings.flatMap(({ replaces }) => replaces ?? []);
  return readings.flatMap(({ id, siteId, replaces, emissions }) => [
    ...(places.has(siteId) ? [] : [{ place: `reading ${id}`, fault: 'site-unknown' }]),
    ...(replaces === null || rows.has(replaces) ? [] : [{ place: `reading ${id}`, fault: 'replaces-unknown' }]),
    ...(replaced.filter((one) => one === id).length > 1 ? [{ place: `reading ${id}`, fault: 'replaced-twice' }] : []),
    ...emissions.flatMap((one) => (addsUp(one) ? [] : [{ place: `emission ${one.id}`, fault: 'sum-differs' }])),
  ]);
}

/** Each part is its quantity by its factor, and all of them are the whole. */
function addsUp({ kgCo2, calculation }: HandoverFirm['readings'][number]['emissions'][number]): boolean {
  const parts = z.array(part).safeParse(calculation.parts);
  if (!parts.success) return false;
  const sum = parts.data.reduce((all, one) => all + one.kgCo2, 0);
  return close(sum, kgCo2) && parts.data.every((one) => close(one.kgCo2, one.quantity * one.kgCo2PerUnit));
}

function nameFaults(firm: HandoverFirm): readonly HandoverFault[] {
  const cases = new Set(firm.consultations.map(({ id }) => id));
  return firm.opinions.flatMap(({ consultationId }) =>
    consultationId === null || cases.has(consultationId)
      ? []
      : [{ place: `opinion on ${consultationId}`, fault: 'case-unknown' }],
  );
}
