import { type EnergyKind, energyDefinition } from '../../engine/energy/registry.ts';
import { normalise } from './words.ts';

/** Everyday names that mean this kind and no other. */
const kindWords: Readonly<Record<EnergyKind, readonly string[]>> = {
  electricity: ['電気', '電力', 'でんき', '電気代', 'electricity', 'power'],
  city_gas: ['都市ガス', 'city gas', 'town gas'],
  lpg: ['lpガス', 'lpg', 'プロパン', 'プロパンガス', 'propane', 'lp gas'],
  lng: ['lng', '液化天然ガス'],
  kerosene: ['灯油', 'とうゆ', 'kerosene'],
  heavy_oil: ['重油', 'a重油', 'heavy oil'],
  diesel: ['軽油', 'ディーゼル', 'diesel'],
  gasoline: ['ガソリン', 'レギュラー', 'ハイオク', 'gasoline', 'petrol'],
  coal: ['石炭', 'coal'],
  coke: ['コークス', 'coke'],
  steam: ['蒸気', 'スチーム', 'steam'],
  heat: ['熱', '冷水', '温水', 'heat'],
  water: ['水道', '水', '上水', 'water'],
  waste: ['ごみ', '廃棄物', 'waste'],
};

/** Everyday names of a kind. */
export function wordsOf(kind: EnergyKind): readonly string[] {
  return kindWords[kind];
}

/** The unit that a kind is usually billed in. */
export function usualUnit(kind: EnergyKind): string {
  return energyDefinition(kind)?.unit ?? 'kg';
}

/** The kind that a word names, among those that can be meant; null when none or ガス of two sorts. */
export function kindOfWord(word: string, among: readonly EnergyKind[]): EnergyKind | null {
  const said = normalise(word);
  const named = among.find((kind) => wordsOf(kind).includes(said));
  if (named !== undefined) return named;
  const gases = [...new Set(among)].filter((kind) => kind === 'city_gas' || kind === 'lpg');
  const [only] = gases;
  return (said === 'ガス' || said === 'gas') && gases.length === 1 && only !== undefined ? only : null;
}
