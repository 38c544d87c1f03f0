import { contextAt } from '../page/context.ts';
import { type Page, pageOf } from '../page/page.ts';
import { around, type Segment } from '../page/segment.ts';
import { type Box, recognisers, type Scan } from '../scan.ts';

const run = /(?<![\d,.])[\d*][\d*-]{2,}[\d*](?![\d,.]*\d)/g;
const leastNamed = 4;
const leastAlone = 7;

// What stands beside or above numbers by which somebody can be found.
const naming =
  /番号|No\.?|コード|電話|TEL|FAX|口座|お客[様さ]|契約|需要家|使用者|顧客|会員|カード|車[番両輌]|水栓|メータ|計器|登録|許可|郵便|〒|ID/i;
const isDate = /^(20\d\d|\d\d)-(0?[1-9]|1[0-2])-\d{1,2}$/;
const unitBehind = /^\s*(円|kWh|m3|㎥|kg|L|t|%|日|月|年|時)/i;

/**
 * Where numbers stand that name a customer, a contract or a telephone, as boxes on the sheet: to be blacked out before
 * anybody but the owner sees the paper. What any recogniser took for one counts: better too much than too little.
 */
export function identifyingBoxes(scan: Scan): readonly Box[] {
  return recognisers.flatMap((name) => {
    const page = pageOf(scan.lines[name]);
    return page.rows.flat().flatMap((segment) => boxesIn(page, segment));
  });
}

function boxesIn(page: Page, segment: Segment): readonly Box[] {
  return [...segment.text.matchAll(run)].flatMap((match) => {
    const end = match.index + match[0].length;
    const box = around(segment.boxes.slice(match.index, end));
    const isCounted = unitBehind.test(segment.text.slice(end)) || /[¥\\]$/.test(segment.text.slice(0, match.index));
    if (isDate.test(match[0]) || isCounted) return [];
    return isIdentifying(match[0], wordsAround(page, segment, match.index, box)) ? [box] : [];
  });
}

function wordsAround(page: Page, segment: Segment, at: number, box: Box): string {
  const { label, above } = contextAt(page, box);
  return `${segment.text.slice(0, at)} ${label} ${above}`;
}

function isIdentifying(text: string, words: string): boolean {
  const digits = text.replace(/[^\d*]/g, '').length;
  const isSplit = text.split('-').length > 2 || /^0\d*-/.test(text);
  return digits >= leastAlone || (isSplit && digits > leastNamed) || (digits >= leastNamed && naming.test(words));
}
