import words from '../lexicon/resolve.json' with { type: 'json' };
import type { SiteMention } from '../mention.ts';
import type { Talk } from './talk.ts';

const wholeFirm = new RegExp(words.wholeFirm.join('|'));

/** The site a short reply means: 「北の方」 for 北工場 where no other begins so, 「両方」 for all. */
export function findSite({ seen, context }: Talk): SiteMention | null {
  const { text } = seen.normal;
  const span = { start: 0, end: text.length };
  if (wholeFirm.test(text)) return { type: 'site', ...span, site: '*', known: true };
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
