import { describe, expect, it } from 'vitest';
import type { BriefingInput } from '../../src/bot/briefing/briefing.ts';
import { briefingMarkdown } from '../../src/bot/briefing/markdown.ts';
import { writeBriefing } from '../../src/bot/briefing/write.ts';
import { demoProgramme } from '../../src/service/demo-programme.ts';

const document = demoProgramme('2026-11-26');
const wayIn = { code: 'ABCD2345', address: 'https://line.me/R/share?text=ABCD2345' };
const input: BriefingInput = { document, locale: 'ja', madeOn: '2026-11-26', wayIn };
const markdown = (change: Partial<BriefingInput> = {}) =>
  briefingMarkdown(writeBriefing({ ...input, ...change }), 'invite-ABCD2345.png');

describe('the pages for a briefing', () => {
  it('say that it is free, what is asked, when, what becomes of data, and how to join', () => {
    const text = markdown();
    expect(text).toContain('計算も、相談も、報告書も無料です。');
    expect(text).toContain('期間は、2026年9月から2027年2月までの6か月分です。');
    expect(text).toContain('| 2026年10月 | 2025年10月 | 2026年11月10日 |');
    expect(text).toContain('写真は90日、メッセージは365日で消します。');
    expect(text).toContain('生成AIは使いません。');
    expect(text).toContain('招待コード：ABCD2345');
    expect(text).toContain('![招待コードABCD2345のQRコード](invite-ABCD2345.png)');
    expect(text).not.toMatch(/undefined|\{\w+\}/);
  });

  it('quote the consents of the programme as the bot asks them', () => {
    const text = markdown({ document: { ...document, consents: document.consents.slice(0, 2) } });
    expect(text).toContain('（必須）毎月のエネルギー使用量と事業者の情報を');
    expect(text).toContain('主催者であるみどり市（架空）に報告します');
    expect(text).not.toContain('統計');
    expect(markdown()).toContain('（任意）同じ業種の平均');
  });

  it('name only what is the case: no months of the year before, no code, figures that go at the end', () => {
    const bare = markdown({
      wayIn: null,
      document: { ...document, comparisonMonths: [], retention: { ...document.retention, afterTerm: 0 } },
    });
    expect(bare).not.toContain('前の年の同じ月（');
    expect(bare).toContain('| 2026年10月 | – | 2026年11月10日 |');
    expect(bare).toContain('招待コードは、別にお知らせします。');
    expect(bare).not.toContain('![');
    expect(bare).toContain('数字は、事業の終わりに消します。');
  });

  it('stand in English, too, as whole', () => {
    const ja = writeBriefing(input);
    const en = writeBriefing({ ...input, locale: 'en' });
    expect(en.blocks.map(({ block }) => block)).toEqual(ja.blocks.map(({ block }) => block));
    expect(briefingMarkdown(en, null)).toContain('It costs nothing');
    expect(briefingMarkdown(en, null)).toContain('| October 2026 | October 2025 | 10 November 2026 |');
  });
});
