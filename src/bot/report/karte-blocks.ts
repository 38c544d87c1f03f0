import type { Position } from '../../engine/report/cohort.ts';
import type { Report } from '../../engine/report/report-shape.ts';
import { differenceCell, figureCell, type Pen, say, signed, table, words } from './words.ts';
import type { ReportBlock } from './written.ts';

/** The places of a firm: CO2 in both years, the change, and where it stands among others without their names. */
export function karteBlocks(pen: Pen, { firms }: Report): readonly ReportBlock[] {
  const karten = firms.flatMap((firm) => firm.karten);
  if (karten.every(({ percent }) => percent === null))
    return [{ block: 'paragraph', text: say(pen, 'reporting.effect-none') }];
  const rows = karten.map(({ site, name, now, before, percent, position }) => [
    { text: name ?? say(pen, 'reporting.site', { number: String(site) }) },
    figureCell(pen, before),
    figureCell(pen, now),
    differenceCell(pen, now, before),
    words(pen, percent === null ? null : `${signed(percent)}%`),
    words(pen, position === null ? null : say(pen, quarters[position.quarter])),
  ]);
  const beside = karten.flatMap(({ position }) => position ?? []);
  return [
    table(pen, say(pen, 'reporting.caption-karte'), { heads, rows }),
    { block: 'paragraph', text: besideText(pen, beside) },
  ];
}

const heads = [
  'reporting.place-name',
  'reporting.co2-before',
  'reporting.co2-now',
  'reporting.change',
  'reporting.percent',
  'reporting.position',
];

const quarters: Readonly<Record<Position['quarter'], string>> = {
  1: 'reporting.quarter-1',
  2: 'reporting.quarter-2',
  3: 'reporting.quarter-3',
  4: 'reporting.quarter-4',
};

function besideText(pen: Pen, [first]: readonly Position[]): string {
  if (first === undefined) return say(pen, 'reporting.position-none', { fewest: pen.fewest });
  return say(pen, 'reporting.position-of', { places: first.places, median: `${signed(first.median)}%` });
}
