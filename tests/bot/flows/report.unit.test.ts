import { describe, expect, it } from 'vitest';
import type { Facts, ReadingFacts } from '../../../src/bot/facts.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { baker, createTalker, type Talker } from '../support/talk.ts';

const [shop] = baker.sites;

function reading(
  kind: 'electricity' | 'city_gas',
  month: string,
  value: number,
  kgCo2: number | null = value / 2,
): ReadingFacts {
  return {
    id: `r-${kind}-${month}`,
    siteId: shop?.id ?? '',
    kind,
    sort: null,
    quantity: { value, unit: kind === 'electricity' ? 'kWh' : 'm3' },
    period: { from: `${month}-01`, to: `${month}-28` },
    month,
    kgCo2,
    scope: kind === 'electricity' ? 2 : 1,
    provisional: false,
    recordedAt: `${month}-28T00:00:00.000Z`,
  };
}

const september = [
  reading('electricity', '2026-08', 1200),
  reading('city_gas', '2026-08', 40),
  reading('electricity', '2026-09', 1200),
  reading('city_gas', '2026-09', 40),
];
const upToDate: Facts = { ...baker, readings: september };

function reporting(facts: Facts = upToDate): Talker {
  const talker = createTalker(facts);
  talker.say('こんにちは');
  return talker;
}

const saved = (talker: Talker) => talker.all().flatMap((effect) => (effect.do === 'save-reading' ? [effect] : []));

describe('report', () => {
  it('asks for the newest due month first, then the older gaps', () => {
    const talker = createTalker(baker);
    expect(talker.say('こんにちは').text).toContain('（1/2）2026年10月の電気の使用量は？');
    for (const said of ['1250', 'はい', '45', 'はい']) talker.say(said);
    expect(talker.say('わからない').text).toContain('（2/2）2026年8月の都市ガス');
  });

  it('stores only what was confirmed, and answers in one message', () => {
    const talker = reporting();
    expect(talker.say('1,250kWh').text).toContain(
      'この内容で登録しますか？\n種類：電気\n拠点：本店\n月：2026年10月\n使用量：1,250 kWh',
    );
    expect(saved(talker)).toEqual([]);
    const answer = talker.say('はい');
    expect(answer.effects.map((effect) => effect.do)).toEqual(['save-reading', 'save-chart', 'say']);
    expect(saved(talker)[0]).toMatchObject({
      reading: {
        quantity: { value: 1250, unit: 'kWh' },
        period: { from: '2026-10-01', to: '2026-10-31' },
        supplierCode: 'A0269',
        origin: 'typed',
        replaces: null,
      },
      calculation: { kgCo2: 565, scope: 2, provisional: true },
    });
    expect(answer.text).toContain('CO2：565 kg-CO2\n計算：1,250 kWh × 0.452 kg-CO2/kWh');
    expect(answer.text).toContain('暫定の値です');
    expect(answer.text).toContain('前の月より：5.8% 減');
    expect(answer.text).not.toContain('前の年の同じ月より');
    expect(answer.text).toContain('（2/2）2026年10月の都市ガスの使用量は？');
    expect(answer.views).toHaveLength(3);
    const chart = answer.effects.find((effect) => effect.do === 'save-chart');
    const image = answer.views.find((view) => view.view === 'image');
    expect(image).toMatchObject({ path: `/media/${chart?.do === 'save-chart' ? chart.mediaId : ''}` });
    // Whoever does not see the picture reads its figures.
    expect(image?.view === 'image' ? writeText(image.alt, 'ja') : '').toContain('2026年10月 565');
    expect(chart).toMatchObject({
      spec: { months: ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'] },
    });
    expect(chart).toMatchObject({
      spec: {
        series: [{ name: 'electricity', values: [null, null, null, 600, 600, 565], provisional: ['2026-10'] }, {}],
      },
    });
  });

  it('shows factor, table and attribution on request', () => {
    const talker = reporting();
    talker.say('1250');
    talker.say('はい');
    const why = talker.tap('根拠を見る').text;
    expect(why).toContain('排出係数：0.452 kg-CO2/kWh');
    expect(why).toContain('資料：電気事業者別排出係数');
    expect(why).toContain('出典: 環境省・経済産業省');
    expect(why).toContain('2026年10月の都市ガスの使用量は？');
  });

  it.each([
    ['ぬぬぬ', '読み取れませんでした'],
    ['14000円', '金額（円）'],
    ['45m3', '「45 m³」の単位はどれですか'],
    ['-5', 'マイナス'],
    ['100 200', '数字が2つ以上'],
    ['2000000000', '大きすぎる'],
  ])('asks again with the cause: %s', (text, cause) => {
    const said = reporting().say(text);
    expect(said.text).toContain(cause);
    expect(saved(reporting())).toEqual([]);
  });

  it('offers ways out after two misses', () => {
    const talker = reporting();
    talker.say('ぬぬぬ');
    const lost = talker.say('ぬぬぬ').text;
    expect(lost).toContain('[担当者に相談]');
    expect(lost).toContain('[写真で送る]');
    expect(talker.tap('写真で送る').text).toContain('四すみまで入れると');
    expect(talker.say('1,234kWh').text).toContain('この内容で登録しますか');
  });

  it('asks once more about zero and about odd figures', () => {
    const talker = reporting();
    expect(talker.say('0').text).toContain('電気は0 kWhでよろしいですか');
    expect(talker.say('12000').text).toContain('けたが違うかもしれません。\nいつもは1,170 kWhくらいです。');
    expect(talker.buttons().map((one) => one.label)).toContain('1,200 kWhに直す');
    expect(talker.say('120').text).toContain('けたが違うかもしれません');
    expect(talker.say('1300').text).not.toContain('けた');
    expect(saved(talker)).toEqual([]);
    talker.say('12000');
    expect(talker.tap('1,200 kWhに直す').text).toContain('使用量：1,200 kWh');
  });

  it('never takes a bare number for a figure that may be an option', () => {
    const talker = reporting();
    expect(talker.say('2').text).toContain('「2 kWh」のように単位を付けて');
    expect(talker.say('2kWh').text).toContain('使用量：2 kWh');
  });

  it('copies the last month only with a confirmation', () => {
    const talker = reporting();
    expect(talker.tap('先月と同じ').text).toContain('使用量：1,200 kWh');
    expect(saved(talker)).toEqual([]);
    expect(createTalker(baker).say('先月と同じ').text).not.toContain('この内容で');
  });

  it('changes figure, month and kind before anything is stored', () => {
    const talker = reporting();
    talker.say('1250');
    talker.tap('直す');
    talker.tap('月');
    expect(talker.tap('2026年9月').text).toContain('月：2026年9月\n登録済み：1,200 kWh\n使用量：1,250 kWh');
    talker.tap('直す');
    talker.tap('種類');
    expect(talker.tap('都市ガス').text).toContain('都市ガスの「1,250 kWh」の単位はどれですか？');
    expect(talker.tap('m³').text).toContain('種類：都市ガス\n拠点：本店\n月：2026年9月');
    expect(saved(talker)).toEqual([]);
  });

  it('corrects a stored figure with a new revision', () => {
    const talker = reporting();
    talker.say('1250');
    talker.say('はい');
    const first = saved(talker)[0]?.reading.id;
    expect(talker.say('さっきのは1350でした').text).toContain('登録済み：1,250 kWh\n使用量：1,350 kWh');
    talker.say('はい');
    expect(saved(talker)[1]).toMatchObject({ reading: { replaces: first, reason: 'corrected-by-owner' } });
    talker.tap('訂正');
    talker.say('1360');
    talker.say('はい');
    expect(saved(talker)[2]?.reading.replaces).toBe(saved(talker)[1]?.reading.id);
    expect(talker.facts().readings.filter((one) => one.month === '2026-10')).toHaveLength(1);
  });

  it('corrects what somebody of the staff has stored since, when only 訂正 is said', () => {
    const talker = reporting();
    talker.say('1250');
    talker.say('はい');
    const now = talker.facts();
    const entered = { ...reading('city_gas', '2026-08', 50), recordedAt: '2099-01-01T00:00:00.000Z' };
    const later = createTalker({ ...now, readings: [...now.readings, entered] }, talker.stored());
    later.say('訂正');
    later.say('55');
    later.say('はい');
    expect(saved(later)[0]?.reading).toMatchObject({ kind: 'city_gas', replaces: entered.id, quantity: { value: 55 } });
  });

  it('goes back: forgets a pending figure, withdraws a stored one, asks a skipped one again', () => {
    const talker = reporting();
    talker.say('1250');
    expect(talker.say('戻る').text).toContain('2026年10月の電気の使用量は？');
    talker.say('1250');
    talker.say('はい');
    const undone = talker.say('戻る');
    expect(undone.effects[0]).toMatchObject({ do: 'withdraw-reading', reason: 'undone-by-owner' });
    expect(undone.text).toContain('使用量：1,250 kWh');
    expect(talker.say('戻る').text).toContain('2026年10月の電気の使用量は？');
    expect(talker.say('戻る').text).toContain('これより前には戻れません');
    talker.say('スキップ');
    expect(talker.say('戻る').text).toContain('2026年10月の電気の使用量は？');
  });

  it('says honestly why there is no CO2', () => {
    const talker = reporting({
      ...upToDate,
      sites: [
        {
          id: 's',
          name: '本店',
          energy: [{ kind: 'water', unit: 'm3', supplierCode: null, supplierName: null, menu: null, area: null }],
        },
      ],
    });
    talker.say('30');
    const answer = talker.say('はい');
    expect(saved(talker)[0]).toMatchObject({ calculation: null });
    expect(answer.text).toContain('CO2の計算の対象外です');
  });

  it('shows gaps as gaps', () => {
    const talker = reporting();
    expect(talker.say('状況').text).toContain('2026年10月の登録状況\n電気：未登録\n都市ガス：未登録');
    expect(talker.facts().readings).toHaveLength(4);
  });

  it('names the next date when all is done, and offers last year', () => {
    const talker = reporting();
    for (const said of ['1250', 'はい', '45']) talker.say(said);
    const done = talker.say('はい');
    expect(done.text).toContain(
      '2026年10月の報告がそろいました\n電気：1,250 kWh（565 kg-CO2）\n都市ガス：45 m³（92.4 kg-CO2）\n合計：657 kg-CO2',
    );
    expect(done.text).toContain('次は2026年12月10日から');
    expect(talker.tap('去年の分も入力する').text).toContain('2025年10月の電気の使用量は？');
  });

  it('asks for what was passed over again on another day', () => {
    const talker = reporting();
    talker.say('わからない');
    expect(talker.say('わからない').text).toContain('未登録が2件あります');
    talker.days(2);
    expect(talker.say('おはよう').text).toContain('2026年10月の電気の使用量は？');
  });

  it('recaps after days, yet lets a figure go to its confirmation', () => {
    const talker = reporting();
    talker.days(3);
    expect(talker.say('おはよう').text).toContain('2026年10月の報告の途中です。\n2件のうち0件が済んでいます。');
    talker.days(3);
    expect(talker.say('1250').text).toContain('この内容で登録しますか？');
    talker.days(1);
    expect(talker.say('はい').text).toContain('この内容で登録しますか？');
    expect(saved(talker)).toEqual([]);
  });

  it('follows a message that is taken back or edited while its figure is pending', () => {
    const talker = reporting();
    talker.send({ kind: 'text', messageId: 'x', text: '1250' });
    expect(talker.send({ kind: 'unsent', messageId: 'other' }).effects).toEqual([
      { do: 'forget-photo', messageId: 'other' },
    ]);
    expect(talker.send({ kind: 'edited', messageId: 'x', text: '1350' }).text).toContain('使用量：1,350 kWh');
    expect(talker.send({ kind: 'unsent', messageId: 'x' }).text).toContain('その数字は使いません');
    expect(saved(talker)).toEqual([]);
  });

  it('explains an old はい and stores nothing twice', () => {
    const talker = reporting();
    talker.say('1250');
    const yes = talker.buttons().find((one) => one.label === 'はい')?.id ?? '';
    talker.tapId(yes);
    expect(talker.tapId(yes).text).toContain('それは前の質問（2026年10月の電気の確認）のボタンです');
    expect(saved(talker)).toHaveLength(1);
  });

  it('cuts platform emoji out of a figure', () => {
    const talker = reporting();
    const text = '(1)1250';
    expect(talker.send({ kind: 'text', messageId: 'e', text, emojis: [{ from: 0, to: 3 }] }).text).toContain(
      '1,250 kWh',
    );
  });

  it('takes out the month that is named, and none other', () => {
    const talker = createTalker(baker);
    talker.say('こんにちは');
    for (const words of ['8月の電気 1200kWh', 'はい', '9月の電気 1300kWh', 'はい']) talker.say(words);
    expect(talker.say('7月の電気を取り消して').text).toContain('何も取り消していません。');
    expect(talker.say('8月の電気を取り消して').text).toMatch(
      /この登録を取り消しますか[\s\S]*2026年8月の電気：1,200 kWh/,
    );
    talker.tap('はい');
    expect(talker.facts().readings.map(({ month }) => month)).toEqual(['2026-09']);
  });

  it('names the site where there are several', () => {
    const [first] = upToDate.sites;
    const sites = first === undefined ? [] : [first, { ...first, id: 'second', name: '第二工場' }];
    const talker = createTalker({ ...upToDate, sites });
    expect(talker.say('こんにちは').text).toContain('（1/4）2026年10月の本店の電気');
  });

  it('speaks English', () => {
    const talker = createTalker({ ...upToDate, locale: 'en' });
    expect(talker.say('hello').text).toContain('(1/2) How much electricity in October 2026?');
    talker.say('1250');
    expect(talker.say('yes').text).toContain('CO2：565 kg-CO2');
  });
});
