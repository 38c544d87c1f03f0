import words from '../../lexicon/polarity.json' with { type: 'json' };
import { katakana } from '../kana.ts';
import { pattern } from '../periods/pattern.ts';
import { type Answer, type Reading, termReader } from './term.ts';

const roles = [
  'clauseYes',
  'yes',
  'yesStems',
  'noWhenNegated',
  'clauseNo',
  'no',
  'noStems',
  'yesWhenNegated',
  'vague',
] as const;
type Role = (typeof roles)[number];

const readTerm = termReader(roles.map((role) => ({ role, terms: withKatakana(words.ja[role]) })));
const CLAUSE_START =
  /(?:^|[\s、。,.!?~〜…・「(ー\p{Emoji_Presentation}]|はい|うん|ええ|いいえ|いえ|いや|あ|え|じゃあ|では|もう|と)$/u;
const CLAUSE_END = pattern(
  '(?:$|[\\s、。,.!?~〜…♪ー☆★」)(wｗ笑\\ud83c-\\ud83e]|です|でーす|でした|だ(?![けっ])|っす|よ(?!り)|ね|な(?=$|[\\s。、!])|わ|さ|で(?:お願|おね|す)|と思|[一-龠ァ-ヶa-z\\d]|お|そう|それ|これ|いい|よろ|あって|まちが|ちが|だめ|は、)',
);
const NOT = '(?:な[いくしかきさ]|無[いし]|ません|ございません|ねえ|ねぇ|ねー|へん|なさそう)';
const NEGATED = pattern(
  `(?:って|て|で)?(?:い|お|は|も|が|を|く|あり|じゃ|では|でも|わけでは|わけじゃ|とは|に){0,3}${NOT}`,
);
const TIGHT_NOT = pattern(`(?:は|も|じゃ|では|や|でも|で|て|い|あり|とは){0,3}${NOT}`);
const QUESTION = pattern(
  '(?:です|ます|でし|まし|でしょう|だろう|ん|の|た|る|よ|い|お|おり|ない){0,3}(?:か(?!も|ら)|かな|っけ)?(?:な|ね)?\\s*\\?|(?:です|ます|でし|まし|でしょう|だろう|ん|の|た|る|い|おり){0,3}か(?!も|ら|け)',
);
// これで合ってる? asks back.
const ASKS = pattern('[^。!?\\n、]{0,20}(?:\\?|か[?。\\s]*$)');
// 違いを教えて, 間違えたらどうすれば: what differs or would be wrong, no answer.
const IN_GENERAL = pattern(
  '(?:を|の(?:は|方)|は(?!な|あり|ござ)|やす|た?ら(?=[^れ])|れば|た?(?:時|とき|場合)|に(?:気|つ))',
);
const UNSURE_AFTER = pattern(
  '(?:です|だ|る|ます|った|て|い|ん|の|じゃない){0,3}(?:かも|と思|気が|はず|かな|っぽい|でしょう|だろう|じゃないか)',
);
const UNSURE_BEFORE = /(?:たぶん|多分|おそらく|恐らく|きっと|だいたい|大体|ほぼ|一応)[、\s]?$/;
const CLEAR_BEFORE = /(?:[それこあ]れ|この(?:まま|内容|数字|値)?|そのまま|全部|すべて)で?も?$/;
const DECLINING =
  /(?:もう|今回は|今は|今日は|いらな(?:い|くて)|なくて|しなくて|登録は|連絡は|電話は|通知は|説明は)[、\s]?(?:も)?$/;
const VERB = /^(?:る|ます|まーす|い[るまた]|お[りる]|ん|そう)/;

/** Reads はい, 合ってます, 間違ってない, そうじゃない, けっこうです where it begins. */
export function readJapanese(text: string, at: number): Answer | null {
  for (const reading of readTerm(text, at)) {
    const answer = judge(text, at, reading);
    if (answer !== null && QUESTION(text, answer.end) === null) return softened(text, at, answer);
  }
  return null;
}

function judge(text: string, at: number, { role, end }: Reading<Role>): Answer | null {
  switch (role) {
    case 'clauseYes':
    case 'clauseNo':
      return inClause(text, at, end) ? { end, value: role === 'clauseYes', vague: false } : null;
    case 'yes':
    case 'no':
      return flipped(text, end, role === 'yes');
    case 'yesStems':
      return spoken(text, at, end) ? flipped(text, end, true) : null;
    case 'noStems':
      return IN_GENERAL(text, end) === null ? flipped(text, end, false) : null;
    case 'noWhenNegated':
      return onlyNegated(text, at, { end, value: false });
    case 'yesWhenNegated':
      return onlyNegated(text, at, { end, value: true });
    case 'vague':
      return vague(text, at, end);
  }
}

function inClause(text: string, at: number, end: number): boolean {
  if (!startsClause(text, at) || CLAUSE_END(text, end) === null || TIGHT_NOT(text, end) !== null) return false;
  if (describes(text, at, end)) return false;
  return !/^[そこ]/.test(text.slice(at, end)) || ASKS(text, end) === null;
}

// 良い方法, いい天気
function describes(text: string, at: number, end: number): boolean {
  return /^(?:いい|よい|良い)$/.test(text.slice(at, end)) && /[一-龠ァ-ヶ]/.test(text[end] ?? '');
}

function startsClause(text: string, at: number): boolean {
  return CLAUSE_START.test(text.slice(Math.max(0, at - 4), at));
}

// 間違って turns into its opposite before ない; かわない of かまわない is part of the word.
function flipped(text: string, end: number, value: boolean): Answer {
  const negated = NEGATED(text, end);
  return negated === null ? { end, value, vague: false } : { end: negated.end, value: !value, vague: false };
}

// あって is also the て-form of ある (事情があって): only its own verb endings make it an answer.
function spoken(text: string, at: number, end: number): boolean {
  const stem = text.slice(at, end);
  if (/[a-z]/.test(stem)) return !/[a-z]/.test(text[at - 1] ?? '') && !/[a-z]/.test(text[end] ?? '');
  if (!/って/.test(stem)) return true;
  if (/^あ/.test(stem) && /[がもにで]$/.test(text.slice(0, at).slice(-1))) return false;
  const rest = text.slice(at + stem.indexOf('って') + 2, at + stem.indexOf('って') + 6);
  return VERB.test(rest) || NEGATED(text, end) !== null;
}

function onlyNegated(text: string, at: number, { end, value }: { end: number; value: boolean }): Answer | null {
  const kana = /^[ぁ-ん]/.test(text[at] ?? '');
  if (kana && !startsClause(text, at) && /[ぁ-ん]/.test(text[at - 1] ?? '') && !/[はもがのあ]/.test(text[at - 1] ?? ''))
    return null;
  const negated = TIGHT_NOT(text, end) ?? (value ? NEGATED(text, end) : null);
  return negated === null ? null : { end: negated.end, value, vague: false };
}

// いいです alone may decline as well as agree; それでいいです agrees, もういいです declines.
function vague(text: string, at: number, end: number): Answer | null {
  const before = text.slice(Math.max(0, at - 8), at);
  if (CLEAR_BEFORE.test(before)) return { end, value: true, vague: false };
  if (DECLINING.test(before)) return { end, value: false, vague: true };
  return startsClause(text, at) && CLAUSE_END(text, end) !== null && !describes(text, at, end)
    ? { end, value: true, vague: true }
    : null;
}

function softened(text: string, at: number, answer: Answer): Answer {
  const before = text.slice(Math.max(0, at - 8), at);
  const word = text.slice(at, answer.end);
  const declined = /^(?:大丈夫|だいじょう?ぶ)/.test(word) && answer.value && DECLINING.test(before);
  const unsure = UNSURE_AFTER(text, answer.end) !== null || UNSURE_BEFORE.test(before) || /^違く/.test(word);
  return { ...answer, vague: answer.vague || declined || unsure };
}

function withKatakana(terms: readonly string[]): readonly string[] {
  return [...terms, ...terms.filter((term) => /^[ぁ-んー]{2,}$/.test(term)).map(katakana)];
}
