import type { Normal, SiteMention, Span } from '../mention.ts';
import { normalise } from '../normalise.ts';
import { kanjiDigit } from './numerals/kanji.ts';

/** Every place together. */
const all =
  /(?:全(?:拠点|店舗?|社|部の(?:拠点|店|場所)|事業所|工場|体)(?:の)?(?:合計|分)?|(?:すべて|全て|ぜんぶ|全部|両方)(?:の(?:拠点|店|場所))?(?:の)?(?:合計|で)|合計で|合わせて|あわせて|トータル(?:で)?|all (?:sites|places|shops|stores|branches)(?: together)?|in total|altogether|combined)/gu;
const named =
  /(?:第?[\d一二三四五六七八九十]{1,2})?[\p{Script=Han}ァ-ヶーa-z]{1,8}(?:支店|本店|置場|詰所|車庫|分室|売店|食堂|会館|圃場|ハウス|ビル|分店|店舗|工場|倉庫|営業所|事務所|事業所|診療所|分院|別館|新館|旧館|本館|農場|作業場|センター|スタジオ|寮|棟|置場|置き場|店|館|院)(?=[はがのも、:\s\d]|$)/gu;
const common =
  /^(?:お店|この店|その店|うちの店|当店|自店|会社|旅館|病院|医院|本工場|全店|販売店|代理店|量販店|専門店|図書館|美術館|来店|閉店|開店|出店|入院|退院|通院|大工場|町工場|電気店|ガス店|同店)$/u;

/** Sites named in a message, also abbreviated or with other digits; names of places that are not in the list too. */
export function recogniseSites({ text }: Normal, sites: readonly string[]): readonly SiteMention[] {
  const found: SiteMention[] = [];
  const add = (span: Span, site: string, known: boolean): void => {
    if (!found.some((other) => span.start < other.end && other.start < span.end))
      found.push({ type: 'site', start: span.start, end: span.end, site, known });
  };
  for (const { site, form } of formsOf(sites)) for (const span of spansOf(text, form)) add(span, site, true);
  for (const match of text.matchAll(all)) add(spanOf(match), '*', true);
  if (sites.length > 0)
    for (const match of text.matchAll(named)) if (!common.test(match[0])) add(spanOf(match), match[0], false);
  return found.sort((a, b) => a.start - b.start);
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

type Form = { readonly site: string; readonly form: string };

/** All ways to say each site, the longest first; an abbreviation that fits two sites is nobody's. */
function formsOf(sites: readonly string[]): readonly Form[] {
  const forms = sites.flatMap((site) => spellings(normalise(site).text).map((form) => ({ site, form })));
  const owners = Map.groupBy(forms, ({ form }) => form);
  return [...owners.values()]
    .flatMap((same) => (new Set(same.map(({ site }) => site)).size === 1 ? same.slice(0, 1) : []))
    .filter(({ form }) => form.length > 1)
    .toSorted((a, b) => b.form.length - a.form.length);
}

const endings =
  /(?:支店|店舗|店|工場|倉庫|営業所|事務所|事業所|診療所|農場|センター|院| (?:shop|store|branch|office|factory|warehouse|house))$/u;

function spellings(name: string): readonly string[] {
  const plain = [name, name.replace(/\s/g, '')];
  const digits = plain.flatMap((one) => [one, toDigits(one), toKanji(toDigits(one))]);
  const numbered = digits.flatMap((one) =>
    /^第?[\d一二三四五六七八九]/.test(one) ? [one, one.replace(/^第/, ''), `第${one.replace(/^第/, '')}`] : [one],
  );
  const short = numbered.flatMap((one) => {
    const stem = one.replace(endings, '');
    return stem.length >= 2 && stem !== one ? [one, stem] : [one];
  });
  return [...new Set([...short, ...short.map((one) => one.replace(/^the /, ''))])];
}

function toDigits(name: string): string {
  return name.replace(/[一二三四五六七八九]/gu, (char) => String(kanjiDigit(char) ?? char));
}

function toKanji(name: string): string {
  return name.replace(/[1-9]/g, (char) => [...'一二三四五六七八九'][Number(char) - 1] ?? char);
}

function spansOf(text: string, form: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
    const span = { start: at, end: at + form.length };
    if (!isInsideLatin(text, span)) spans.push(span);
  }
  return spans;
}

function isInsideLatin(text: string, { start, end }: Span): boolean {
  const latin = /[a-z0-9]/;
  return (
    (latin.test(text[start] ?? '') && latin.test(text[start - 1] ?? '')) ||
    (latin.test(text[end - 1] ?? '') && latin.test(text[end] ?? ''))
  );
}
