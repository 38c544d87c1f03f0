import { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';
import { Resvg, renderAsync } from '@resvg/resvg-js';
import { init } from 'echarts';
import { altOf } from '../../bot/chart/alt.ts';
import type { Chart } from '../../bot/chart/chart.ts';
import { titleText } from '../../bot/chart/words.ts';
import type { Wish } from './drawing.ts';
import { FONT_FAMILY, optionOf } from './frame.ts';
import { frames } from './layout.ts';

const resolve = createRequire(import.meta.url).resolve;

/** The two weights a chart uses; fonts of the machine are never looked at, so every machine draws the same. */
const font = () => ({
  fontFiles: ['400Regular/NotoSansJP_400Regular.ttf', '700Bold/NotoSansJP_700Bold.ttf'].map((file) =>
    resolve(`@expo-google-fonts/noto-sans-jp/${file}`),
  ),
  loadSystemFonts: false,
  defaultFontFamily: FONT_FAMILY,
});

const plainSvg = (chart: Chart, wish: Wish): string => {
  const drawn = init(null, null, { renderer: 'svg', ssr: true, ...frames[wish.frame ?? 'phone'] });
  try {
    drawn.setOption(optionOf(chart, wish));
    return drawn.renderToSVGString();
  } finally {
    drawn.dispose();
  }
};

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);

/** Draws a chart as an SVG that needs no font: its letters are outlines, and what it says stands in it as words. */
const renderSvg = (chart: Chart, wish: Wish = {}): string => {
  const outlined = new Resvg(plainSvg(chart, wish), { font: font() }).toString();
  const words = `<title>${escaped(titleText(chart))}</title><desc>${escaped(altOf(chart))}</desc>`;
  return outlined.replace(/<svg([^>]*)>/, `<svg$1 role="img">${words}`);
};

/** Draws a chart as a PNG of the given width, pixels, or as an SVG, which has none. */
export const renderChart = async (chart: Chart, widthPx: number, wish: Wish = {}): Promise<Buffer> => {
  if (wish.form === 'svg') return Buffer.from(renderSvg(chart, wish));
  const picture = await renderAsync(plainSvg(chart, wish), {
    fitTo: { mode: 'width', value: widthPx },
    font: font(),
  });
  return picture.asPng();
};
