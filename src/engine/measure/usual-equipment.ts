import type { Equipment } from '../knowledge/equipment.ts';
import { everywhere } from './equipment.ts';
import { isIn } from './industry.ts';
import { mains } from './mains.ts';

const most = 10;

/** What firms of an industry may have and are asked about, what takes most energy first; what everybody has is not asked. */
export function usualEquipment(industry: string): readonly Equipment[] {
  const own = mains.find(({ industries }) => isIn(industry, industries));
  const all = own === undefined ? [] : [...own.electricity, ...own.heat, ...own.road];
  return [...new Set(all)].filter((one) => !everywhere.includes(one)).slice(0, most);
}
