import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../src/adapters/clock/adjustable-clock.ts';
import { simulatorPlugin } from '../../src/adapters/simulator/plugin.ts';
import { startTwin } from '../../src/adapters/twin/twin.ts';
import { type Browser, openBrowser, type Watched } from '../support/browser.ts';
import { card, scriptedDesk } from './scripted-desk.ts';

const PUBLIC_URL = 'https://simulator.invalid';
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const clock = createAdjustableClock();
const twin = await startTwin({ now: () => clock.now().getTime() });
const { line, slack } = twin;
const desk = scriptedDesk(slack);
const sato = slack.addUser({ name: 'sato', realName: '佐藤 花子' });
const suzuki = slack.addUser({ name: 'suzuki', realName: '鈴木 一郎' });
slack.addUser({ name: 'guest', realName: '山本（ゲスト）', isRestricted: true });
const room = slack.addChannel({ name: 'soudan', members: [sato.id] });
let app: FastifyInstance;
let base: string;
let browser: Browser;
let pictures: string;

beforeAll(async () => {
  app = Fastify();
  await app.register(desk.plugin);
  const inviteCode = async (): Promise<string> => 'MIDORI-7K2P';
  await app.register(simulatorPlugin({ line, slack, clock, inviteCode, publicUrl: PUBLIC_URL, log: silent }));
  base = await app.listen({ port: 0, host: '127.0.0.1' });
  slack.setAppUrl(`${base}/slack`);
  browser = await openBrowser();
  pictures = await mkdtemp(join(tmpdir(), 'hakaru-slack-'));
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
  await twin.close();
});

const inPage = (name: string) =>
  readFileSync(new URL(`in-page/${name}.js`, import.meta.url), 'utf8').replace(/^.*\nexport /, '');
const faint = (page: Page) => page.evaluate(`(${inPage('faint-texts')})()`);
const shoot = (page: Page, name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

async function visit(options: Parameters<Browser['newPage']>[0]): Promise<Watched> {
  const watched = await browser.newPage({ locale: 'ja-JP', reducedMotion: 'reduce', ...options });
  watched.page.setDefaultTimeout(25_000);
  await watched.page.goto(`${base}/simulator/`);
  return watched;
}

const act = (page: Page, who: string) => page.locator('#slack-who').selectOption({ label: who });
const post = (page: Page, text: string) => page.locator('#slack-posts .slack-post', { hasText: text });
const inThread = (page: Page, text: string) => page.locator('#slack-thread-posts .slack-post', { hasText: text });
const press = (page: Page, label: string) => page.locator('.slack').getByRole('button', { name: label, exact: true });

describe('Slack in the simulator', () => {
  it('lets two consultants work on a card: threads, notes for one alone, forms, home, files', async () => {
    const watched = await visit({ viewport: { width: 1440, height: 860 } });
    const { page } = watched;
    await page.locator('.slack-empty', { hasText: 'まだ投稿はありません' }).waitFor();
    await desk.post(room.id);
    await post(page, '事業者 No.7').waitFor();
    expect(await page.locator('.slack-text blockquote').innerText()).toContain('<b>どうすれば</b>');
    expect(await faint(page)).toEqual([]);

    // A public channel has to be joined before anything can be done in it; a guest does not see it at all.
    await act(page, '山本（ゲスト） – ゲスト');
    await page.locator('#slack-title', { hasText: 'はかる' }).waitFor();
    expect(await page.locator('#slack-channels button').count()).toBe(0);
    await act(page, '鈴木 一郎');
    await press(page, 'チャンネルに参加する').click();
    await page.locator('#slack-text').waitFor();
    await act(page, '佐藤 花子');
    await page.locator('#slack-text').waitFor();

    // Pressing, what one person alone sees, and the answer of the app in its place.
    await press(page, '担当する').click();
    await page.locator('#slack-posts .mention', { hasText: '@佐藤 花子' }).waitFor();
    await post(page, '事業者 No.7').hover();
    await post(page, '事業者 No.7').locator('.slack-reply').click();
    await inThread(page, '自分だけに表示されています').waitFor();
    await page.keyboard.type('確認します @suzuki <b>');
    await page.keyboard.press('Enter');
    await inThread(page, '確認します @鈴木 一郎 <b>').waitFor();
    expect(room.messages().at(-1)?.text).toBe(`確認します <@${suzuki.id}> &lt;b&gt;`);
    await page.locator('#slack-posts .slack-replies', { hasText: '1件の返信' }).waitFor();
    await shoot(page, 'thread');
    await press(page, 'わかりました').click();
    await inThread(page, '担当になりました').waitFor({ state: 'detached' });

    // A message of one's own: changed in its place, and deleted after a question.
    await inThread(page, '確認します').hover();
    await inThread(page, '確認します').getByRole('button', { name: 'その他の操作' }).click();
    await page.getByRole('menuitem', { name: 'メッセージを編集する' }).click();
    const editor = page.locator('.slack-editor textarea');
    expect(await editor.inputValue()).toBe('確認します @鈴木 一郎 <b>');
    await editor.fill('確認しました');
    await page.keyboard.press('Enter');
    await inThread(page, '確認しました（編集済み）').waitFor();
    await inThread(page, '確認しました').getByRole('button', { name: 'その他の操作' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'メッセージを削除する' }).click();
    await page.locator('.slack-dialog').getByRole('button', { name: '削除する' }).click();
    await inThread(page, '確認しました').waitFor({ state: 'detached' });
    await page.locator('#slack-thread-close').click();

    await fillTheForm(page);
    await askBeforePressing(page);

    // Files are staged first and leave with the words.
    const dropped = await page.evaluateHandle(`(${inPage('two-photos')})([137,80,78,71])`);
    await page.locator('#slack-main').dispatchEvent('drop', { dataTransfer: dropped });
    expect(await page.locator('#slack-staged li').allInnerTexts()).toEqual(['august.png', 'september.png']);
    await page.locator('#slack-text').fill('写真です');
    await page.keyboard.press('Enter');
    await post(page, '写真です').locator('figure').nth(1).waitFor();
    expect(room.messages().at(-1)?.fileIds).toHaveLength(2);

    // A command, and one that nobody registered.
    await page.locator('#slack-text').fill('/hakaru cases');
    await page.keyboard.press('Enter');
    await post(page, '受け取りました：cases').locator('.slack-alone').waitFor();
    await page.locator('#slack-text').fill('/unknown');
    await page.keyboard.press('Enter');
    await page.locator('.toast', { hasText: '有効なコマンドではありません' }).waitFor();
    expect(await page.locator('#slack-text').inputValue()).toBe('/unknown');

    await page.locator('#slack-directs button').click();
    await press(page, 'ホーム').click();
    await page.locator('#slack-home').getByText('わたしの相談').waitFor();
    await shoot(page, 'home');
    // The other consultant sees none of what was for the first one alone.
    await act(page, '鈴木 一郎');
    await post(page, '写真です').waitFor();
    expect(await page.locator('.slack-alone').count()).toBe(0);
    // The browser names the one refusal, of the command that nobody registered.
    expect(watched.errors).toEqual([expect.stringContaining('409')]);
    expect([...watched.hosts]).toEqual([new URL(base).host]);
    await page.context().close();
  }, 120_000);

  it('fits a phone in the dark', async () => {
    const watched = await visit({
      viewport: { width: 375, height: 740 },
      colorScheme: 'dark',
      isMobile: true,
      hasTouch: true,
    });
    const { page } = watched;
    await desk.call('chat.postMessage', { channel: room.id, text: '相談 13', blocks: card(sato.id) });
    await page.locator('[data-tab="slack"]').click();
    await page.locator('#slack-posts .slack-button', { hasText: '返信を書く' }).last().click();
    await page.locator('.slack-modal :focus').waitFor();
    await shoot(page, 'phone-dark');
    expect(await faint(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    await page.keyboard.press('Escape');
    await page.locator('.slack-modal').waitFor({ state: 'detached' });
    expect(await faint(page)).toEqual([]);
    expect(watched.errors).toEqual([]);
  });
});

/** Needed fields, a template that changes the form, what the app finds wrong, a form on the form, and back to nothing. */
async function fillTheForm(page: Page): Promise<void> {
  const modal = page.locator('.slack-modal');
  const send = modal.getByRole('button', { name: '確認へ' });
  await page.locator('#slack-posts .slack-button', { hasText: '返信を書く' }).click();
  await modal.waitFor();
  expect(await page.evaluate('document.querySelector(".slack-main").inert')).toBe(true);
  await send.click();
  await modal.locator('[data-block="text"] .slack-error', { hasText: '必須項目です' }).waitFor();
  await modal.getByLabel('返事がほしい').check();
  await modal.getByLabel('引き継ぐ人').selectOption({ label: '鈴木 一郎' });
  await modal.getByLabel('再開').fill('2026-12-03T09:15');
  await modal.locator('[data-block="code"] select').selectOption({ label: 'その他' });
  await modal.locator('.slack-accessory select').selectOption({ label: '答えた' });
  const text = modal.locator('[data-block="text-2"] textarea');
  await expect.poll(() => text.inputValue()).toBe('お待たせしました。');
  // What was filled in stays where the fields are the same.
  expect(await modal.getByLabel('返事がほしい').isChecked()).toBe(true);
  await text.fill('090-1234-5678 へどうぞ');
  await send.click();
  await modal.locator('.slack-error', { hasText: '電話番号が入っています' }).waitFor();
  await shoot(page, 'form');
  await text.fill('確認しました。');
  await send.click();
  await modal.getByText('この文が LINE に届きます。').waitFor();
  const sent = desk.got.findLast(({ type }) => type === 'view_submission')?.view;
  expect(sent).toMatchObject({
    private_metadata: 'kept/as/it/is',
    state: {
      values: {
        'text-2': { 'text-2': { value: '確認しました。' } },
        asks: { asks: { selected_options: [{ value: 'yes' }] } },
        to: { to: { selected_user: suzuki.id } },
        day: { day: { selected_date: '2026-12-01' } },
        time: { time: { selected_time: '09:30' } },
        until: { until: { selected_date_time: Date.parse('2026-12-03T09:15:00+09:00') / 1000 } },
        code: { code: { selected_option: { value: 'other' } } },
        kind: { kind: { selected_option: null } },
      },
    },
  });
  await modal.getByRole('button', { name: '送る' }).click();
  await modal.waitFor({ state: 'detached' });
}

async function askBeforePressing(page: Page): Promise<void> {
  const presses = () => desk.got.filter(({ actions }) => actions[0]?.action_id === 'resolve').length;
  const end = page.locator('#slack-posts .slack-button', { hasText: '終える' });
  await end.click();
  await page.locator('.slack-dialog').getByRole('button', { name: '戻る' }).click();
  expect(presses()).toBe(0);
  await end.click();
  await page.locator('.slack-dialog').getByRole('button', { name: '終える' }).click();
  await expect.poll(presses).toBe(1);
}
