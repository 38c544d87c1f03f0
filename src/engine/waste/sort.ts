/** What waste is made of, the ones with a published factor among them. `unknown`: the owner does not know. */
export const wasteTypes = [
  'plastic_industrial',
  'plastic_municipal',
  'pet_container',
  'paper',
  'wood',
  'metal',
  'glass_ceramics',
  'food',
  'waste_oil',
  'waste_oil_hazardous',
  'cooking_oil',
  'sludge',
  'rubble',
  'waste_tire',
  'synthetic_fiber',
  'textile',
  'diaper',
  'general',
  'mixed',
  'other',
  'unknown',
] as const;
export type WasteType = (typeof wasteTypes)[number];

/** What is done with it in the end. Breaking it up (中間処理) says nothing of that. */
export const wasteTreatments = ['incineration', 'landfill', 'recycling', 'unknown'] as const;
export type WasteTreatment = (typeof wasteTreatments)[number];

/** As much as is known of a waste; null is still open, `unknown` is an answer. */
export type WasteKnown = { readonly type: WasteType | null; readonly treatment: WasteTreatment | null };

/** The name under which the ledger keeps a waste, and the factor table where it has one: `incineration.paper`. */
export function wasteSort({ type, treatment }: WasteKnown): string | null {
  return type === null || treatment === null ? null : `${treatment}.${type}`;
}

/** A stored name taken apart; what is none of ours is not known. */
export function partsOfSort(sort: string | null | undefined): WasteKnown {
  const [first, second, ...more] = sort?.split('.') ?? [];
  const treatment = wasteTreatments.find((one) => one === first) ?? null;
  const type = wasteTypes.find((one) => one === second) ?? null;
  return treatment === null || type === null || more.length > 0 ? { type: null, treatment: null } : { type, treatment };
}
