import { type Item, type PlacedText, textsOf } from '../items.ts';
import { error, type Fault, warning } from './finding.ts';

const longest = { ja: 300, easy: 300, en: 700 } as const;
const languages = ['ja', 'en', 'easy'] as const;

/** Texts that are too long, not translated, or say more than the item's data supports. */
export function wordFaults(one: Item): readonly Fault[] {
  return textsOf(one.item).flatMap((placed) => [
    ...lengthFaults(placed),
    ...languages.filter((language) => placed.text[language] === null).map((language) => missing(placed, language)),
    ...claimFaults(one, placed),
  ]);
}

function missing({ at }: PlacedText, language: string): Fault {
  return warning('missing-translation', `${at} ${language}`);
}

function lengthFaults({ at, text }: PlacedText): readonly Fault[] {
  return languages.flatMap((language) => {
    const length = [...(text[language] ?? '')].length;
    return length > longest[language] ? [error('too-long', `${at} ${language}: ${length} > ${longest[language]}`)] : [];
  });
}

// Names that hold digits, and days and years: none of them is a figure of the answer.
const names =
  /\{[^{}]*\}|Scope\s?[123](?:[・,、]\s?[123])*(?: (?:and|or|to) [123])?|STEP\s?\d(?:[・,、]\d)?|steps? \d(?: and \d)?|RE100|CO2e?|カテゴリ\s?\d+|[Cc]ategory \d+|(?:(?:19|20)\d\d|令和\d+|R\d)年?度?(?:\d{1,2}月)?(?:\d{1,2}日)?|\b(?:FY)?(?:19|20)\d\d\b/g;

const promises =
  /申請できます|使えます|利用できます|必ず|受付中|募集中|もらえます|受け取れます|you can apply|you can use|you will (?:get|receive)|\b(?:is|are) open\b|\bguaranteed to\b/i;

function claimFaults(one: Item, { at, text }: PlacedText): readonly Fault[] {
  return languages.flatMap((language) => {
    const words = text[language];
    if (words === null) return [];
    const rest = words.normalize('NFC').replaceAll(names, '');
    return [...numeralFaults(one, `${at} ${language}`, rest), ...promiseFaults(one, `${at} ${language}`, words)];
  });
}

// ① and the like are no digits of \d; full-width ones are.
const numeral = /[\d０-９][\d０-９.,]*\s?(?:%|％|[^\s\d、。]?)/;

function numeralFaults(one: Item, where: string, rest: string): readonly Fault[] {
  const found = numeral.exec(rest)?.[0];
  if (one.kind === 'measure' && one.item.saving.rule.kind === 'words' && /[\d０-９]\s?[%％]/.test(rest))
    return [error('unsupported-percentage', where)];
  if (found === undefined || one.kind === 'scheme') return [];
  return one.kind === 'measure' ? [warning('bare-numeral', `${where}: ${found}`)] : numberOf(one, where, found);
}

/** A story tells the numbers of its source; an answer has fields for them. */
function numberOf(one: Item, where: string, found: string): readonly Fault[] {
  return one.kind === 'story' ? [] : [error('bare-numeral', `${where}: ${found}`)];
}

function promiseFaults(one: Item, where: string, words: string): readonly Fault[] {
  const found = isOfSchemes(one) ? promises.exec(words)?.[0] : undefined;
  return found === undefined ? [] : [error('promise', `${where}: ${found}`)];
}

function isOfSchemes(one: Item): boolean {
  if (one.kind === 'scheme') return true;
  return one.kind === 'faq' && (one.item.topic === 'subsidy' || /補助金|助成|審査費用支援/.test(one.item.answer.ja));
}
