/** Groups the digits before the decimal point: 1234.5 → `1,234.5`. */
export function groupDigits(value: number): string {
  const [whole = '', part] = plain(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

// `String` falls into exponents below 1e-6; figures of bills and factors do not.
function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

/** Three digits that mean something: 1.234 → 1.23, 12.34 → 12.3, 1234 → 1,234. */
export function sensibleDigits(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  const decimals = Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(size))));
  return groupDigits(Number(value.toFixed(decimals)));
}

/** CO2 for reading: kilograms, and tonnes from 1,000 kg on. `value` is in kg-CO2. */
export function formatKgCo2(value: number): string {
  return Math.abs(value) >= 1000 ? `${sensibleDigits(value / 1000)} t-CO2` : `${sensibleDigits(value)} kg-CO2`;
}

const shownUnits: Readonly<Record<string, string>> = { m2: 'm²', m3: 'm³' };

/** A unit as people write it: `m3` is shown as `m³`. */
export function formatUnit(unit: string): string {
  return shownUnits[unit] ?? unit;
}

/** A figure with its unit: `1,234 kWh`. */
export function formatQuantity(value: number, unit: string): string {
  return `${groupDigits(value)} ${formatUnit(unit)}`;
}
