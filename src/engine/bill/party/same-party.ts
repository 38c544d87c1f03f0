/** What names of firms say of their form and not of themselves. */
const forms =
  /(?:株式|有限|合同|合資|合名|相互)会社|(?:一般|公益)?(?:社団|財団)法人|(?:社会福祉|医療|学校|宗教|特定非営利活動|農事組合|npo)法人|\((?:株|有|同|資|名|社|財|医|福|学|宗|代)\)/giu;

/** What many firms are called: it tells none from another. Longer words first where one holds another. */
const common =
  /会社|製作所|製造所|工業所|鉄工所|木工所|事務所|営業所|出張所|事業所|作業所|研究所|センター|クリニック|クリーニング|ベーカリー|ホテル|レストラン|サービス|ストア|ショップ|グループ|ホーム|建設|建築|工務店|工業|工場|産業|商事|商店|商会|運送|運輸|物流|印刷|食品|食堂|製菓|製パン|製麺|製薬|製材|縫製|醸造|酒造|旅館|美容室|理容室|ヘアサロン|サロン|カフェ|喫茶|民宿|そば処|薬局|医院|病院|歯科|保育園|幼稚園|本社|本店|支社|支店|本館|別館|新館|倉庫|店舗|代表取締役|代表者?|社長/gu;

// Forms of one character that stand for each other in names, and what recognisers take for each other.
const alike = new Map<string, string>(
  [
    '髙高',
    '﨑崎',
    '邊辺',
    '邉辺',
    '齋斎',
    '齊斎',
    '斉斎',
    '澤沢',
    '濱浜',
    '濵浜',
    '廣広',
    '國国',
    '嶋島',
    '嶌島',
    '櫻桜',
  ]
    .concat([
      '惠恵',
      '德徳',
      '眞真',
      '龍竜',
      '瀧滝',
      '藏蔵',
      '冨富',
      '壽寿',
      '榮栄',
      '會会',
      '學学',
      '圓円',
      'ヶケ',
      'ヵカ',
    ])
    .concat(['力カ', '工エ', '口ロ', '二ニ', '八ハ', '夕タ', '卜ト', '一ー', '-ー', '~ー', '―ー'])
    .map((pair) => [pair[0] ?? '', pair[1] ?? '']),
);

const toKatakana = (text: string): string =>
  text.replace(/[ぁ-ゖ]/gu, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0x60));

/** A name as names are compared: one width, one writing, without its form (株式会社) and without marks. */
function comparable(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(forms, '');
  const letters = [...toKatakana(plain)].map((one) => alike.get(one) ?? one).join('');
  return letters.replace(/[^\p{L}\p{N}ー]/gu, '');
}

const commonWords = new RegExp(common.source, 'gu');

/** What is the firm's own in its name; all of it where nothing but common words is left. */
function ownPart(name: string): string {
  const own = comparable(name.normalize('NFKC').replace(forms, '').replace(commonWords, ' '));
  return own.length >= 2 ? own : comparable(name);
}

/** A name that says more than what many places are called: 本店 says nothing of whose it is. */
export function isTelling(name: string): boolean {
  return comparable(name.normalize('NFKC').replace(commonWords, '')) !== '';
}

/** Whether two recognisers have read one name, or a name was read with a slip or two. */
export function isNearName(one: string, other: string): boolean {
  const [a, b] = [comparable(one), comparable(other)];
  const longer = Math.max(a.length, b.length);
  return longer > 0 && distance(a, b) <= mostSlips(longer);
}

// Of a name of two or three characters one may be wrong only if nobody would be called so.
const mostSlips = (length: number): number => (length >= 6 ? 2 : length >= 4 ? 1 : 0);

/**
 * Whether two names may be those of one party. Only what has nothing in common is told apart: a person's name and the
 * firm that bears it, a branch and its firm, a name with a slip of the reader are all one.
 */
export function mayBeOne(one: string, other: string): boolean {
  if (isNearName(one, other)) return true;
  const [a, b] = [ownPart(one), ownPart(other)];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short === '') return true;
  if (short.length >= 4 && partDistance(short, long) <= 1) return true;
  return long.includes(short) || runs(short).some((run) => long.includes(run));
}

/** Runs that are unlikely to stand in two names by chance: two characters of Chinese, three of any other writing. */
function runs(text: string): readonly string[] {
  return [...text].flatMap((_, at) => {
    const two = text.slice(at, at + 2);
    const run = /^\p{sc=Han}{2}$/u.test(two) ? two : text.slice(at, at + 3);
    return run.length >= 3 || run === two ? [run].filter(({ length }) => length >= 2) : [];
  });
}

/** How many characters have to be changed, added or left out. */
function distance(a: string, b: string): number {
  return (
    lastRow(
      a,
      b,
      Array.from({ length: b.length + 1 }, (_, at) => at),
    ).at(-1) ?? 0
  );
}

/** The same, from a name to the part of another that is nearest. */
function partDistance(part: string, whole: string): number {
  return Math.min(...lastRow(part, whole, new Array<number>(whole.length + 1).fill(0)));
}

function lastRow(a: string, b: string, first: readonly number[]): readonly number[] {
  return [...a].reduce<readonly number[]>((above, character, row) => {
    const next = [(first[0] ?? 0) + row + 1];
    for (const [at, other] of [...b].entries()) {
      const changed = (above[at] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(changed, (above[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    return next;
  }, first);
}
