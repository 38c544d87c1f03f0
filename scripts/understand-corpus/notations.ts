/** Messages whose answers follow from how they were written: figures and months in every notation. */
export function notations(): readonly string[] {
  return [...figures(), ...months(), ...withKinds()];
}

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const formal = ['零', '壱', '弐', '参', '四', '五', '六', '七', '八', '九'];
const places = ['', '十', '百', '千'];

function figures(): readonly string[] {
  const values = [1643, 1704, 1820, 2005, 1999, 2310, 1570, 2048];
  const endings = ['', 'です', 'kWh', 'キロワット時でした', ' kwh', 'でした。', 'kWhになります', ' ＫＷｈ'];
  const writers = [comma, wide, kanji, positional, mixed, dakuon, plain, big];
  const rows = values.flatMap((value, row) =>
    writers.map((write, at) => `${write(value)}${endings[(row + at) % endings.length]} => report ${value}`),
  );
  return ['== notation 2', '@ udon value:electricity', ...rows];
}

function months(): readonly string[] {
  const spellings: readonly ((year: number, month: number) => string)[] = [
    (year, month) => `${year}年${month}月`,
    (year, month) => `${year}/${month}`,
    (year, month) => `${year}-${pad(month)}`,
    (year, month) => `令和${year - 2018}年${month}月`,
    (year, month) => `R${year - 2018}.${month}`,
    (year, month) => `令和${kanji(year - 2018)}年${kanji(month)}月`,
    (year, month) => `${year}年${pad(month)}月分`,
    (year, month) => wide(year).concat('年', wide(month), '月'),
  ];
  const rows = [1, 2, 4, 5, 7, 8, 9, 10].map((month, at) => {
    const spelling = spellings[at] ?? String;
    return `${spelling(2026, month)} 軽油${300 + month}L => report diesel ${300 + month} L 2026-${pad(month)}`;
  });
  const earlier = spellings.map(
    (spelling, at) =>
      `${spelling(2025, at + 3)}の電気は23,${100 + at}kWh => report electricity ${23100 + at} kWh 2025-${pad(at + 3)}`,
  );
  return ['== notation 2', '@ press', ...rows, ...earlier];
}

function withKinds(): readonly string[] {
  const names: readonly (readonly [string, string, string, number])[] = [
    ['電気', 'electricity', 'kWh', 23150],
    ['電力', 'electricity', 'kWh', 22980],
    ['プロパン', 'lpg', 'kg', 117],
    ['LPガス', 'lpg', 'kg', 123],
    ['軽油', 'diesel', 'L', 305],
    ['灯油', 'kerosene', 'L', 69],
  ];
  const frames: readonly ((name: string, value: string, unit: string) => string)[] = [
    (name, value, unit) => `${name}は${value}${unit}でした`,
    (name, value, unit) => `${name}の使用量、${value}${unit}です`,
    (name, value, unit) => `${name}：${value} ${unit}`,
    (name, value, unit) => `${value}${unit} ${name}`,
    (name, value, unit) => `すみません遅くなりました。${name}${value}${unit}です。よろしくお願いします`,
  ];
  const rows = names.flatMap(([name, kind, unit, value], at) =>
    frames.map(
      (frame, row) =>
        `${frame(name, (row + at) % 2 === 0 ? comma(value) : wide(value), unit)} => report ${kind} ${value} ${unit}`,
    ),
  );
  return ['== simple_report 1', '@ press', ...rows];
}

function plain(value: number): string {
  return String(value);
}

function comma(value: number): string {
  return value.toLocaleString('en');
}

function wide(value: number): string {
  return [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
}

function positional(value: number): string {
  return [...String(value)].map((digit) => digits[Number(digit)]).join('');
}

function kanji(value: number): string {
  return byPlaces(value, digits);
}

function big(value: number): string {
  return byPlaces(value, formal);
}

function byPlaces(value: number, names: readonly string[]): string {
  const shown = [...String(value)].reverse().map((digit, at) => {
    if (digit === '0') return '';
    return `${digit === '1' && at > 0 && names === digits ? '' : names[Number(digit)]}${places[at]}`;
  });
  return shown.reverse().join('');
}

function mixed(value: number): string {
  const [thousands, rest] = [Math.floor(value / 1000), value % 1000];
  const [hundreds, ones] = [Math.floor(rest / 100), rest % 100];
  return `${thousands}千${hundreds === 0 ? '' : `${hundreds}百`}${ones === 0 ? '' : ones}`;
}

function dakuon(value: number): string {
  const ones = ['', 'いち', 'に', 'さん', 'よん', 'ご', 'ろく', 'なな', 'はち', 'きゅう'];
  const hundreds = [
    '',
    'ひゃく',
    'にひゃく',
    'さんびゃく',
    'よんひゃく',
    'ごひゃく',
    'ろっぴゃく',
    'ななひゃく',
    'はっぴゃく',
    'きゅうひゃく',
  ];
  const thousands = ['', 'せん', 'にせん', 'さんぜん'];
  const [k, h, t, o] = [...String(value).padStart(4, '0')].map(Number);
  const tens = (t ?? 0) === 0 ? '' : `${t === 1 ? '' : ones[t ?? 0]}じゅう`;
  return `${thousands[k ?? 0]}${hundreds[h ?? 0]}${tens}${ones[o ?? 0]}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
