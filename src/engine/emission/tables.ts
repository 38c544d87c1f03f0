import cityGas from './data/city-gas.json' with { type: 'json' };
import conversions from './data/conversions.json' with { type: 'json' };
import editions from './data/editions.json' with { type: 'json' };
import electricity from './data/electricity.json' with { type: 'json' };
import fuels from './data/fuels.json' with { type: 'json' };
import heat from './data/heat.json' with { type: 'json' };
import sources from './data/sources.json' with { type: 'json' };
import waste from './data/waste.json' with { type: 'json' };
import { type FactorTables, factorTablesSchema } from './schema.ts';

/**
 * The factors that come with the program.
 * @source 環境省・経済産業省「温室効果ガス排出量 算定・報告・公表制度」、環境省「排出原単位データベース Ver.3.6」を加工して作成
 */
export const factorTables: FactorTables = factorTablesSchema.parse({
  sources,
  editions,
  fuels,
  electricity,
  cityGas,
  heat,
  waste,
  conversions,
  custom: [],
});

/** The sentence that must stand wherever figures made with these tables are shown (表示義務). */
export const attribution =
  '出典: 環境省・経済産業省「温室効果ガス排出量 算定・報告・公表制度」、環境省「排出原単位データベース Ver.3.6」を加工して作成。加工後の値について公表元は責任を負わない';
