import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAdjustableClock } from '../../src/adapters/clock/adjustable-clock.ts';
import type { Logger } from '../../src/bot/log.ts';
import { readConfig } from '../../src/config.ts';
import { listBusinesses } from '../../src/db/repositories/businesses.ts';
import { createInvites } from '../../src/db/repositories/invites.ts';
import { addProgramme } from '../../src/db/repositories/programmes.ts';
import { readingHistory } from '../../src/db/repositories/readings.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';
import { type Service, startService } from '../../src/service/start.ts';
import { fixture } from '../support/bills.ts';
import { type Browser, openBrowser } from '../support/browser.ts';
import { joining } from '../support/conversations.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
const start = new Date('2026-11-24T01:00:00Z');
/** Runs in the page. */
const carried = readFileSync(new URL('in-page/carried.js', import.meta.url), 'utf8').replace(/^.*\nexport /, '');
const names = ['electricity', 'city-gas', 'lpg', 'electricity-unsure', 'estimate'];
/** Five pictures are read one after the other, each some seconds, more when the machine is busy. */
const patience = 280_000;

describe('five photographs dropped at once', () => {
  let storage: TestStorage;
  let service: Service;
  let browser: Browser;
  let programmeId: string;
  beforeAll(async () => {
    storage = await openTestStorage({ max: 8 });
    const clock = createAdjustableClock();
    clock.setTo(start);
    programmeId = (await addProgramme(storage.database, demoProgramme('2026-11-24'))).id;
    service = await startService({
      config: readConfig({ PORT: '0' }),
      environment: {},
      storage: { ...storage, where: 'test', isOwn: true },
      log: silent,
      clock,
      pollMs: 20,
    });
    await joinOnPhone();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
    await storage.close();
  });

  const joinOnPhone = async (): Promise<void> => {
    const twin = service.simulator?.twin.line;
    const [code = ''] = await createInvites(storage.database, programmeId, { count: 1, places: 1, now: start });
    const owner = twin?.owners()[0] ?? twin?.addOwner({ displayName: '見本' });
    for (const act of joining) {
      if (typeof act !== 'string') await owner?.follow();
      else await owner?.text(act.replace('{code}', code));
      await twin?.idle();
      await service.worker?.idle();
    }
  };
  const bot = (page: Page, text: string | RegExp) => page.locator('.entry.bot', { hasText: text }).last();
  const tap = async (page: Page, label: string): Promise<void> => {
    await page.getByRole('button', { name: label, exact: true }).last().click();
  };

  /** Pixels of the conversation that lie below what is seen. */
  const endOf = (page: Page): Promise<number> =>
    page.locator('#chat').evaluate((chat) => chat.scrollHeight - chat.scrollTop - chat.clientHeight);

  it('are confirmed one by one, one of them corrected, and stand in the ledger', { timeout: patience }, async () => {
    const { page, errors } = await browser.newPage({
      locale: 'ja-JP',
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
    });
    page.setDefaultTimeout(120_000);
    await page.goto(`${service.url}/simulator/`);
    await bot(page, 'の使用量は？').waitFor();
    const pictures = names.map((name) => ({ name: `${name}.jpg`, base64: fixture(`${name}.jpg`).toString('base64') }));
    const dropped = await page.evaluateHandle(`(${carried})(${JSON.stringify(pictures)})`);
    await page.locator('#phone').dispatchEvent('drop', { dataTransfer: dropped });
    await page.locator('.entry.owner img').nth(4).waitFor();

    await bot(page, /1枚目\/5枚[\s\S]*7,060 kWh/).waitFor();
    // Tall pictures came in above it: it is in sight all the same.
    await expect.poll(() => endOf(page)).toBeLessThan(2);
    await tap(page, 'この内容で登録');
    // Addressed to a name that is not the firm's: asked once, for this paper and the next.
    await bot(page, /2枚目\/5枚[\s\S]*湖南製麺/).waitFor();
    await tap(page, 'はい、うちの分です');
    await bot(page, /この内容で登録しますか[\s\S]*53 m³/).waitFor();
    await tap(page, '直す');
    await bot(page, 'どこを直しますか').waitFor();
    await page.locator('#message').fill('54');
    await page.keyboard.press('Enter');
    await bot(page, /2枚目\/5枚[\s\S]*54 m³/).waitFor();
    await tap(page, 'この内容で登録');
    await bot(page, /3枚目\/5枚[\s\S]*68\.3 m³/).waitFor();
    await tap(page, 'この内容で登録');
    await bot(page, /4枚目\/5枚[\s\S]*はっきり読めません/).waitFor();
    const strip = page.locator('.entry.bot img.flex-image').last();
    await expect
      .poll(() => strip.evaluate((image) => ('naturalWidth' in image ? Number(image.naturalWidth) : 0)))
      .toBe(900);
    await tap(page, '1,660 kWh');
    await bot(page, /この内容で登録しますか[\s\S]*1,660 kWh/).waitFor();
    await tap(page, 'この内容で登録');
    await bot(page, '5枚目/5枚：請求書の写真ではないようです').waitFor();
    expect(errors).toEqual([]);
    await page.context().close();

    const [firm] = await listBusinesses(storage.database, storage.vault, programmeId);
    const rows = await readingHistory(storage.database, storage.vault, programmeId, firm?.id ?? '');
    expect(rows.map(({ kind, month, quantity }) => `${kind} ${month} ${quantity.value} ${quantity.unit}`)).toEqual(
      expect.arrayContaining([
        'electricity 2024-08 7060 kWh',
        'city_gas 2024-05 54 m3',
        'lpg 2025-01 68.3 m3',
        'electricity 2026-08 1660 kWh',
      ]),
    );
    expect(rows).toHaveLength(4);
  });
});
