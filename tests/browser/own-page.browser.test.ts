import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Logger } from '../../src/bot/log.ts';
import { readConfig } from '../../src/config.ts';
import { listProgrammes } from '../../src/db/repositories/programmes.ts';
import { type Service, startService } from '../../src/service/start.ts';
import { wcagViolations } from '../support/axe.ts';
import { type Browser, openBrowser } from '../support/browser.ts';
import { bot, joinAndReport, say, tap } from '../support/simulator-phone.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const phone = { width: 360, height: 740 };
const drawnBill = join(import.meta.dirname, '../fixtures/bills/lpg.jpg');

/** A firm's own page, from the word in the chat to a corrected figure and a bill. */
describe('the firm’s own page in a browser', () => {
  let storage: TestStorage;
  let service: Service;
  let browser: Browser;
  let chat: Page;
  let address: string;
  let shots: string;
  const faint = readFile(join(import.meta.dirname, 'in-page/faint-texts.js'), 'utf8');

  beforeAll(async () => {
    storage = await openTestStorage({ max: 8 });
    service = await startService({
      config: readConfig({ PORT: '0' }),
      environment: {},
      storage: { ...storage, where: 'test', isOwn: true },
      log: silent,
      pollMs: 20,
    });
    browser = await openBrowser();
    shots = process.env['SHOTS'] ?? (await mkdtemp(join(tmpdir(), 'hakaru-own-')));
    ({ page: chat } = await browser.newPage({ locale: 'ja-JP', viewport: { width: 1440, height: 900 } }));
    chat.setDefaultTimeout(15_000);
    await chat.goto(`${service.url}/simulator/`);
    await joinAndReport(chat);
    await tap(chat, 'はい');
    await bot(chat, '558 kg-CO2').waitFor();
    await say(chat, 'J-クレジットって何ですか');
    await bot(chat, 'なぜこの答え').waitFor();
    await say(chat, 'マイページ');
    await bot(chat, 'マイページを開く').waitFor();
    const [opened] = await Promise.all([chat.context().waitForEvent('page'), tap(chat, 'マイページを開く')]);
    address = opened.url();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    await storage?.close();
  });

  const open = async (options: { readonly colorScheme?: 'dark'; readonly javaScriptEnabled?: boolean } = {}) => {
    const opened = await browser.newPage({ viewport: phone, locale: 'ja-JP', ...options });
    await opened.page.goto(address);
    return opened;
  };

  it('shows figures, chart, schemes, answers with sources and consents, without a script', async () => {
    const { page, errors, hosts } = await open({ javaScriptEnabled: false });
    const text = await page.locator('main').innerText();
    for (const words of ['みどりパン', '1,234 kWh', '558 kg-CO2', 'J-クレジット制度とは', '出典', '同意しています'])
      expect(text).toContain(words);
    await page.locator('img').first().scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(shots, 'own.png'), fullPage: true });
    expect(errors).toEqual([]);
    expect([...hosts]).toEqual([new URL(service.url).host]);
    await page.context().close();
  });

  it.each([{}, { colorScheme: 'dark' as const }])('fits a small phone and can be read: %j', async (options) => {
    const { page } = await open(options);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width);
    expect(await page.evaluate(`(${(await faint).replace(/export /, '')})()`)).toEqual([]);
    for (const target of await page.locator('button, summary, nav a, .fix').all())
      expect((await target.boundingBox())?.height ?? 44).toBeGreaterThanOrEqual(44);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('img:not([alt])').count()).toBe(0);
    for (const details of await page.locator('details').all()) await details.evaluate('(one) => { one.open = true; }');
    expect(await wcagViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('notes what it showed, so that a correction reaches its readers, once for each link', async () => {
    const [programme] = await listProgrammes(storage.database);
    const rows = await storage.database.scoped(programme?.id ?? '', (db) =>
      db.execute<{ item_id: string; count: number }>(sql`
        select item_id, count(*)::int as count from knowledge_shown where event_id like 'page:%' group by item_id`),
    );
    expect(rows.find(({ item_id: id }) => id === 'jc-what')?.count).toBe(1);
    expect(rows.length).toBeGreaterThan(1);
  });

  it('gives the firm its own figures as a file', async () => {
    const csv = await (await fetch(`${address}/readings.csv`)).text();
    expect(csv).toContain('2026-10,電気,本店,1234,kWh,2026-10-01,2026-10-31,557.768');
    const xlsx = await fetch(`${address}/readings.xlsx`);
    expect(xlsx.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await xlsx.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');
  });

  it('gives its charts on light and dark and as SVG, and all of its records as JSON', async () => {
    const picture = async (name: string) => Buffer.from(await (await fetch(`${address}/${name}`)).arrayBuffer());
    const light = await picture('chart-all.png');
    expect(light.equals(await picture('chart-all-dark.png'))).toBe(false);
    const svg = await fetch(`${address}/chart-all.svg`);
    expect(svg.headers.get('content-disposition')).toContain('attachment');
    expect(await svg.text()).toContain('<desc>月ごとのCO2排出量');
    const whole = await (await fetch(`${address}/data.json`)).json();
    expect(whole).toMatchObject({ format: 'hakaru-handover', scope: 'business', firms: [{ name: 'みどりパン' }] });
  });

  it('corrects a figure only after it was confirmed in the chat', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.getByRole('link', { name: '直す' }).first().click();
    await page.getByLabel('正しい数字').fill('1,300');
    await page.getByRole('button', { name: 'トークで確認する' }).click();
    expect(await page.locator('.news').innerText()).toContain('トークで「はい」を押すまで');
    await bot(chat, '1,300 kWh').waitFor();
    expect(await (await fetch(`${address}/readings.csv`)).text()).toContain(',1234,kWh');
    await tap(chat, 'はい');
    await expect
      .poll(async () => (await fetch(`${address}/readings.csv`)).text(), { timeout: 15_000 })
      .toContain(',1300,kWh');
    await page.context().close();
  });

  it('takes the photograph of a bill, whose figure is asked about in the chat', async () => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.getByLabel('請求書の写真').setInputFiles(drawnBill);
    await page.getByRole('button', { name: '送る', exact: true }).click();
    expect(await page.locator('.news').innerText()).toContain('受け取りました');
    await bot(chat, '68.3 m³').waitFor({ timeout: 90_000 });
    expect(await bot(chat, '68.3 m³').innerText()).toContain('「みどりパン」の請求書ですか');
    await page.getByLabel('請求書の写真').setInputFiles(join(import.meta.dirname, 'own-page.browser.test.ts'));
    await page.getByRole('button', { name: '送る', exact: true }).click();
    expect(await page.locator('.news').innerText()).toContain('何も受け取っていません');
    await page.context().close();
  }, 120_000);

  it('opens for nobody with another address, and says nothing there', async () => {
    const changed = address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const path of ['', '/readings.csv', '/chart-all.png']) {
      const answer = await fetch(`${changed}${path}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('みどりパン');
    }
  });
});
