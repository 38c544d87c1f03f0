import customers from './customers.json' with { type: 'json' };
import type { Random } from './random.ts';
import suppliers from './suppliers.json' with { type: 'json' };

export type SupplierGroup = keyof typeof suppliers;

export const pickSupplier = (random: Random, group: SupplierGroup): string => random.pick(suppliers[group]);

/** A firm that does not exist. */
export const pickCustomer = (random: Random): string => {
  const form = random.pick(customers.forms);
  const name = random.pick(customers.names);
  return random.chance(0.5) ? `${form}${name}` : `${name}${form}`;
};

/** A place that does not exist. */
export const pickAddress = (random: Random): string =>
  `${random.pick(customers.prefectures)}${random.pick(customers.towns)}${random.int(1, 9)}丁目${random.int(1, 30)}-${random.int(1, 20)}`;

export const pickPerson = (random: Random): string => random.pick(customers.surnames);
export const pickPhone = (random: Random): string =>
  random.pick([
    `0120-${random.digits(3, 3)}`,
    `0${random.int(22, 98)}-${random.digits(3, 4)}`,
    `0570-${random.digits(3, 3)}`,
  ]);
export const pickRegistration = (random: Random): string => `T${random.digits(13)}`;
