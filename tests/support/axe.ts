import axe from 'axe-core';
import type { Page } from 'playwright-core';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.0 to 2.2, levels A and AA: each rule with the elements that break it. */
export async function wcagViolations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const run = `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(levels)} } })`;
  const found: axe.AxeResults = await page.evaluate(run);
  if (found.passes.length === 0) throw new Error('axe has checked nothing');
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}
