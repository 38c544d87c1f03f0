import { type Box, type Recogniser, recognisers, type Scan } from '../scan.ts';
import { type Page, pageOf } from './page.ts';
import { shared } from './segment.ts';
import { type Token, tokensOf } from './tokens.ts';

/** One printed number of the sheet, as each recogniser saw it. */
export type Printed = {
  readonly seen: Readonly<Partial<Record<Recogniser, Token>>>;
  readonly box: Box;
  /** Its readings, the one that most agree on first. */
  readonly readings: readonly Reading[];
};

export type Reading = { readonly value: number; readonly text: string; readonly by: readonly Recogniser[] };

/** The sheet as all recognisers saw it. */
export type Sheet = {
  readonly pages: Readonly<Record<Recogniser, Page>>;
  readonly numbers: readonly Printed[];
  /** What is written on it, as read by those who know Japanese. */
  readonly text: string;
  readonly lineHeight: number;
};

/** Puts side by side what the recognisers saw at the same place. */
export function sheetOf(scan: Scan): Sheet {
  const pages = Object.fromEntries(recognisers.map((name) => [name, pageOf(scan.lines[name])])) as Sheet['pages'];
  const numbers: Partial<Record<Recogniser, Token>>[] = [];
  for (const name of ['kana', 'digits', 'tesseract'] as const)
    for (const token of tokensOf(pages[name])) {
      const place = numbers.find(
        (one) => one[name] === undefined && Object.values(one).some((other) => isSame(other, token)),
      );
      if (place === undefined) numbers.push({ [name]: token });
      else place[name] = token;
    }
  return {
    pages,
    numbers: numbers.map((seen) => printed(withoutRule(seen))),
    text: recognisers.map((name) => pages[name].text).join('\n'),
    lineHeight: pages.kana.lineHeight || pages.tesseract.lineHeight,
  };
}

const samePlace = 0.55;

/** Beside each other by less than half a character: where exactly a character stands, each sees a little differently. */
function isSame(a: Token, b: Token): boolean {
  if (shared(a.box[1], a.box[3], b.box[1], b.box[3]) <= samePlace) return false;
  const apart = Math.abs(a.box[0] + a.box[2] / 2 - b.box[0] - b.box[2] / 2);
  return shared(a.box[0], a.box[2], b.box[0], b.box[2]) > samePlace || apart < Math.min(a.box[3], b.box[3]) * 0.45;
}

/** A rule left of a cell is a 1 to tesseract, which cuts its lines by itself: others saw that there the cell begins. */
function withoutRule(seen: Printed['seen']): Printed['seen'] {
  const { tesseract } = seen;
  const other = seen.kana ?? seen.digits;
  if (tesseract === undefined || other?.isWhole !== true) return seen;
  const isRule = tesseract.figure.text === `1${other.figure.text}`;
  return isRule ? { ...seen, tesseract: { ...tesseract, figure: other.figure } } : seen;
}

// Who is asked first: the surest of figures.
const inTurn = ['digits', 'kana', 'tesseract'] as const;

function printed(seen: Printed['seen']): Printed {
  const said = inTurn.flatMap((name) => {
    const figure = seen[name]?.figure;
    const values = figure === undefined ? [] : [figure.value, figure.otherValue].filter((value) => value !== null);
    return values.map((value) => ({ value, name, text: figure?.text ?? '' }));
  });
  const readings = [...Map.groupBy(said, ({ value }) => value)].map(
    ([value, all]): Reading => ({ value, text: all[0]?.text ?? '', by: all.map(({ name }) => name) }),
  );
  const first = inTurn.find((name) => seen[name] !== undefined);
  const box = (first === undefined ? undefined : seen[first]?.box) ?? [0, 0, 0, 0];
  return { seen, box, readings: readings.sort((a, b) => b.by.length - a.by.length) };
}
