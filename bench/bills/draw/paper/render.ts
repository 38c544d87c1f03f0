import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import type { Raster } from '../photo/raster.ts';
import type { Sheet } from './sheet.ts';

const { resolve } = createRequire(import.meta.url);
const fontFiles = ['300Light', '400Regular', '500Medium', '700Bold', '900Black'].map((weight) =>
  resolve(`@expo-google-fonts/noto-sans-jp/${weight}/NotoSansJP_${weight}.ttf`),
);

/** Draws a paper; fonts of the machine are never looked at, so every machine draws the same. */
export const renderSheet = (sheet: Sheet, scale: number): Raster => {
  const picture = new Resvg(sheet.svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Noto Sans JP' },
  }).render();
  return { width: picture.width, height: picture.height, data: new Uint8ClampedArray(picture.pixels) };
};
