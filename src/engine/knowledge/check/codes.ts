import { isIndustry } from '../industry-code.ts';
import type { Item } from '../items.ts';
import { error, type Fault } from './finding.ts';

const lastPrefecture = 47;

// Words under which an item or document may be shown: our own words, or a licence that allows it.
const trusted = [
  '事実の要約（自社の文章）',
  '引用せず要約',
  '法令（著作権法第13条）',
  '公共データ利用規約（第1.0版）',
  '政府標準利用規約（第2.0版）',
  'CC BY 4.0',
];

/** Codes of industries and regions that do not exist, and licences nobody has looked at. */
export function codeFaults(one: Item): readonly Fault[] {
  const { item } = one;
  return [
    ...industriesOf(one)
      .filter((code) => !isIndustry(code))
      .map((code) => error('unknown-industry', code)),
    ...(one.kind === 'scheme' ? one.item.regions : [])
      .filter((code) => !isRegion(code))
      .map((code) => error('unknown-region', code)),
    ...(isTrusted(item.licence) ? [] : [error('untrusted-licence', item.licence)]),
  ];
}

/** Whether texts under these words may be shown. */
export function isTrusted(licence: string): boolean {
  return trusted.includes(licence);
}

function industriesOf(one: Item): readonly string[] {
  if (one.kind === 'faq') return [];
  return one.kind === 'scheme' ? one.item.eligibility.industries : one.item.industries;
}

function isRegion(code: string): boolean {
  const prefecture = Number(code.slice(0, 2));
  return code === '00' || (prefecture >= 1 && prefecture <= lastPrefecture);
}
