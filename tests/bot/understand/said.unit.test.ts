import { describe, expect, it } from 'vitest';
import type { Context, Known, Result } from '../../../src/bot/understand/contract.ts';
import { understand } from '../../../src/bot/understand/understand.ts';

const october = { from: '2026-10', to: '2026-10' };
const known = (kind: Known['kind'], value: number, unit: Known['unit'], ref?: string): Known => ({
  ...{ kind, value, unit, period: october, site: null },
  ...(ref === undefined ? {} : { ref }),
});
const base: Context = {
  kinds: ['electricity', 'city_gas', 'kerosene'],
  sites: [],
  fiscalYearStart: 4,
  defaultPeriod: october,
  awaiting: null,
  asked: null,
  pending: null,
  recorded: [],
  previous: [{ ...known('electricity', 1250, 'kWh'), period: { from: '2026-09', to: '2026-09' } }],
};
const places = {
  talk: base,
  asked: { ...base, awaiting: 'value', asked: { kind: 'electricity', unit: 'kWh', period: october, site: null } },
  fuel: { ...base, awaiting: 'value', asked: { kind: 'kerosene', unit: 'L', period: october, site: null } },
  card: { ...base, awaiting: 'confirm', pending: known('electricity', 1280, 'kWh', 'p') },
  shops: { ...base, sites: ['本店', '駅前店'] },
  stored: { ...base, recorded: [known('electricity', 1280, 'kWh', 'r1'), known('city_gas', 88, 'm3', 'r2')] },
} as const satisfies Record<string, Context>;

/** What was understood, in one line. */
function short({ intent, items, ask }: Result): string {
  const said = items.map(({ kind, value, unit, period, site }) =>
    [site, kind, value, unit, period?.to.slice(5)].filter((part) => part !== null).join(' '),
  );
  return [intent, ...said, ...(ask === null ? [] : [`? ${ask.reason}`])].join(' | ');
}

describe('messages as people write them', () => {
  it.each([
    ['talk', 'えーと電気が千三百二十で灯油が百リッター', 'report | electricity 1320 kWh 10 | kerosene 100 L 10'],
    ['talk', '灯油が四・八リットル', 'report | kerosene 4.8 L 10'],
    ['talk', '灯油が二百・五リットル', 'report | kerosene 200.5 L 10'],
    ['talk', '灯油 .5kL', 'report | kerosene 0.5 kL 10'],
    ['talk', '電気が1万 2千kWh', 'report | electricity 12000 kWh 10 | ? out_of_range'],
    ['talk', '電気とガスだけ。1320と95', 'report | electricity 1320 kWh 10 | city_gas 95 m3 10'],
    ['talk', '電気 8月:1100 9月:1200 10月:未着', 'report | electricity 1100 kWh 08 | electricity 1200 kWh 09'],
    ['talk', '社員が3人増えて電気が1500kWhになった', 'report | electricity 1500 kWh 10'],
    ['talk', '先月の電気、1320。あ、違う1230', 'report | electricity 1230 kWh 10'],
    ['talk', '電球を2本替えました', 'unknown | ? unclear'],
    ['talk', '詳しい方いますか', 'handoff'],
    ['talk', '担当の田中さんに伝えてください', 'handoff'],
    ['talk', '火事場の馬鹿力でがんばります', 'chitchat'],
    ['talk', 'What did I enter so far?', 'status'],
    ['talk', 'undo', 'back'],
    ['asked', '先月の1割減', 'report | electricity 1125 kWh 10 | ? computed'],
    ['asked', '1320か1230だったと思う', 'report | ? conflict'],
    ['asked', '今日はちょっと無理です', 'later'],
    ['fuel', 'ドラム1本半', 'report | kerosene 1.5 drum 10 | ? container_size'],
    ['fuel', '18リットルが7缶と5リットル', 'report | kerosene 131 L 10'],
    ['card', 'ええよ', 'confirm'],
    ['card', 'たしかに', 'confirm'],
    ['card', 'あかん', 'deny | ? missing_value'],
    ['card', '合ってますか？', 'question'],
    ['card', '10月じゃなくて9月分', 'correct | electricity 1280 kWh 09'],
    ['shops', '電気 本店1200 駅前800', 'report | 本店 electricity 1200 kWh 10 | 駅前店 electricity 800 kWh 10'],
    ['shops', '駅前店はまだで本店は1200kWh', 'report | 本店 electricity 1200 kWh 10'],
    ['stored', '1280→1380', 'correct | electricity 1380 kWh 10'],
  ] as const)('%s: %s', (place, text, expected) => {
    const locale = /[ぁ-んァ-ヶ一-龠]/u.test(text) ? 'ja' : 'en';
    const input = { id: 'said', text, locale, referenceDate: '2026-11-12', context: places[place] } as const;
    expect(short(understand(input))).toBe(expected);
  });
});
