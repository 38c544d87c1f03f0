/** Whether a firm works in one of the regions; null when its place is not known well enough. */
export function regionAmong(regions: readonly string[], places: readonly string[]): boolean | null {
  if (regions.includes('00')) return true;
  if (places.some((place) => regions.some((region) => place === region || place.startsWith(region)))) return true;
  // Only the prefecture is known, and the scheme is of one of its municipalities.
  const maybe = places.length === 0 || places.some((place) => regions.some((region) => region.startsWith(place)));
  return maybe ? null : false;
}

/** Whether an industry is one of these classes or inside one; null when it is not known closely enough. */
export function industryAmong(classes: readonly string[], industry: string | null): boolean | null {
  if (classes.includes('ALL')) return true;
  if (industry === null || industry === 'ALL') return null;
  if (classes.some((one) => industry === one || industry.startsWith(`${one}-`))) return true;
  return classes.some((one) => one.startsWith(`${industry}-`)) ? null : false;
}
