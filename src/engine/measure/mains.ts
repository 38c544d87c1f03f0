import { z } from 'zod';
import { equipmentSchema } from '../knowledge/equipment.ts';
import { industrySchema } from '../knowledge/provenance.ts';
import table from './data/main-equipment.json' with { type: 'json' };

const mainSchema = z.strictObject({
  industries: z.array(industrySchema).min(1),
  electricity: z.array(equipmentSchema).min(1),
  heat: z.array(equipmentSchema).min(1),
  road: z.array(equipmentSchema).min(1),
});

/**
 * What usually takes most of an industry's energy, the largest first. An order for ranking by our own judgement: it is no
 * figure, and none is computed from it.
 */
export const mains = z.array(mainSchema).parse(table);
