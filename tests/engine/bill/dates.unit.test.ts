import { describe, expect, it } from 'vitest';
import { datesIn } from '../../../src/engine/bill/month/dates.ts';

const day = (year: number | null, month: number, date: number | null) => ({ year, month, day: date });

describe('dates on a bill', () => {
  it.each([
    ['令和7年12月分', day(2025, 12, null)],
    ['R8.2.21', day(2026, 2, 21)],
    ['令和元年5月1日', day(2019, 5, 1)],
    ['2025/11/09', day(2025, 11, 9)],
    ['2025年02月検針', day(2025, 2, null)],
    ['7年6月検針分', day(2025, 6, null)],
    ['26/04/12', day(2026, 4, 12)],
    ['6月8日', day(null, 6, 8)],
    ['合和6年11月分', day(2024, 11, null)],
    ['ご使用月:2025年4月', day(2025, 4, null)],
  ])('%s', (text, date) => {
    expect(datesIn(text).map((found) => found.date)).toEqual([date]);
  });

  it.each([
    ['11月9日~12月8日', day(null, 11, 9), day(null, 12, 8)],
    ['5/9~6/8(31日間)', day(null, 5, 9), day(null, 6, 8)],
    ['12.13~2.12', day(null, 12, 13), day(null, 2, 12)],
    ['2026年6月1日~30日', day(2026, 6, 1), day(2026, 6, 30)],
    ['R07.12.21~R08.2.20', day(2025, 12, 21), day(2026, 2, 20)],
    ['2026年5月1日2026年5月31日', day(2026, 5, 1), day(2026, 5, 31)],
    ['12/1から12/31まで', day(null, 12, 1), day(null, 12, 31)],
    ['04/01-04/30', day(null, 4, 1), day(null, 4, 30)],
    ['2025年01月21日.2025年02月20日', day(2025, 1, 21), day(2025, 2, 20)],
    ['R07/02/21R07/03/202025年3月20日締', day(2025, 2, 21), day(2025, 3, 20)],
    ['対象期間01/21-02/202024年2月20日締', day(null, 1, 21), day(null, 2, 20)],
    ['12,12から2,12まで', day(null, 12, 12), day(null, 2, 12)],
  ])('%s is one range', (text, from, date) => {
    expect(datesIn(text)[0]).toMatchObject({ from, date });
    expect(datesIn(text).filter((found) => found.from !== null)).toHaveLength(1);
  });

  it.each(['1,890.50円/kW', '16.55円/kWh', '0120-868-206', '13/40', '3711-3844', '45MJ/m3'])(
    '%s holds none',
    (text) => {
      expect(datesIn(text)).toEqual([]);
    },
  );
});
