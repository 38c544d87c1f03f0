import { type Equipment, equipmentIds } from '../../../engine/knowledge/equipment.ts';
import { askedEquipment, saidEquipment } from '../../advice/equipment.ts';
import type { RecordEffect } from '../../effect.ts';
import { evolveFacts } from '../../evolve-facts.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, MessageView, Text } from '../../message.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { type Aside, type AsideSubject, asideChoice } from './aside.ts';

const names: Readonly<Record<string, string>> = {
  'air-conditioning': 'equipment.air-conditioning',
  lighting: 'equipment.lighting',
  'office-machines': 'equipment.office-machines',
  ventilation: 'equipment.ventilation',
  refrigeration: 'equipment.refrigeration',
  'production-machines': 'equipment.production-machines',
  compressor: 'equipment.compressor',
  chiller: 'equipment.chiller',
  pump: 'equipment.pump',
  fan: 'equipment.fan',
  motor: 'equipment.motor',
  boiler: 'equipment.boiler',
  'steam-pipes': 'equipment.steam-pipes',
  furnace: 'equipment.furnace',
  drying: 'equipment.drying',
  kitchen: 'equipment.kitchen',
  vehicles: 'equipment.vehicles',
  forklift: 'equipment.forklift',
  'moulding-machine': 'equipment.moulding-machine',
  heating: 'equipment.heating',
  'hot-water': 'equipment.hot-water',
  washing: 'equipment.washing',
  'absorption-chiller': 'equipment.absorption-chiller',
};

/** The name of a piece of equipment that owners are asked about; null for every other. */
export function equipmentName(equipment: string): Text | null {
  const key = names[equipment];
  return key === undefined ? null : { key };
}

/** The way to the question what the firm uses. */
export const equipmentChoice = asideChoice(line('equipment.tell'), 'equipment');

function card(facts: Facts): MessageView {
  const said = saidEquipment(facts);
  const rows = askedEquipment(facts).flatMap((one): readonly CardRow[] => {
    const name = equipmentName(one);
    const state = said.get(one);
    const key = state === undefined ? 'equipment.open' : state ? 'equipment.has' : 'equipment.has-not';
    return name === null ? [] : [{ label: name, value: line(key), choice: asideChoice(name, 'equipment', one) }];
  });
  return {
    view: 'card',
    title: line('equipment.title'),
    lead: line('equipment.lead'),
    rows,
    choices: [asideChoice(line('equipment.done'), 'equipment-done')],
    even: true,
    aside: true,
  };
}

/** The question, or one piece turned over: used, not used, used again. */
function press([named]: readonly string[], moment: Moment): Aside {
  const { facts, event } = moment;
  if (facts.business === null) return { views: sayText(line('equipment.not-joined')) };
  const equipment = equipmentIds.find((one) => one === named);
  if (equipment === undefined) return { views: [card(facts)] };
  const effects = [said(equipment, saidEquipment(facts).get(equipment) !== true)];
  return { views: [card(evolveFacts(facts, effects, event.at))], effects };
}

const said = (equipment: Equipment, has: boolean): RecordEffect => ({
  do: 'save-advice',
  record: { about: 'equipment', equipment, has },
});

/** What was left is not used: only so is the list whole. */
function done({ facts }: Moment): Aside {
  if (facts.business === null) return { views: sayText(line('equipment.not-joined')) };
  const known = saidEquipment(facts);
  const rest = askedEquipment(facts).filter((one) => !known.has(one));
  const choices = [asideChoice(line('measures.see'), 'measures')];
  return {
    views: [{ view: 'card', title: line('equipment.kept'), rows: [], choices, aside: true }],
    effects: rest.map((one) => said(one, false)),
  };
}

/** What the firm uses (設備): asked once, so that measures are about what is there. */
export const equipment: AsideSubject = {
  presses: { equipment: press, 'equipment-done': (_, moment) => done(moment) },
  says: { equipment: ['設備', '設備を教える', 'せつび', 'equipment', 'tell my equipment'] },
};
