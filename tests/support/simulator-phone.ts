import type { Locator, Page } from 'playwright-core';

/** What the bot said last that holds a text. */
export const bot = (page: Page, text: string): Locator => page.locator('.entry.bot', { hasText: text }).last();

/** Writes as the owner, on the phone of the simulator. */
export const say = async (page: Page, text: string): Promise<void> => {
  await page.locator('#message').fill(text);
  await page.keyboard.press('Enter');
};

/** Presses a button on that phone. */
export const tap = async (page: Page, label: string): Promise<void> => {
  await page.getByRole('button', { name: label, exact: true }).last().click();
};

const answers: readonly (readonly [string, string])[] = [
  ['会社やお店の名前', 'みどりパン'],
  ['市区町村', '所沢市'],
  ['どんなお仕事', 'パン屋'],
  ['近いもの', '1'],
  ['働いている人', '5人'],
  ['建物の広さ', 'スキップ'],
  ['拠点', '本店'],
  ['使っているもの', '電気'],
  ['✓ 電気', '以上です'],
  ['電力会社', '東電'],
  ['この中のどれ', '1'],
  ['再エネ', 'いいえ'],
  ['ほかの拠点', 'いいえ'],
  ['の使用量は？', '1,234 kWh'],
];

/** From the first hello to the question whether the first figure is right: みどりパン in 所沢, 1,234 kWh. */
export const joinAndReport = async (page: Page): Promise<void> => {
  await page.locator('#not-friend-follow').click();
  await bot(page, '招待コード').waitFor();
  const code = await page.locator('#invite-code').textContent();
  await say(page, code?.trim() ?? '');
  for (const at of [1, 2, 3]) {
    await bot(page, `同意の確認（${at}/3`).waitFor();
    await tap(page, '同意する');
  }
  for (const [question, answer] of answers) {
    await bot(page, question).waitFor();
    await say(page, answer);
  }
  await bot(page, 'この内容で登録しますか').waitFor();
};
