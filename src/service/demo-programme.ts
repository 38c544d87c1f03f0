import type { ProgrammeDocument } from '../bot/programme/document.ts';
import { programmeDocument } from '../bot/programme/document.ts';

/** `YYYY-MM` that lies `by` months after `month`. */
function addMonths(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** A made-up city's programme around today, so that the simulator has something due whenever it is started. */
export function demoProgramme(today: string): ProgrammeDocument {
  const month = today.slice(0, 7);
  const months = Array.from({ length: 6 }, (_, at) => addMonths(month, at - 2));
  return programmeDocument.parse({
    code: 'sample-city',
    name: 'みどり市 CO2見える化事業（見本）',
    client: 'みどり市（架空）',
    operator: 'はかる相談室（架空）',
    regions: ['11208'],
    term: { from: `${addMonths(month, -4)}-01`, to: `${addMonths(month, 8)}-28` },
    supportMonths: months,
    comparisonMonths: months.map((one) => addMonths(one, -12)),
    reportingDay: 10,
    routes: [{ route: 'system', target: 10 }],
    consultation: { hours: { from: '10:00', to: '17:00' }, weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    consultantChannel: 'soudan',
    officialsChannel: 'houkoku',
    weeklySummary: { weekday: 'mon', time: '09:00' },
    kinds: ['electricity', 'city_gas', 'lpg', 'kerosene', 'gasoline', 'diesel'],
    retention: { images: 90, messages: 365, afterTerm: 365 },
    consents: [
      { purpose: 'use', required: true, version: '2026-11' },
      { purpose: 'client', required: true, version: '2026-11' },
      { purpose: 'statistics', required: false, version: '2026-11' },
    ],
    line: { monthlyPushes: 200 },
  });
}
