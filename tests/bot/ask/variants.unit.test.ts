import { describe, expect, it } from 'vitest';
import { printed, type Question, questionsIn } from './measure.ts';

const questions = [...questionsIn('questions.jsonl'), ...questionsIn('blind.jsonl')].filter(
  ({ locale }) => locale === 'ja',
);

function answerTo(question: Question, text: string) {
  const { decision, items } = printed({ ...question, text });
  return { decision, items: items.map(({ id, status }) => ({ id, status })) };
}

function shifted(text: string, by: number, from: RegExp): string {
  return text.replace(from, (one) => String.fromCharCode(one.charCodeAt(0) + by));
}

// Two kana stay in their script: とは is a word of its own, and トハ is not.
const longKatakana = /[ァ-ヶー]{4,}/gu;

const variants: Readonly<Record<string, (text: string) => string>> = {
  'full width': (text) => shifted(text, 0xfee0, /[a-z0-9]/giu),
  capitals: (text) => text.toUpperCase(),
  'hiragana for katakana': (text) => text.replace(longKatakana, (word) => shifted(word, -0x60, /[ァ-ヶ]/gu)),
  'no long vowels': (text) => text.replace(/ー/gu, ''),
  'large kana for small': (text) =>
    text.replace(/[ァィゥェォャュョ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) + 1)),
  'other punctuation': (text) => `${text.replace(/[。、？?！!]/gu, ' ')}`,
  'blanks at the ends': (text) => `  ${text}\n`,
  emoji: (text) => `${text}🙏✨`,
  'a zero-width joiner': (text) => `\u200b${text}\u200b`,
};

describe('how a question is written', () => {
  it.each(Object.entries(variants))('%s changes no decision', (_, change) => {
    for (const question of questions)
      expect([question.text, answerTo(question, change(question.text))]).toEqual([
        question.text,
        answerTo(question, question.text),
      ]);
  });

  it.each([
    ['LEDの補助金', '補助金、LED'],
    ['クレジット 値段', '値段 クレジット'],
    ['エアコン 古い', '古い エアコン'],
    ['蒸気 漏れ', '漏れ 蒸気'],
    ['太陽光 リース', 'リース 太陽光'],
  ])('%s in another order means the same', (text, other) => {
    const question: Question = { id: 'x', text, locale: 'ja', region: '11208', want: ['no'] };
    expect(answerTo(question, other)).toEqual(answerTo(question, text));
  });
});
