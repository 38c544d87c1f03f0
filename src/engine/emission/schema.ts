import { z } from 'zod';
import { isExactText } from '../exact.ts';
import { units } from '../unit.ts';

const number = z.string().refine(isExactText, 'an exact decimal or a fraction');
const year = z.int().min(1990).max(2100);
const names = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const sourceId = z.string().min(1);

const source = z.strictObject({
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: z.string(),
  confidence: z.enum(['high', 'medium', 'operator']),
});

const edition = z.strictObject({
  table: z.enum(['electricity', 'city_gas', 'heat']),
  /** Fiscal year whose use these factors are for (活動年度). */
  activityYear: year,
  /** Fiscal year in which the supplier's power, gas or heat was made (実績年度). */
  performanceYear: year,
  title: z.string().min(1),
  /** Day of the newest update named in the title, if it names one. */
  published: z.string().nullable(),
  /** Whether the whole official list is in, so that an unlisted supplier has no factor of its own. */
  complete: z.boolean(),
});

const fuel = z.strictObject({
  id: z.string().min(1),
  stem: z.string().min(1),
  sort: z.string().nullable(),
  scope: z.union([z.literal(1), z.literal(2)]),
  names,
  unit: z.enum(units),
  kgCo2PerUnit: number,
  /** GJ per thousand units; null where no source gives it. */
  gjPerThousand: number.nullable(),
  published: z.string().nullable(),
  formula: z.string(),
  from: year.nullable(),
  to: year.nullable(),
  note: z.string().optional(),
  source: sourceId,
});

const supplierRow = z.strictObject({
  id: z.string().min(1),
  /** Registration number; null for the rows that belong to no retailer. */
  code: z.string().nullable(),
  supplier: z.string().min(1),
  type: z.enum(['single', 'menu', 'residual', 'total_reference', 'grid_operator', 'substitute', 'national_average']),
  area: z.string().optional(),
  menu: z.string().optional(),
  performanceYear: year,
  activityYear: year,
  /** In the unit of the published list: tCO2 per kWh, per thousand m3 or per GJ. */
  basic: number.nullable(),
  adjusted: number.nullable(),
  flag: z.enum(['substituted', 'provisional']).optional(),
  note: z.string().optional(),
  source: sourceId,
});

const waste = z.strictObject({
  id: z.string().min(1),
  names,
  treatment: z.string().min(1),
  transport: z.enum(['no', 'yes', 'only']),
  tPerT: number,
  basis: z.string(),
  derived: z.string().optional(),
  from: year.nullable(),
  to: year.nullable(),
  note: z.string().optional(),
  source: sourceId,
});

const conversion = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  from: z.string().min(1),
  to: z.string().min(1),
  multiplier: number,
  formula: z.string(),
  context: z.string(),
  fromYear: year.nullable(),
  toYear: year.nullable(),
  note: z.string().optional(),
  source: sourceId,
});

const custom = z.strictObject({
  id: z.string().regex(/^custom\./),
  kind: z.string().min(1),
  sort: z.string().nullable(),
  /** Registration number or name; null stands for every supplier. */
  supplier: z.string().nullable(),
  business: z.string().min(1),
  site: z.string().nullable(),
  unit: z.enum(units),
  kgCo2PerUnit: number,
  gjPerThousand: number.nullable(),
  from: year,
  to: year,
  approver: z.string().min(1),
  reason: z.string().min(1),
  source: sourceId,
});

/** Everything a calculation may look up. Rows are added, never edited. */
export const factorTablesSchema = z.strictObject({
  sources: z.record(z.string(), source),
  editions: z.array(edition),
  fuels: z.array(fuel),
  electricity: z.array(supplierRow),
  cityGas: z.array(supplierRow),
  heat: z.array(supplierRow),
  waste: z.array(waste),
  conversions: z.array(conversion),
  custom: z.array(custom),
});

/** Where a figure was read. `confidence` is `operator` for a factor that a person entered. */
export type FactorSource = Readonly<z.infer<typeof source>>;
/** One published list of suppliers' factors. */
export type Edition = Readonly<z.infer<typeof edition>>;
/** A factor of the ordinance: a fuel, or heat without a supplier. */
export type FuelRow = Readonly<z.infer<typeof fuel>>;
/** A supplier's factor, or a value of the same list that belongs to no supplier. */
export type SupplierRow = Readonly<z.infer<typeof supplierRow>>;
/** A factor of Scope 3 category 5, in tCO2e per tonne. */
export type WasteRow = Readonly<z.infer<typeof waste>>;
/** A published conversion, exact. */
export type ConversionRow = Readonly<z.infer<typeof conversion>>;
/** A factor that an operator entered for one business, with who approved it and why. */
export type CustomRow = Readonly<z.infer<typeof custom>>;

/** All tables of factors together. */
export type FactorTables = {
  readonly sources: Readonly<Record<string, FactorSource>>;
  readonly editions: readonly Edition[];
  readonly fuels: readonly FuelRow[];
  readonly electricity: readonly SupplierRow[];
  readonly cityGas: readonly SupplierRow[];
  readonly heat: readonly SupplierRow[];
  readonly waste: readonly WasteRow[];
  readonly conversions: readonly ConversionRow[];
  readonly custom: readonly CustomRow[];
};

/** Tables without a single row: where an import begins. */
export const emptyTables: FactorTables = {
  sources: {},
  editions: [],
  fuels: [],
  electricity: [],
  cityGas: [],
  heat: [],
  waste: [],
  conversions: [],
  custom: [],
};
