import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM } from 'tesseract.js';

/** What anybody would build in an hour: tesseract.js on the photograph as it is, and two regular expressions. */
export async function startPlain() {
  const model = dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/jpn/package.json'));
  const worker = await createWorker('jpn', OEM.LSTM_ONLY, {
    langPath: join(model, '4.0.0_best_int'),
    cacheMethod: 'none',
    gzip: true,
    errorHandler: () => undefined,
  });
  return {
    read: async (file: string) => {
      const { data } = await worker.recognize(file);
      const text = data.text.normalize('NFKC').replace(/[^\S\n]/g, '');
      const usage = /(\d[\d,.]*)(kWh|m3|L|kg|t)/i.exec(text);
      const month = /(?:令和(\d{1,2})|(20\d\d))[年/](\d{1,2})/.exec(text);
      const year = month?.[2] === undefined ? Number(month?.[1]) + 2018 : Number(month[2]);
      return {
        value: usage === null ? null : Number(usage[1]?.replaceAll(',', '')),
        month: month === null ? null : `${year}-${String(month[3]).padStart(2, '0')}`,
      };
    },
    stop: () => worker.terminate(),
  };
}
