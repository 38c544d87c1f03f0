import { z } from 'zod';

/** The equipment (設備) that measures act on, in the words of the locales' `equipment.*`. */
export const equipmentIds = [
  'air-conditioning',
  'ventilation',
  'lighting',
  'office-machines',
  'power-intake',
  'compressor',
  'boiler',
  'absorption-chiller',
  'steam-pipes',
  'hot-water',
  'plumbing',
  'refrigeration',
  'production-machines',
  'furnace',
  'chiller',
  'management',
  'pump',
  'fan',
  'motor',
  'moulding-machine',
  'building',
  'kitchen',
  'solar',
  'battery',
  'contract',
  'certificate',
  'drying',
  'heating',
  'washing',
  'generation',
  'vehicles',
  'forklift',
  'waste',
] as const;

export const equipmentSchema = z.enum(equipmentIds);
export type Equipment = z.infer<typeof equipmentSchema>;
