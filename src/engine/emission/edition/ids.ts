const gridSlugs: readonly (readonly [string, string])[] = [
  ['北海道', 'hokkaido'],
  ['東北', 'tohoku'],
  ['東京', 'tokyo'],
  ['中部', 'chubu'],
  ['北陸', 'hokuriku'],
  ['関西', 'kansai'],
  ['中国', 'chugoku'],
  ['四国', 'shikoku'],
  ['九州', 'kyushu'],
  ['沖縄', 'okinawa'],
];

/** The parts an id is made of. */
export type IdParts = {
  readonly table: 'electricity' | 'city_gas' | 'heat';
  readonly code: string | null;
  readonly supplier: string;
  readonly type: string;
  readonly area: string;
  readonly menu: string;
  /** Fiscal year of the supplier's performance (実績年度). */
  readonly year: number;
};

/** The stable id of a supplier's factor, such as `electricity.A0269.FY2024.menu_m_residual`. */
export function supplierFactorId(parts: IdParts): string {
  const area = areaSlug(parts.area);
  const pieces = [parts.table, ownerSlug(parts), `FY${parts.year}`, area, menuSlug(parts.type, parts.menu)];
  return pieces.filter((piece) => piece !== '').join('.');
}

function ownerSlug({ code, supplier, type }: IdParts): string {
  if (code !== null) return code;
  if (type === 'grid_operator') return `grid_${gridSlugs.find(([name]) => supplier.startsWith(name))?.[1] ?? 'other'}`;
  return type;
}

function menuSlug(type: string, menu: string): string {
  if (type === 'substitute' || type === 'national_average' || type === 'grid_operator') return '';
  if (menu.includes('未調整')) return 'unadjusted';
  if (type === 'single' || type === 'total_reference') return type;
  const letter = /メニュー([A-Z])/.exec(menu.normalize('NFKC'))?.[1]?.toLowerCase();
  const stem = letter === undefined ? '' : `menu_${letter}`;
  return [stem, type === 'residual' ? 'residual' : ''].filter((piece) => piece !== '').join('_') || 'menu';
}

/** Area names have no code in the lists, so the name itself is the key, without the words every name carries. */
function areaSlug(area: string): string {
  return area
    .normalize('NFKC')
    .replace(/株式会社|の供給(区域|地域|エリア|地点)/g, '')
    .replace(/[\s()、。・,.]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
