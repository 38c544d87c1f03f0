import { describe, expect, it } from 'vitest';
import {
  type FigureFacts,
  type FilledFigure,
  judgeFigure,
  packFigure,
  placesOf,
  unpackFigure,
} from '../../../src/bot/desk/figures/judge.ts';
import type { ReadingFacts } from '../../../src/bot/facts.ts';
import { firstDay, lastDay, monthsFrom } from '../../../src/engine/period.ts';

const site = 'a0000000-0000-4000-8000-000000000001';
const supply = { supplierCode: null, supplierName: null, menu: null, area: null };
const reading = (month: string, value: number): ReadingFacts => ({
  id: `r-${month}`,
  siteId: site,
  kind: 'electricity',
  sort: null,
  quantity: { value, unit: 'kWh' },
  period: { from: firstDay(month), to: lastDay(month) },
  month,
  kgCo2: null,
  scope: 2,
  provisional: false,
  recordedAt: '2026-11-01T00:00:00Z',
});
const facts: FigureFacts = {
  today: '2026-11-26',
  business: { id: 'b', name: null, municipality: null, industryCode: null, employees: 5, floorAreaM2: null },
  sites: [
    {
      id: site,
      name: '本店',
      energy: [
        { kind: 'electricity', unit: 'kWh', ...supply },
        { kind: 'lpg', unit: 'm3', ...supply },
        { kind: 'waste', unit: 'kg', ...supply },
      ],
    },
  ],
  readings: monthsFrom('2025-10', '2026-09').map((month) => reading(month, 1200)),
};
const filled = (change: Partial<FilledFigure> = {}): FilledFigure => ({
  place: `${site} electricity`,
  month: '2026-10',
  amount: '1,234',
  source: 'bill',
  ...change,
});
const judge = (change?: Partial<FilledFigure>) => judgeFigure(filled(change), facts);

describe('a figure that staff enter', () => {
  it('can be entered for what the firm uses, waste apart', () => {
    expect(placesOf(facts).map(({ name }) => name)).toEqual([`${site} electricity`, `${site} lpg`]);
  });

  it.each([
    ['1,234', 1234, 'kWh'],
    ['１２３４ｋＷｈ', 1234, 'kWh'],
    ['1.2 MWh', 1.2, 'MWh'],
  ])('is read as people write it: %s', (amount, value, unit) => {
    expect(judge({ amount })).toMatchObject({ figure: { quantity: { value, unit }, replaces: null }, stored: null });
  });

  it.each([
    [{ amount: '' }, 'amount'],
    [{ amount: '1200と1300' }, 'amount'],
    [{ amount: '約1200' }, 'amount'],
    [{ amount: '-5' }, 'amount'],
    [{ amount: '1200 m3' }, 'amount'],
    [{ place: `${site} lpg`, amount: '20キロ' }, 'amount'],
    [{ place: `${site} waste` }, 'place'],
    [{ place: 'elsewhere electricity' }, 'place'],
    [{ month: '2026-12' }, 'month'],
    [{ month: '10月' }, 'month'],
    [{ source: 'dream' }, 'source'],
  ])('is wrong at its field: %j', (change, wrong) => {
    expect(judge(change)).toMatchObject({ wrong });
  });

  it('is doubted when it is far from the usual, and names the one that is stored', () => {
    expect(judge({ amount: '12340' })).toMatchObject({ doubts: [{ key: 'door.figure-doubt' }] });
    expect(judge({ amount: '1210' })).toMatchObject({ doubts: [] });
    expect(judge({ month: '2026-09' })).toMatchObject({
      figure: { replaces: 'r-2026-09' },
      stored: { id: 'r-2026-09' },
    });
  });

  it('goes from page to page as it is', () => {
    const judged = judge({ month: '2026-09', amount: '1.2 MWh' });
    if ('wrong' in judged) throw new Error(judged.wrong);
    const again = unpackFigure(packFigure(judged.figure));
    expect(again).toEqual({ ...filled({ month: '2026-09', amount: '1.2 MWh' }), replaces: 'r-2026-09' });
    expect(packFigure({ ...judged.figure, replaces: site }).length).toBeLessThanOrEqual(200);
    expect(unpackFigure('nonsense')).toBeNull();
  });
});
