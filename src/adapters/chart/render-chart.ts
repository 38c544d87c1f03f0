import type { Buffer } from 'node:buffer';
import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';
import { init } from 'echarts';
import type { ChartSpec } from '../../bot/chart.ts';
import { chartOption, FONT_FAMILY } from './chart-option.ts';
import { HEIGHT, WIDTH } from './layout.ts';

const resolve = createRequire(import.meta.url).resolve;

/** The two weights a chart uses; fonts of the machine are never looked at, so every machine draws the same. */
const fontFiles = (): string[] =>
  ['400Regular/NotoSansJP_400Regular.ttf', '700Bold/NotoSansJP_700Bold.ttf'].map((file) =>
    resolve(`@expo-google-fonts/noto-sans-jp/${file}`),
  );

const drawSvg = (spec: ChartSpec): string => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption(chartOption(spec));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
};

/** Draws a chart as a PNG of the given width, pixels. */
export const renderChart = async (spec: ChartSpec, widthPx: number): Promise<Buffer> => {
  const picture = await renderAsync(drawSvg(spec), {
    fitTo: { mode: 'width', value: widthPx },
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
  });
  return picture.asPng();
};
