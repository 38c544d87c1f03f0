import { type Equipment, equipmentIds } from '../../engine/knowledge/equipment.ts';
import { industryPath } from '../../engine/knowledge/industry-code.ts';
import { usualEquipment } from '../../engine/measure/usual-equipment.ts';
import type { Facts } from '../facts.ts';

type Asked = Pick<Facts, 'business' | 'advice'>;

/** The equipment that a firm of this trade is asked about. */
export function askedEquipment({ business }: Asked): readonly Equipment[] {
  const code = business?.industryCode ?? null;
  return usualEquipment((code === null ? null : industryPath(code)) ?? 'ALL');
}

/** What the owner has said of each piece; what is not in it was not said. */
export function saidEquipment({ advice = [] }: Asked): ReadonlyMap<string, boolean> {
  return new Map(advice.flatMap((one) => (one.about === 'equipment' ? [[one.equipment, one.has] as const] : [])));
}

/** The firm's equipment once every piece that is asked about has an answer; null before: a part of a list is no list. */
export function listedEquipment(facts: Asked): readonly Equipment[] | null {
  const said = saidEquipment(facts);
  if (!askedEquipment(facts).every((one) => said.has(one))) return null;
  return equipmentIds.filter((one) => said.get(one) === true);
}
