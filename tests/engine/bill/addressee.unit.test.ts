import { describe, expect, it } from 'vitest';
import { addresseesOf } from '../../../src/engine/bill/party/addressee.ts';
import { isTelling, mayBeOne } from '../../../src/engine/bill/party/same-party.ts';
import { paper } from './paper.ts';

const namesOn = (...rows: readonly string[]) => addresseesOf(paper(['電気ご使用量のお知らせ', ...rows]));

describe('whom a paper is addressed to', () => {
  it.each([
    ['株式会社さくら縫製 様', '株式会社さくら縫製'],
    ['藤川運送有限会社|御中', '藤川運送有限会社'],
    ['仙台市ガス局||みどり苑さま', 'みどり苑'],
    ['ご契約名義|田中 太郎 様', '田中太郎'],
    ['需要家名:㈱北斗金属', '(株)北斗金属'],
    ['お客さま名|カフェ・ド・ポム', 'カフェ・ド・ポム'],
    ['石井板金 殿|発行日 2026年10月5日', '石井板金'],
    ['山田健一様方', '山田健一'],
  ])('is read: %s', (row, name) => {
    expect(namesOn(row)).toEqual([name]);
  });

  it('is read where wide print fell into several cells', () => {
    const scan = paper(['電気', '見本|様'], { tesseract: { 1: '見本様' } });
    expect(addresseesOf(scan)).toEqual(['見本']);
  });

  it.each([
    'お客様',
    'ご契約者様',
    'ご使用者各位',
    'お客さま番号|66532-98356',
    'お客様番号 12345678 様',
    '皆様へのお願い',
    '上様',
    'ご利用者様へ',
    '同様',
    'お届け先|福岡県久留米市東合川4丁目7-21',
    '機器の仕様',
    '東京電力エナジーパートナー株式会社',
    'お問い合わせはお客様センターへ',
  ])('is nobody: %s', (row) => {
    expect(namesOn(row)).toEqual([]);
  });

  it('is not said where the recognisers read another name, or only one read any', () => {
    for (const other of ['株式会社北斗金属様', null])
      expect(addresseesOf(paper(['電気', 'さくら縫製様'], { tesseract: { 1: other } }))).toEqual([]);
    expect(addresseesOf(paper(['電気', 'さくら縫製様'], { tesseract: { 1: 'さくら縫裂様' } }))).toEqual(['さくら縫製']);
  });
});

describe('two names', () => {
  it.each([
    ['株式会社田中製パン', '田中製パン'],
    ['㈲タナカ製パン', 'たなか製パン(有)'],
    ['由中製パン', '田中製パン'],
    ['田中太郎', '田中製パン'],
    ['高橋製作所', '㈱髙橋製作所'],
    ['ほしぞらべ一カリー合同会社', 'ほしぞらベーカリー'],
    ['カフェ・ト・ポム', 'カフェ ド ポム'],
    ['ＡＢＣフーズ', 'abc'],
    ['民宿しおさい 別館', 'しおさい'],
    ['林製作所', '林'],
  ])('may be one: %s, %s', (one, other) => {
    expect([mayBeOne(one, other), mayBeOne(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['藤川運送有限会社', '見本の会社'],
    ['山田商店', '田中商店'],
    ['有限会社湖南製麺', '株式会社田中製麺'],
    ['サンライズ工業', 'サンセット工業'],
    ['ヘアサロンミモザ', 'ヘアサロンローズ'],
    ['佐藤', '佐野'],
    ['株式会社アオバ運送', '中村精工株式会社'],
  ])('are told apart: %s, %s', (one, other) => {
    expect([mayBeOne(one, other), mayBeOne(other, one)]).toEqual([false, false]);
  });

  it('say something only where they are not what every place is called', () => {
    expect(['本店', '工場', '営業所', '田中製パン', '駅前店'].map(isTelling)).toEqual([
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});
