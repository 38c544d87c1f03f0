import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Reason, reasons, resolutions } from '../../../src/bot/desk/consultation/reasons.ts';
import type { FigureSeen, RequestFacts, ReturnFacts } from '../../../src/bot/desk/packet/facts.ts';
import { requestPacket } from '../../../src/bot/desk/packet/request.ts';
import { returnPacket } from '../../../src/bot/desk/packet/return.ts';
import type { Locale } from '../../../src/bot/facts.ts';
import type { MessageView } from '../../../src/bot/message.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { clock } from './support.ts';

function written(views: readonly MessageView[], locale: Locale): string {
  const lines = views.map((view) => {
    if (view.view === 'text') return writeText(view.text, locale);
    if (view.view !== 'card') throw new Error('no such view here');
    const rows = view.rows.map(({ label, value }) => `${writeText(label, locale)}: ${writeText(value, locale)}`);
    return [`[${writeText(view.title, locale)}]`, ...rows].join('\n');
  });
  return lines.join('\n');
}
const golden = (name: string) => join(import.meta.dirname, 'packets', `${name}.txt`);

const electricity: FigureSeen = {
  ...{ slot: 'main/electricity/2026-10', month: '2026-10', kind: 'electricity' as const },
  ...{
    quantity: { value: 12_000, unit: 'kWh' },
    origin: 'typed' as const,
    warnings: ['flagged', 'provisional'] as const,
  },
};
const kerosene: FigureSeen = {
  ...{ slot: 'main/kerosene/2026-10', month: '2026-10', kind: 'kerosene' as const },
  ...{ quantity: { value: 54, unit: 'L' }, origin: 'photo' as const, warnings: [] },
};
const gas: FigureSeen = {
  ...{ slot: 'main/city_gas/2026-09', month: '2026-09', kind: 'city_gas' as const },
  ...{ quantity: { value: 45, unit: 'm3' }, origin: 'import' as const, warnings: ['no-factor'] as const },
};

const facts = (reason: Reason): RequestFacts => ({
  reason,
  asked: ['10月の電気が12000と出ました', '<!channel> どうしたらいいですか'],
  firm: { number: 'B-0012', name: 'みらい食堂' },
  claimed: false,
  question: { key: 'common.yes-or-no' },
  figures: [electricity, kerosene, gas],
  knowledge: [{ id: 'jc-014', edition: '2026-11' }],
});

describe('what a consultant is shown', () => {
  it.each(reasons)('for the reason %s', async (reason) => {
    const text = (['ja', 'en', 'easy'] as const).map((locale) => written(requestPacket(facts(reason)), locale));
    await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot(golden(`request-${reason}`));
  });

  it('is no name until somebody holds the case', () => {
    const before = JSON.stringify(requestPacket(facts('complaint')));
    expect(before).not.toContain('みらい食堂');
    expect(before).toContain('B-0012');
    expect(JSON.stringify(requestPacket({ ...facts('complaint'), claimed: true }))).toContain('みらい食堂');
  });

  it('is what the owner wrote, word for word', () => {
    const [card] = requestPacket(facts('rule'));
    expect(card?.view === 'card' ? card.rows.map(({ value }) => value) : []).toContainEqual({
      words: '<!channel> どうしたらいいですか',
    });
  });

  it('leaves out what there is not', () => {
    const bare = { ...facts('staff'), asked: [], question: null, figures: [], knowledge: [] };
    expect(written(requestPacket(bare), 'ja')).toBe('[相談（事業者 B-0012）]\n理由: 担当者から連絡します。');
  });
});

const fixed: FigureSeen = { ...electricity, quantity: { value: 1_200, unit: 'kWh' }, origin: 'staff', warnings: [] };
const ended = (resolution: ReturnFacts['resolution'], more: Partial<ReturnFacts> = {}): ReturnFacts => ({
  ...{ resolution, promises: [], resumes: true, now: clock('11:00') },
  ...more,
});

describe('what an owner reads when the bot is back', () => {
  const before = { figures: [electricity, kerosene] };
  it.each(resolutions)('after the case ended as %s', async (resolution) => {
    const promises = [{ words: '係数を調べてお返事します', by: clock('15:00', '2026-11-30') }];
    const views = returnPacket(before, { figures: [fixed, gas] }, ended(resolution, { promises }));
    const text = (['ja', 'en', 'easy'] as const).map((locale) => written(views, locale));
    await expect(`${text.join('\n\n')}\n`).toMatchFileSnapshot(golden(`return-${resolution}`));
  });

  it('says last that the question follows', () => {
    expect(returnPacket(before, before, ended('answered')).at(-1)).toEqual({
      view: 'text',
      text: { key: 'desk.resumes' },
    });
  });

  it('says nothing of what is as it was, nor of a question where none is open', () => {
    const same = { figures: [{ ...electricity, warnings: [] }, kerosene] };
    expect(returnPacket(before, same, ended('idle', { resumes: false }))).toHaveLength(1);
  });

  it('tells another unit from the same one', () => {
    const litres = { ...kerosene, quantity: { value: 54, unit: 'kL' } };
    expect(written(returnPacket({ figures: [kerosene] }, { figures: [litres] }, ended('idle')), 'ja')).toContain(
      '2026年10月の灯油 54 L → 54 kL',
    );
  });

  it('keeps a promise without a day', () => {
    const promises = [{ words: 'また電話します', by: null }];
    expect(written(returnPacket(before, before, ended('by-phone', { promises })), 'ja')).toContain(
      '担当者との約束：また電話します\n',
    );
  });
});
