import type { Random } from '../random.ts';
import type { Draft, Kind } from '../truth.ts';
import { gasReaderSlip, gasSeasonInvoice, gasWebPage } from './city-gas.ts';
import { highVoltageInvoice, highVoltageTimeBands } from './electricity-high-voltage.ts';
import { powerAndGasInvoice, powerSitesTable, retailPowerInvoice } from './electricity-retail.ts';
import { powerPhoneApp, powerWebPage } from './electricity-screen.ts';
import { powerPostcard, powerReaderSlip } from './electricity-slip.ts';
import { lpgCylinderDelivery, lpgMonthlyStatement, lpgNoticeCard, lpgReaderSlip } from './lpg.ts';
import {
  heavyOilDelivery,
  heavyOilHandNote,
  heavyOilMonthInvoice,
  keroseneHandNote,
  keroseneMonthInvoice,
  keroseneTruckSlip,
} from './oil-delivery.ts';
import { gasEstimated, gasNothingUsed, powerMeterChange, powerUsedAndSold } from './tricky-meters.ts';
import { gasManyMonths, powerCorrected, powerNewYear } from './tricky-months.ts';
import {
  keroseneInCans,
  keroseneWithReturn,
  powerComparedTable,
  powerTwoContracts,
  waterWithArrears,
} from './tricky-tables.ts';
import { dieselReceipt, dieselVehicleInvoice, fleetCardInvoice, gasolineReceipt } from './vehicle-fuel.ts';
import { electronicManifest, wasteManifest, wasteMonthInvoice, wasteWeighingSlip } from './waste.ts';
import { waterPaymentNotice, waterReaderSlip, waterStepInvoice } from './water.ts';

/** A layout of a bill. */
export type Layout = { readonly name: string; readonly draw: (random: Random) => Draft };

/** Every layout there is, by the first kind of energy on it. */
const byKind: Readonly<Record<Kind, Readonly<Record<string, Layout['draw']>>>> = {
  electricity: {
    powerReaderSlip,
    powerPostcard,
    powerWebPage,
    powerPhoneApp,
    highVoltageInvoice,
    highVoltageTimeBands,
    retailPowerInvoice,
    powerAndGasInvoice,
    powerSitesTable,
    powerMeterChange,
    powerUsedAndSold,
    powerComparedTable,
    powerTwoContracts,
    powerNewYear,
    powerCorrected,
  },
  city_gas: { gasReaderSlip, gasSeasonInvoice, gasWebPage, gasNothingUsed, gasEstimated, gasManyMonths },
  lpg: { lpgReaderSlip, lpgMonthlyStatement, lpgCylinderDelivery, lpgNoticeCard },
  kerosene: { keroseneTruckSlip, keroseneHandNote, keroseneMonthInvoice, keroseneWithReturn, keroseneInCans },
  diesel: { dieselVehicleInvoice, dieselReceipt },
  gasoline: { fleetCardInvoice, gasolineReceipt },
  heavy_oil: { heavyOilDelivery, heavyOilHandNote, heavyOilMonthInvoice },
  water: { waterReaderSlip, waterPaymentNotice, waterStepInvoice, waterWithArrears },
  waste: { wasteMonthInvoice, wasteManifest, wasteWeighingSlip, electronicManifest },
};

export const layouts: readonly Layout[] = Object.values(byKind).flatMap((some) =>
  Object.entries(some).map(([name, draw]) => ({ name, draw })),
);
