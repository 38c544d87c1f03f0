import { formatAmount, formatShare, highestOf, type MonthAmount, monthAmounts, partsOf, scaleFor } from './amounts.ts';
import { type Chart, ownSeries } from './chart.ts';
import { monthText, nameText, spanText, titleText, unitLine, type Write, writerIn } from './words.ts';

type Pen = { readonly chart: Chart; readonly write: Write; readonly amount: (value: number) => string };

/** What a picture shows, in words: every figure that is printed in it, what is missing, and the source. */
export function altOf(chart: Chart): string {
  const write = writerIn(chart.locale);
  const title = titleText(chart);
  const source = write('chart.source', { source: chart.source });
  if (!hasFigures(chart)) return join(chart, [write('chart.alt-none', { title }), source]);
  const scale = scaleFor(highestOf(chart), chart.unit);
  const unit = unitLine(chart, scale);
  const pen: Pen = { chart, write, amount: (value) => formatAmount(value, scale) };
  const head = write('chart.alt', { title, span: spanText(chart), unit });
  return join(chart, [head, ...bodyOf(pen), source]);
}

/** Whether any figure is known; a picture without says so instead of showing nothing. */
export function hasFigures(chart: Chart): boolean {
  return ownSeries(chart).some(({ values }) => values.some((value) => value !== null));
}

function join({ locale }: Chart, sentences: readonly string[]): string {
  return sentences.join(locale === 'en' ? ' ' : '');
}

function bodyOf(pen: Pen): readonly string[] {
  const { chart } = pen;
  switch (chart.chart) {
    case 'months':
      return [monthList(pen), ...kindList(pen)];
    case 'share':
      return kindList(pen, true);
    case 'trend':
    case 'intensity':
    case 'target':
      return chart.series.map((row) =>
        pen.write('chart.alt-row', {
          name: nameText(row.name, chart.locale),
          list: listed(
            pen,
            chart.months.map((month, at) => {
              const value = row.values[at] ?? null;
              const isProvisional = value !== null && row.provisional?.includes(month) === true;
              return figure(pen, { month, value, isProvisional, isPartial: false, before: null });
            }),
          ),
        }),
      );
  }
}

function monthList(pen: Pen): string {
  return pen.write('chart.alt-rows', {
    list: listed(
      pen,
      monthAmounts(pen.chart).map((one) => figure(pen, one)),
    ),
  });
}

function listed({ chart }: Pen, items: readonly string[]): string {
  return items.join(chart.locale === 'en' ? ', ' : '、');
}

/** A month with its figure, the one a year before, and what is doubtful about it. */
function figure({ chart, write, amount }: Pen, one: MonthAmount): string {
  const name = monthText(one.month, chart.locale);
  const value = one.value === null ? write('chart.gap') : amount(one.value);
  const said =
    one.before === null
      ? write('chart.alt-figure', { name, value })
      : write('chart.alt-before', { name, value, before: nameText('before', chart.locale), other: amount(one.before) });
  const partly = one.isPartial ? write('chart.alt-partly', { figure: said }) : said;
  return one.isProvisional ? write('chart.alt-mark', { figure: partly }) : partly;
}

/** The sums of the rows; nothing where there is one row only and the months have said it. */
function kindList(pen: Pen, withShare = false): readonly string[] {
  const { chart, write, amount } = pen;
  const parts = partsOf(chart);
  if (!withShare && parts.length < 2) return [];
  const items = parts.map(({ name, value, share, isPartial }) => {
    const part = share === null || !withShare ? '' : ` ${formatShare(share)}`;
    const words = value === null ? write('chart.gap') : `${amount(value)}${part}`;
    const said = write('chart.alt-figure', { name: nameText(name, chart.locale), value: words });
    return value !== null && isPartial ? write('chart.alt-partly', { figure: said }) : said;
  });
  return [write('chart.alt-parts', { list: listed(pen, items) })];
}
