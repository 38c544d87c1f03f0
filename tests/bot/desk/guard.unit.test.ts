import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkReply } from '../../../src/bot/desk/guard/check.ts';
import { type GuardFacts, mustChange } from '../../../src/bot/desk/guard/finding.ts';

const line = z.strictObject({ reply: z.string(), findings: z.array(z.string()) });
const corpus = readFileSync(join(import.meta.dirname, 'slips.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((text) => line.parse(JSON.parse(text)));

const facts: GuardFacts = {
  own: ['みらい食堂', 'B-0012', '山本'],
  others: ['株式会社みどり屋', '青空クリーニング', 'B-0147', '有限会社ひかり精機', 'カフェ・ソラ', 'Sunrise Bakery'],
  colleagues: ['佐藤', '鈴木', '高橋'],
  channels: ['saitama-desk', 'okinawa-desk', 'tokyo-officials'],
  contacts: ['0120-000-111', 'desk@hakaru.example'],
};
const codes = (reply: string, more: Partial<GuardFacts> = {}) => [
  ...new Set(checkReply(reply, { ...facts, ...more }).map(({ code }) => code)),
];
const short = (text: string): string => (text.length > 50 ? `${text.slice(0, 50)}…` : text);

describe('slips of consultants', () => {
  const slips = corpus.filter(({ findings }) => findings.length > 0);
  const harmless = corpus.filter(({ findings }) => findings.length === 0);

  it('are many, and so are harmless replies', () => {
    expect(slips.length).toBeGreaterThanOrEqual(100);
    expect(harmless.length).toBeGreaterThanOrEqual(40);
  });

  it.each(slips.map(({ reply, findings }) => [short(reply), reply, findings] as const))(
    '%j is stopped',
    (_, reply, want) => {
      expect(codes(reply).toSorted()).toEqual(want);
    },
  );

  it.each(harmless.map(({ reply }) => [reply] as const))('%j passes', (reply) => {
    expect(checkReply(reply, facts)).toEqual([]);
  });
});

describe('the check of a reply', () => {
  it('points at the place in the original, whatever its widths', () => {
    const reply = '私の携帯は０８０－９８７６－５４３２です。';
    const [found] = checkReply(reply, facts);
    expect(reply.slice(found?.from, found?.to)).toBe('０８０－９８７６－５４３２');
    expect(found?.id).toBe('phone:5-18');
  });

  it('says the same of the same text, each thing once', () => {
    const reply = '○○様 ○○様';
    expect(checkReply(reply, facts)).toEqual(checkReply(reply, facts));
    const ids = checkReply(reply, facts).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('knows the firm itself, though another one is part of its name', () => {
    const near = { own: ['青空クリーニング東店'], others: ['青空クリーニング'] };
    expect(codes('青空クリーニング東店の10月分です。', near)).toEqual([]);
    expect(codes('青空クリーニング西店の10月分です。', near)).toEqual(['other-firm']);
  });

  it('does not take a longer number for another firm', () => {
    expect(codes('B-01475の分です。')).toEqual([]);
  });

  it('lets an owner be addressed who is called like a colleague', () => {
    expect(codes('佐藤さん、ありがとうございます。', { own: ['佐藤商店'] })).toEqual([]);
  });

  it('takes names as they are, not as patterns', () => {
    expect(codes('A.B*C(株)の件です。', { others: ['A.B*C(株)'] })).toEqual(['other-firm']);
    expect(codes('AxBBC', { others: ['A.B*C'] })).toEqual([]);
  });

  it('cannot be talked out of an empty or endless text', () => {
    expect(checkReply('', facts).map(({ id }) => mustChange(id))).toEqual([true]);
    expect(checkReply('あ'.repeat(2_001), facts).map(({ id }) => mustChange(id))).toEqual([true]);
    expect(checkReply('○○様', facts).some(({ id }) => mustChange(id))).toBe(false);
  });
});
