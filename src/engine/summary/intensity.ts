/** The size of a business, as far as it told it. */
export type BusinessSize = { readonly employees: number | null; readonly floorAreaM2: number | null };

/** kgCO2 for each employee and each square metre; null where size or emission is unknown. */
export type Intensity = { readonly kgCo2PerEmployee: number | null; readonly kgCo2PerM2: number | null };

/** Divides an emission by the size of the business; a size of zero is taken as not known. */
export function intensityOf(kgCo2: number | null, size: BusinessSize): Intensity {
  return { kgCo2PerEmployee: per(kgCo2, size.employees), kgCo2PerM2: per(kgCo2, size.floorAreaM2) };
}

function per(kgCo2: number | null, size: number | null): number | null {
  return kgCo2 === null || size === null || !(size > 0) ? null : kgCo2 / size;
}
