import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../src/adapters/clock/adjustable-clock.ts';
import { simulatorPlugin } from '../../src/adapters/simulator/plugin.ts';
import { startTwin } from '../../src/adapters/twin/twin.ts';
import { type Browser, openBrowser, type Watched } from '../support/browser.ts';
import { scriptedBot } from './scripted-bot.ts';

const PUBLIC_URL = 'https://simulator.invalid';
const INVITE = 'MIDORI-7K2P';
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const silent = { info: () => {}, warn: () => {}, error: () => {} };

function draw(inner: string): Buffer {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="320"><rect width="480" height="320" fill="#fffdf5"/>${inner}</svg>`;
  return new Resvg(svg).render().asPng();
}
const bars = [90, 140, 120, 200, 170].map(
  (height, at) => `<rect x="${40 + at * 85}" y="${290 - height}" width="55" height="${height}" fill="#0b7a3e"/>`,
);
const chart = draw(bars.join(''));
const bill = draw(
  '<rect x="30" y="30" width="420" height="40" fill="#d8e6f2"/><rect x="30" y="100" width="300" height="18" fill="#999"/><rect x="30" y="140" width="220" height="18" fill="#999"/>',
);

const clock = createAdjustableClock();
const twin = await startTwin({ now: () => clock.now().getTime() });
const { line } = twin;
let app: FastifyInstance;
let base: string;
let browser: Browser;
let pictures: string;

beforeAll(async () => {
  app = Fastify();
  await app.register(scriptedBot(line, PUBLIC_URL));
  app.get('/chart.png', (_request, reply) => reply.type('image/png').send(chart));
  const inviteCode = async (): Promise<string> => INVITE;
  await app.register(simulatorPlugin({ line, slack: null, clock, inviteCode, publicUrl: PUBLIC_URL, log: silent }));
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  line.setWebhook(`${base}/hook`);
  browser = await openBrowser();
  pictures = await mkdtemp(join(tmpdir(), 'hakaru-simulator-'));
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await twin.close();
});

let open: Page[] = [];
afterEach(async () => {
  // Every open page keeps a connection, and the browser has only six for one server.
  for (const page of open) await page.context().close();
  open = [];
});

let visitors = 0;
/** Opens the page with an owner of its own, so that no test sees another's conversation. */
async function visit(options: { locale?: string; viewport?: typeof DESKTOP } = {}): Promise<Watched> {
  const watched = await browser.newPage({ locale: 'ja-JP', viewport: DESKTOP, reducedMotion: 'reduce', ...options });
  const { page } = watched;
  open.push(page);
  page.setDefaultTimeout(10_000);
  await page.goto(`${base}/simulator/`);
  // Until the page has asked who is there, it would choose the first owner itself.
  await page.locator('.owner-tab[aria-pressed="true"]').waitFor();
  visitors += 1;
  await page.locator('#add-owner').click();
  await page.locator('#owner-name').fill(`事業者${visitors}`);
  await page.keyboard.press('Enter');
  await page.locator('.owner-tab[aria-pressed="true"]', { hasText: `事業者${visitors}` }).waitFor();
  return watched;
}

/** A function that runs in the page; the page's own types are not those of Node. */
const inPage = (name: string) =>
  readFileSync(new URL(`in-page/${name}.js`, import.meta.url), 'utf8').replace(/^.*\nexport /, '');

const shoot = (page: Page, name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
const bot = (page: Page, text: string) => page.locator('.entry.bot', { hasText: text });
const owner = (page: Page, text: string) => page.locator('.entry.owner', { hasText: text });

async function follow(page: Page): Promise<void> {
  await page.locator('#not-friend-follow').click();
  await bot(page, '招待コードを送ってください').waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  await page.locator('#message').fill(text);
  await page.keyboard.press('Enter');
  await owner(page, text).last().waitFor();
}

function expectClean({ errors, hosts }: Watched): void {
  expect(errors).toEqual([]);
  expect([...hosts]).toEqual([new URL(base).host]);
}

describe('the simulator', () => {
  it('takes photos that are dropped on the phone', async () => {
    const watched = await visit();
    const { page } = watched;
    await follow(page);
    const dropped = await page.evaluateHandle(`(${inPage('two-photos')})(${JSON.stringify([...bill])})`);
    const phone = page.locator('.drop').locator('xpath=ancestor::*[contains(@class, "phone")][1]');
    await phone.dispatchEvent('dragover', { dataTransfer: dropped });
    expect(await page.locator('.dropping').count()).toBe(1);
    await phone.dispatchEvent('drop', { dataTransfer: dropped });
    await page.locator('.entry.owner img').nth(1).waitFor();
    expect(await page.locator('.dropping').count()).toBe(0);
    expectClean(watched);
  });

  it('can be read: every text stands out from its ground by WCAG 2.2 AA', async () => {
    const watched = await visit();
    const { page } = watched;
    await follow(page);
    await say(page, '電気は1715kWhでした');
    await bot(page, '「電気は1715kWhでした」ですね').waitFor();
    expect(await page.evaluate(`(${inPage('faint-texts')})()`)).toEqual([]);
    expectClean(watched);
  });

  it('lets a newcomer follow, write with the keyboard and tap an answer', async () => {
    const watched = await visit();
    const { page } = watched;
    expect(await page.locator('#message').isDisabled()).toBe(true);
    await follow(page);
    await say(page, '電気は1715kWhでした');
    await bot(page, '「電気は1715kWhでした」ですね').waitFor();
    expect(await page.locator('.quick').allTextContents()).toEqual(['電気', 'ガス', 'あとで']);
    await shoot(page, 'ja-desktop');
    await page.locator('.quick', { hasText: 'ガス' }).focus();
    await page.keyboard.press('Enter');
    await owner(page, 'ガス').waitFor();
    await bot(page, '受け付けました：quick:ガス').waitFor();
    expect(await page.locator('.quick').count()).toBe(0);
    expectClean(watched);
  });

  it('sends a photo and shows a card with buttons that work', async () => {
    const watched = await visit();
    const { page } = watched;
    await follow(page);
    await page.locator('#photo-input').setInputFiles([{ name: 'bill.png', mimeType: 'image/png', buffer: bill }]);
    await page.locator('.entry.owner.image img').waitFor();
    await page.locator('.flex-button', { hasText: 'この内容で報告する' }).waitFor();
    expect(await page.locator('.flex-bubble').innerText()).toContain('1,715 kWh');
    await shoot(page, 'ja-card');
    await page.locator('.flex-button', { hasText: '直す' }).click();
    await bot(page, '受け付けました：card:no').waitFor();
    expectClean(watched);
  });

  it('sends several photos at once as one set', async () => {
    const { page } = await visit();
    await follow(page);
    const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: bill });
    await page.locator('#photo-input').setInputFiles([photo('a.png'), photo('b.png')]);
    await page.locator('.entry.owner.image').nth(1).waitFor();
    await page.locator('.flex-bubble').nth(1).waitFor();
  });

  it('sends what is no photo as a file, beside the photos', async () => {
    const { page } = await visit();
    await follow(page);
    const file = { name: '請求書.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') };
    await page.locator('#photo-input').setInputFiles([{ name: 'a.png', mimeType: 'image/png', buffer: bill }, file]);
    await page.locator('.entry.owner.image').waitFor();
    await page.locator('.entry.owner', { hasText: '請求書.pdf' }).waitFor();
  });

  it('refuses what is too large, and says so', async () => {
    const { page } = await visit();
    await follow(page);
    const file = { name: 'bill.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10_000_001) };
    await page.locator('#photo-input').setInputFiles([file]);
    await page.locator('.toast', { hasText: '大きすぎます' }).waitFor();
    expect(await page.locator('.entry.owner').count()).toBe(0);
  });

  it('shows pictures of the made-up address from its own server', async () => {
    const watched = await visit();
    const { page } = watched;
    await follow(page);
    await say(page, 'グラフを見せて');
    const image = page.locator('.entry.bot.image img');
    await image.waitFor();
    await expect.poll(() => image.evaluate((one) => Reflect.get(one, 'naturalWidth'))).toBe(480);
    expectClean(watched);
  });

  it('unsends and quotes from the menu of a message', async () => {
    const watched = await visit();
    const { page } = watched;
    await follow(page);
    await say(page, '間違えた数字');
    await bot(page, '「間違えた数字」ですね').waitFor();
    await owner(page, '間違えた数字').locator('.bubble-more').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: '送信取消' }).click();
    await page.locator('.notice', { hasText: '送信を取り消しました' }).waitFor();
    expect(await owner(page, '間違えた数字').count()).toBe(0);

    await bot(page, '「間違えた数字」ですね').locator('.content').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'リプライ' }).click();
    await say(page, 'これは取り消します');
    expect(await owner(page, 'これは取り消します').locator('.quote').innerText()).toContain('「間違えた数字」ですね');
    expectClean(watched);
  });

  it('shows what people write as text, never as markup', async () => {
    const watched = await visit();
    const { page } = watched;
    await follow(page);
    await say(page, '<img src=x onerror=alert(1)><b>太字</b>');
    await bot(page, 'そのまま：<img src=x onerror=alert(1)><b>太字</b>').waitFor();
    expect(await page.locator('.bubble b').count()).toBe(0);
    expectClean(watched);
  });

  it('speaks both languages and remembers the choice', async () => {
    const watched = await visit();
    const { page } = watched;
    await page.locator('[data-language="en"]').click();
    expect(await page.locator('#not-friend').innerText()).toContain('Not a friend yet');
    expect(await page.locator('#message').getAttribute('placeholder')).toBe('Enter a message');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.locator('#backstage-button', { hasText: 'Backstage' }).waitFor();
    expectClean(watched);
  });

  it('enters the invitation code, even before the account is a friend', async () => {
    const { page } = await visit();
    await page.locator('#invite-enter').click();
    await bot(page, `「${INVITE}」ですね`).waitFor();
  });

  it('blocks and unblocks', async () => {
    const { page } = await visit();
    await follow(page);
    await page.locator('#block').click();
    await page.locator('#blocked').waitFor();
    expect(await page.locator('#message').isDisabled()).toBe(true);
    await page.locator('#unblock').click();
    await page.locator('#blocked').waitFor({ state: 'hidden' });
    expect(await page.locator('#message').isEnabled()).toBe(true);
  });

  it('sends a sticker chosen with the keyboard', async () => {
    const { page } = await visit();
    await follow(page);
    await page.locator('#sticker-button').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.entry.owner.sticker svg[aria-label="ありがとう"]').waitFor();
    await bot(page, 'かわいいスタンプですね').waitFor();
  });

  it('moves the clock and comes back', async () => {
    const watched = await visit();
    const { page } = watched;
    const move = async (button: string): Promise<void> => {
      await page.locator('#clock').click();
      await page.locator(button).click();
    };
    await move('#clock-reporting-day');
    await page.locator('#clock.moved').waitFor();
    expect(await page.locator('#clock').innerText()).toMatch(/月10日.*\n?.*10:00/);
    expect(clock.now().getTime()).toBeGreaterThan(Date.now());
    await move('#clock-real');
    await page.locator('#clock:not(.moved)').waitFor();
    expect(Math.abs(clock.offsetMs())).toBeLessThan(1000);
    expectClean(watched);
  });

  it('shows the traffic, and makes LINE fail when asked', async () => {
    const watched = await visit();
    const { page } = watched;
    await follow(page);
    await page.locator('#backstage-button').click();
    await page.locator('.call.webhook').first().waitFor();
    await page.locator('.call.api', { hasText: '/v2/bot/message/reply' }).first().waitFor();
    await shoot(page, 'ja-backstage');
    await page.locator('#fault-500').check();
    await page.locator('#fault-mark').waitFor();
    await say(page, 'これは届きません');
    await page.locator('.call.api .call-status.bad', { hasText: '500' }).first().waitFor();
    await page.locator('#fault-500').uncheck();
    await page.locator('#fault-mark').waitFor({ state: 'hidden' });
    await say(page, 'これは届きます');
    await bot(page, '「これは届きます」ですね').waitFor();
    expect(await bot(page, '「これは届きません」ですね').count()).toBe(0);
    expectClean(watched);
  });

  it('fits a phone: one side at a time, nothing to scroll sideways', async () => {
    for (const [locale, width] of [
      ['ja-JP', PHONE.width],
      ['en-GB', 360],
    ] as const) {
      const watched = await visit({ locale, viewport: { ...PHONE, width } });
      const { page } = watched;
      await follow(page);
      await say(page, '電気');
      await bot(page, '「電気」ですね').waitFor();
      await shoot(page, `${locale}-phone`);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      expect(await page.locator('.slack').isVisible()).toBe(false);
      await page.locator('[data-tab="slack"]').click();
      expect(await page.locator('.slack').isVisible()).toBe(true);
      expect(await page.locator('.phone').isVisible()).toBe(false);
      await shoot(page, `${locale}-phone-slack`);
      expectClean(watched);
    }
  });

  it('refuses to be driven by another web page', async () => {
    const act = { owner: 'U1', act: { do: 'follow' } };
    const post = (headers: Record<string, string>) =>
      app.inject({ method: 'POST', url: '/simulator/api/act', headers, payload: JSON.stringify(act) });
    expect((await post({ 'content-type': 'application/json', origin: 'https://evil.example' })).statusCode).toBe(403);
    expect((await post({ 'content-type': 'text/plain', origin: base })).statusCode).toBe(403);
  });

  it('is served under a policy that allows this server alone', async () => {
    const answer = await app.inject('/simulator/');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('*');
  });
});
