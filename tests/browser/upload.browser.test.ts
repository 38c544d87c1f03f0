import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signPage } from '../../src/adapters/http/page-token.ts';
import { uploadPage } from '../../src/adapters/http/upload.ts';
import { readSheets } from '../../src/adapters/sheet/sheet-reader.ts';
import type { Sheet } from '../../src/bot/event.ts';
import type { Locale } from '../../src/bot/facts.ts';
import type { UploadLink } from '../../src/bot/upload.ts';
import { uploadWords } from '../../src/service/upload-words.ts';
import { wcagViolations } from '../support/axe.ts';
import { type Browser, openBrowser } from '../support/browser.ts';

const key = new Uint8Array(32).fill(7);
const id = '0190b5a8-6f5e-7c11-8a2b-0123456789ab';
const phone = { width: 360, height: 640 };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const languages: readonly Locale[] = ['ja', 'en', 'easy'];
const faintTexts = readFileSync(join(import.meta.dirname, 'in-page/faint-texts.js'), 'utf8').replace(/export /, '');

let app: FastifyInstance;
let base: string;
let browser: Browser;
const taken: (readonly Sheet[])[] = [];

/** The language is told by the link, as a conversation would tell it. */
const localeOf = ({ linkId }: UploadLink): Locale => languages[Number(linkId.at(-1))] ?? 'ja';
const addressIn = (locale: Locale): string => {
  const linkId = `${id.slice(0, -1)}${languages.indexOf(locale)}`;
  const link = { conversationId: id, businessId: id, linkId, expiresAt: new Date(Date.now() + 600_000) };
  return `${base}/r/${signPage('upload', link, key)}`;
};

beforeAll(async () => {
  app = Fastify();
  await app.register(
    uploadPage({
      key,
      desk: {
        look: async (link) => ({ state: 'open', locale: localeOf(link) }),
        take: async (_link, sheets) => {
          taken.push(sheets);
          return 'taken';
        },
      },
      readSheets,
      clock: { now: () => new Date() },
      words: uploadWords,
      log: silent,
    }),
  );
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

describe('the owner’s page in a browser', () => {
  it.each(languages.flatMap((locale) => (['light', 'dark'] as const).map((colorScheme) => ({ locale, colorScheme }))))(
    'fits a small phone and can be read: $locale, $colorScheme',
    async ({ locale, colorScheme }) => {
      const { page, errors, hosts } = await browser.newPage({ viewport: phone, colorScheme });
      await page.goto(addressIn(locale));
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width);
      expect(await page.evaluate(`(${faintTexts})()`)).toEqual([]);
      expect(await wcagViolations(page)).toEqual([]);
      expect((await page.locator('button').boundingBox())?.height).toBeGreaterThanOrEqual(44);
      expect((await page.locator('input').boundingBox())?.height).toBeGreaterThanOrEqual(44);
      expect([errors, [...hosts]]).toEqual([[], [new URL(base).host]]);
      await page.context().close();
    },
  );

  it('takes a file with the keyboard alone, and without a script', async () => {
    const { page, errors } = await browser.newPage({ viewport: phone, javaScriptEnabled: false });
    // Listening long before the key: the browser has to be told, and on a busy machine the key would be first.
    const chooser = page.waitForEvent('filechooser');
    await page.goto(addressIn('ja'));
    await page.keyboard.press('Tab');
    await page.locator('input:focus').waitFor();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(file('昨年.csv', '月,電気(kWh)\n2025年10月,1234\n'));
    await page.keyboard.press('Tab');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await page.locator('.news').innerText()).toContain('ファイルを受け取りました');
    expect(taken.at(-1)?.[0]?.cells[1]).toEqual(['2025年10月', '1234']);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  it('shows a person whose file is too large what to do, with the form', async () => {
    const { page } = await browser.newPage({ viewport: phone });
    await page.goto(addressIn('en'));
    await page.locator('input').setInputFiles(file('big.csv', '1,'.repeat(3_000_000)));
    await Promise.all([page.waitForNavigation(), page.locator('button').click()]);
    expect(await page.locator('.news').innerText()).toContain('too large');
    expect(await page.locator('form').count()).toBe(1);
    await page.context().close();
  });
});
