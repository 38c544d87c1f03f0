/** Everything the engine may have assumed; each has a sentence in the locales. */
export const assumptionCodes = [
  /** The year's value for use whose supplier is unknown or publishes nothing (代替値). */
  'electricity-substitute',
  'supplier-not-given',
  'supplier-unknown',
  /** The supplier was recognised by an everyday name. */
  'supplier-alias',
  /** The year's list of suppliers is not in the tables. */
  'supplier-list-missing',
  /** No menu was named, so the remainder of the supplier's menus (残差) is used. */
  'menu-residual',
  /** The supplier publishes no remainder, so its total is used (参考値). */
  'menu-total-reference',
  /** The supplier has one factor for every menu. */
  'menu-single',
  /** The factors of the last edition; the year's own is not published yet. */
  'last-edition',
  'factor-provisional',
  /** The list itself replaced an abnormal value. */
  'factor-substituted',
  'last-resort-supply',
  'national-average',
  'basic-factor',
  /** Basic factors before FY2023 were defined otherwise and cannot be compared. */
  'basic-factor-old-definition',
  'city-gas-default',
  /** Metered m3 × 0.967 = Nm3, low pressure. */
  'city-gas-low-pressure',
  /** Metered m3 are taken as m3 at 25 °C and 1 bar, pressure and temperature being unknown. */
  'city-gas-metered-as-standard',
  /** Nm3 turned into m3 at 25 °C and 1 bar. */
  'city-gas-normal-to-standard',
  /** No area was named, and every area of the supplier has the same factor. */
  'area-all-equal',
  'area-from-region',
  'city-gas-energy-45',
  'heat-default',
  'lpg-mix-70-30',
  /** One factor a kilogram for every mixture of LP gas. */
  'lpg-litre-to-kg',
  'heavy-oil-grade-a',
  'coal-steam-imported',
  'coke-from-coal',
  /** The sort does not exist in that year's table; the one that stands for it is used. */
  'sort-equivalent',
  'steam-industrial',
  /** 9.97 MJ a kWh: bought by day, the hours being unknown. */
  'electricity-energy-day',
  'energy-unknown',
  'waste-transport-excluded',
  'waste-transport-added',
  'waste-average',
  'custom-factor',
] as const;

/** Something that was assumed because the input did not say it. */
export type Assumption = (typeof assumptionCodes)[number];
