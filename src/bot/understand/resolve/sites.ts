import words from '../lexicon/resolve.json' with { type: 'json' };
import type { SiteMention } from '../mention.ts';
import type { Talk } from './talk.ts';

const all = new RegExp(words.wholeFirm.join('|'));

/** 「両方」 and 「合わせて」 as the answer to which site: all of them. */
export function wholeFirm({ seen }: Talk): SiteMention | null {
  const { text } = seen.normal;
  return all.test(text) ? { type: 'site', start: 0, end: text.length, site: '*', known: true } : null;
}

/** The site a short reply means: 「北の方」 for 北工場 where no other begins so. */
export function findSite({ seen, context }: Talk): SiteMention | null {
  const { text } = seen.normal;
  const span = { start: 0, end: text.length };
  const scores = context.sites.map((site) => ({ site, score: shared(site.toLowerCase(), text) }));
  const best = Math.max(0, ...scores.map(({ score }) => score));
  const [only, ...more] = scores.filter(({ score }) => score === best);
  if (best === 0 || only === undefined || more.length > 0) return null;
  return { type: 'site', ...span, site: only.site, known: true };
}

// Characters the reply and the name have in common.
function shared(site: string, text: string): number {
  return [...new Set(site)].filter((char) => text.includes(char)).length;
}
