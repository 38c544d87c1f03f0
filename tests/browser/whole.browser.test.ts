import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Logger } from '../../src/bot/log.ts';
import { readConfig } from '../../src/config.ts';
import { listBusinesses } from '../../src/db/repositories/businesses.ts';
import { listProgrammes } from '../../src/db/repositories/programmes.ts';
import { readingHistory } from '../../src/db/repositories/readings.ts';
import { type Service, startService } from '../../src/service/start.ts';
import { type Browser, openBrowser } from '../support/browser.ts';
import { bot, joinAndReport, say, tap } from '../support/simulator-phone.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What a newcomer does after `npm start`: opens the page, joins, and reports a month. */
describe('the whole product in a browser', () => {
  let storage: TestStorage;
  let service: Service;
  let browser: Browser;
  let shots: string;
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
    shots = await mkdtemp(join(tmpdir(), 'hakaru-whole-'));
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
    await storage.close();
  });

  const slack = (page: Page, label: string) =>
    page.locator('.slack').getByRole('button', { name: label, exact: true }).first();
  const shoot = (page: Page, name: string) => page.screenshot({ path: join(shots, `${name}.png`) });

  it('goes from the first hello to CO2 in the ledger, with a picture, and to a person and back', async () => {
    const { page, errors, hosts } = await browser.newPage({
      locale: 'ja-JP',
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    page.setDefaultTimeout(15_000);
    await page.goto(`${service.url}/simulator/`);
    await joinAndReport(page);
    await tap(page, 'はい');
    await bot(page, '558 kg-CO2').waitFor();
    const picture = page.locator('.entry.bot img').last();
    await picture.waitFor();
    await expect
      .poll(() => picture.evaluate((image) => ('naturalWidth' in image ? Number(image.naturalWidth) : 0)), {
        timeout: 20_000,
      })
      .toBeGreaterThan(500);
    await shoot(page, 'answer');
    await askAPerson(page);
    expect(errors).toEqual([]);
    expect([...hosts]).toEqual([new URL(service.url).host]);
    await page.context().close();
  });

  /** From 担当者と話したい to the resumed question, with the consultant's Slack beside the phone. */
  async function askAPerson(page: Page): Promise<void> {
    const open = await page.locator('.entry.bot', { hasText: 'の使用量は？' }).count();
    await say(page, '担当者と話したいです');
    await bot(page, 'までにお返事します').waitFor();
    await page.locator('#slack-posts .slack-post', { hasText: '届いた言葉' }).waitFor();
    expect(await page.locator('#slack-posts').innerText()).not.toContain('みどりパン');
    await shoot(page, 'card');
    await slack(page, '引き受ける').click();
    await bot(page, '担当者がお話をうかがいます').waitFor();
    await page.locator('#slack-posts', { hasText: 'みどりパン' }).waitFor();
    await slack(page, '返事を書く').click();
    const form = page.locator('.slack-modal');
    await form.locator('textarea').first().fill('節電について、くわしくお答えします。');
    await shoot(page, 'reply');
    await form.getByRole('button', { name: '届く形を見る' }).click();
    await form.getByText('まだ送っていません').waitFor();
    await shoot(page, 'preview');
    await form.getByRole('button', { name: '送る', exact: true }).click();
    await page.locator('#slack-posts .slack-post', { hasText: '秒後に送ります' }).waitFor();
    await shoot(page, 'undo');
    await bot(page, '節電について、くわしくお答えします。').waitFor({ timeout: 20_000 });
    await shoot(page, 'answered');
    await slack(page, '終わりにする').click();
    await form.locator('select').first().selectOption({ label: '回答' });
    await shoot(page, 'resolve');
    await form.getByRole('button', { name: '終わりにする' }).click();
    await bot(page, '担当者とのお話が終わりました').waitFor();
    await page.locator('.entry.bot', { hasText: 'の使用量は？' }).nth(open).waitFor();
    await shoot(page, 'back');
  }

  it('left exactly that in the ledger', async () => {
    const [programme] = await listProgrammes(storage.database);
    if (programme === undefined) throw new Error('the sample programme');
    const firms = await listBusinesses(storage.database, storage.vault, programme.id);
    expect(firms).toMatchObject([{ number: 1, name: 'みどりパン', state: 'active' }]);
    const rows = await readingHistory(storage.database, storage.vault, programme.id, firms[0]?.id ?? '');
    expect(rows).toMatchObject([
      {
        kind: 'electricity',
        site: '本店',
        quantity: { value: 1234, unit: 'kWh' },
        kgCo2: 557.768,
        factorIds: ['electricity.A0269.FY2024.menu_m_residual'],
        provisional: true,
        supersededBy: null,
        withdrawnAt: null,
      },
    ]);
  });
});
