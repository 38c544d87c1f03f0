/** What an owner does: words, or one of the things that are no words. */
export type Act =
  | string
  | { readonly do: 'follow' | 'block' | 'unblock' | 'sticker' | 'unsend' | 'photo' | 'location' };

/** A conversation as it was recorded. `joined`: it begins with a firm that has just joined. */
export type Recorded = { readonly name: string; readonly joined: boolean; readonly acts: readonly Act[] };

const follow: Act = { do: 'follow' };

/** Joining in the shortest way; `{code}` is the invitation's code. */
export const joining: readonly Act[] = [
  follow,
  '{code}',
  'はい',
  'はい',
  'はい',
  '見本の会社',
  'スキップ',
  'スキップ',
  'スキップ',
  'スキップ',
  '本店',
  '電気',
  'LPガス',
  '以上です',
  'わからない',
  '㎥',
  'いいえ',
];

const joiningWays: readonly (readonly [string, readonly Act[]])[] = [
  ['in the shortest way', joining],
  ['with a wrong code first', [follow, 'こんにちは', 'ABCD-2345', '{code}', 'はい', 'はい', 'はい', '会社A']],
  ['without following first', ['{code}', 'はい', 'はい', 'いいえ', '会社B']],
  ['refusing, then coming back', [follow, '{code}', 'いいえ', '{code}', 'はい', 'はい', 'はい', '会社C']],
  ['refusing the second question', [follow, '{code}', 'はい', 'いいえ', 'ヘルプ']],
  [
    'going back and forth',
    [follow, '{code}', 'はい', 'はい', 'はい', '会社D', '所沢市', '戻る', '川越市', 'パン屋', '1'],
  ],
  [
    'asking for help at every step',
    [follow, 'ヘルプ', '{code}', 'ヘルプ', 'はい', 'ヘルプ', 'はい', 'はい', 'ヘルプ', '会社E'],
  ],
  ['in English', [follow, 'English', '{code}', 'yes', 'yes', 'no', 'Bakery F', 'skip']],
  [
    'with stickers and photos in between',
    [follow, { do: 'sticker' }, '{code}', { do: 'photo' }, 'はい', { do: 'location' }, 'はい', 'はい', '会社G'],
  ],
  ['blocking and coming back', [follow, '{code}', 'はい', { do: 'block' }, { do: 'unblock' }, 'はい', 'はい', '会社H']],
  ['taking a message back', [follow, '{code}', 'はい', 'はい', 'はい', '会社I', { do: 'unsend' }, '所沢市']],
  ['stopping and starting again', [follow, '{code}', 'はい', 'やめる', 'メニュー', 'はい', 'はい', '会社J']],
  [
    'with two sites',
    [...joining.slice(0, -1), 'はい', '第二工場', '電気', '以上です', '東電', '1', 'いいえ', 'いいえ'],
  ],
  [
    'with words nobody expects',
    [follow, '{code}', 'うーん', 'どうしようかな', 'はい', 'はい', 'はい', '会社K\n二行目', '会社K'],
  ],
];

const openings: readonly (readonly [string, readonly Act[]])[] = [
  ['a bare figure', ['1234']],
  ['a figure with its unit', ['1,250 kWh']],
  ['a figure in full width', ['１２３４ｋＷｈ']],
  ['a figure in the wrong unit, then the right one', ['56円', '1180kWh']],
  ['two figures, then one', ['120 130', '130']],
  ['zero', ['0']],
];

const endings: readonly (readonly [string, readonly Act[]])[] = [
  ['confirmed', ['はい', '45', 'はい', '状況']],
  ['put right before confirming', ['直す', '1300', 'はい']],
  ['taken back by 戻る', ['はい', '戻る', '1400', 'はい']],
  ['withdrawn before confirming', [{ do: 'unsend' }, '1500', 'はい']],
  ['left for later', ['あとで', '報告', 'はい']],
  ['followed by other things', ['ヘルプ', { do: 'sticker' }, 'はい', 'わからない', 'スキップ', '先月と同じ']],
];

const combined = openings.flatMap(([opening, first]) =>
  endings.map(
    ([ending, rest]): Recorded => ({ name: `${opening}, ${ending}`, joined: true, acts: [...first, ...rest] }),
  ),
);

/** Fifty conversations: fourteen ways to join, thirty-six to report. */
export const recorded: readonly Recorded[] = [
  ...joiningWays.map(([name, acts]): Recorded => ({ name: `joining ${name}`, joined: false, acts })),
  ...combined,
];
