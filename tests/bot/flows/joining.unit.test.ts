import { describe, expect, it } from 'vitest';
import { baker, createTalker, programme, type Talker } from '../support/talk.ts';

function atName(): Talker {
  const talker = createTalker();
  talker.send({ kind: 'followed', again: false });
  talker.say('ＡＢＣＤ-2345');
  talker.tap('同意する');
  talker.tap('同意する');
  talker.tap('同意しない');
  return talker;
}

function play(talker: Talker, said: readonly string[]): string {
  return said.map((one) => talker.say(one).text).at(-1) ?? '';
}

const toKinds = ['田中製パン', 'みどり市', 'パン屋', '①', '5人', '40坪', '本店'];

describe('joining', () => {
  it('goes from the first hello to a firm that reports', () => {
    const talker = atName();
    play(talker, [
      ...toKinds,
      '電気と都市ガス',
      'LPガス',
      '以上です',
      '東京電力',
      '1',
      'いいえ',
      '東京ガス',
      '1',
      '1',
      'kg',
    ]);
    const last = talker.say('いいえ');
    expect(last.text).toContain('登録の内容\n名前：田中製パン\n市区町村：みどり市\n業種：パン・菓子製造業\n人数：5人');
    expect(talker.stored()?.flow).toBe('report');
    expect(talker.facts().business).toMatchObject({ industryCode: '097', employees: 5, floorAreaM2: 132.23 });
    expect(talker.facts().sites).toMatchObject([
      {
        name: '本店',
        energy: [
          { kind: 'electricity', unit: 'kWh', supplierCode: 'A0269', menu: null },
          { kind: 'city_gas', unit: 'm3', area: expect.stringContaining('東京地区') },
          { kind: 'lpg', unit: 'kg', supplierCode: null },
        ],
      },
    ]);
  });

  it('writes programme, business and consents at their moments', () => {
    const talker = createTalker();
    expect(talker.say('こんにちは').effects.map((effect) => effect.do)).toEqual(['say']);
    expect(talker.say('abcd 2345').effects[0]).toEqual({
      do: 'enter-programme',
      inviteId: '00000000-0000-8000-8000-0000000000f1',
      programmeId: programme.id,
    });
    expect(talker.tap('同意する').effects.map((effect) => effect.do)).toEqual(['say']);
    talker.tap('同意する');
    expect(talker.tap('同意しない').effects.slice(0, -1)).toMatchObject([
      { do: 'create-business', inviteId: '00000000-0000-8000-8000-0000000000f1' },
      { do: 'save-consent', purpose: 'use', version: '2026-11', given: true },
      { do: 'save-consent', purpose: 'client', given: true },
      { do: 'save-consent', purpose: 'statistics', given: false },
    ]);
  });

  it('takes a code in the very first message', () => {
    const text = createTalker().say('ABCD2345').text;
    expect(text).toContain('こんにちは。「はかる」です。');
    expect(text).toContain('同意の確認（1/3・必須）');
  });

  it.each([
    ['ZZZZ2345', '見つかりません'],
    ['USED2345', 'もう使われています'],
    ['LATE2345', '期限が切れています'],
    ['SHUT2345', '受付は終わりました'],
    ['はろー', '招待コードの形ではない'],
  ])('says why %s does not open', (code, why) => {
    const talker = createTalker();
    talker.say('こんにちは');
    const said = talker.say(code);
    expect(said.text).toContain(why);
    expect(said.text).toContain('招待コード（8文字）を送ってください。');
    expect(said.effects.map((effect) => effect.do)).toEqual(['say']);
  });

  it('records nothing but the refusal, and lets the code begin again', () => {
    const talker = createTalker();
    talker.say('ABCD2345');
    talker.tap('同意する');
    const refused = talker.tap('同意しない');
    expect(refused.effects.slice(0, -1)).toEqual([
      { do: 'save-consent', purpose: 'client', version: '2026-11', given: false },
    ]);
    expect(refused.text).toContain('同意されなかったことだけを記録しました');
    expect(talker.facts().business).toBeNull();
    expect(talker.say('ABCD2345').text).toContain('同意の確認（1/3・必須）');
  });

  it('goes back one question', () => {
    const talker = atName();
    talker.say('田中パン');
    expect(talker.say('戻る').text).toContain('会社やお店の名前');
    talker.say('田中製パン');
    expect(talker.facts().business?.name).toBe('田中製パン');
    expect(createTalker().say('戻る').text).toContain('招待コード');
  });

  it('never takes a number for a count when it could be an option', () => {
    const talker = atName();
    play(talker, ['田中製パン', 'スキップ', 'スキップ']);
    expect(talker.say('1').text).toContain('「1人」のように単位を付けて');
    expect(talker.facts().business?.employees).toBeNull();
    expect(talker.say('1人').text).toContain('1人ですね');
    expect(talker.facts().business?.employees).toBe(1);
  });

  it('asks for the unit of a bare floor area', () => {
    const talker = atName();
    play(talker, ['田中製パン', 'スキップ', 'スキップ', 'スキップ']);
    expect(talker.say('120').text).toContain('120の単位はどちらですか');
    talker.tap('坪');
    expect(talker.facts().business?.floorAreaM2).toBe(396.69);
  });

  it('offers ways out after two misses', () => {
    const talker = atName();
    play(talker, ['田中製パン', 'スキップ']);
    expect(talker.say('ぬぬぬ').text).not.toContain('担当者に相談');
    expect(talker.say('ぬぬぬ').text).toContain('[スキップ] [あとで] [担当者に相談]');
    expect(talker.tap('担当者に相談').text).toContain('担当者に伝えてあります');
  });

  it('explains an old button and changes nothing', () => {
    const talker = atName();
    talker.say('田中製パン');
    const skip = talker.buttons().find((one) => one.label === 'スキップ')?.id ?? '';
    talker.say('みどり市');
    const before = talker.facts();
    const answer = talker.tapId(skip);
    expect(answer.text).toContain('それは前の質問（市区町村）のボタンです。何も変えていません。');
    expect(answer.text).toContain('どんなお仕事ですか');
    expect(talker.facts()).toEqual(before);
    expect(talker.tapId('何か').text).toContain('もう使えません');
  });

  it('repeats the open question days later instead of taking words for its answer', () => {
    const talker = atName();
    talker.days(3);
    const hello = talker.say('おはようございます');
    expect(hello.text).toContain('登録の途中です');
    expect(hello.text).toContain('会社やお店の名前');
    expect(talker.facts().business?.name).toBeNull();
    talker.say('田中製パン');
    expect(talker.facts().business?.name).toBe('田中製パン');
  });

  it('rests when told to stop, and goes on with the same question', () => {
    const talker = atName();
    expect(talker.say('やめる').text).toContain('ここで止めます');
    expect(talker.stored()?.state).toMatchObject({ at: 'resting' });
    expect(talker.say('こんにちは').text).toContain('会社やお店の名前');
    expect(talker.facts().business?.name).toBeNull();
  });

  it('changes the language and repeats the question in it', () => {
    const talker = createTalker();
    talker.say('こんにちは');
    const english = talker.say('English');
    expect(english.effects).toContainEqual({ do: 'set-locale', locale: 'en' });
    expect(english.text).toContain('Please send your invitation code');
    expect(talker.say('日本語').text).toContain('招待コード');
  });

  it('greets a returning person without asking everything again', () => {
    const talker = atName();
    expect(talker.send({ kind: 'unfollowed' }).effects).toEqual([{ do: 'set-reachable', reachable: false }]);
    const back = talker.send({ kind: 'followed', again: true });
    expect(back.effects[0]).toEqual({ do: 'set-reachable', reachable: true });
    expect(back.text).toContain('おかえりなさい');
    expect(back.text).toContain('会社やお店の名前');
    expect(back.text).not.toContain('招待コード');
  });

  it('answers what it cannot read, and asks again', () => {
    const talker = atName();
    expect(talker.send({ kind: 'photo', messageId: 'p' }).text).toContain(
      '写真は、先に質問に答えていただいてから、もう一度送ってください。',
    );
    expect(talker.send({ kind: 'sticker', messageId: 's', words: ['OK'] }).text).toContain('会社やお店の名前');
    expect(talker.send({ kind: 'unsent', messageId: 'x' }).effects).toEqual([{ do: 'forget-photo', messageId: 'x' }]);
  });

  it('starts again, and says so, when its state cannot be read', () => {
    const talker = createTalker({ ...baker, sites: [] }, { flow: 'joining', version: 1, state: { at: 'nonsense' } });
    expect(talker.say('はい').text).toContain('サービスを新しくしたため');
    expect(talker.stored()?.flow).toBe('joining');
  });
});

describe('groups', () => {
  it('get one polite line, then silence', () => {
    const talker = createTalker();
    expect(talker.send({ kind: 'group', what: 'joined' }).text).toContain('お招きありがとうございます');
    expect(talker.send({ kind: 'group', what: 'message' }).effects).toEqual([]);
  });
});
