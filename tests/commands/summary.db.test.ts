import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkMessage } from '../../src/adapters/slack/limits.ts';
import { renderSummary } from '../../src/adapters/slack/staff/week.ts';
import { writeWeek } from '../../src/bot/week/write.ts';
import { weekSchema } from '../../src/engine/week/week-shape.ts';
import { loadWeek } from '../../src/service/week/load.ts';
import { type Commands, openCommands } from '../support/commands.ts';
import { openSeeded, type Seeded } from '../support/seeded.ts';
import { addFirm, addWeekProgramme, yes } from '../support/week.ts';

let commands: Commands;
let seeded: Seeded;
beforeAll(async () => {
  commands = await openCommands();
  seeded = await openSeeded(commands.storage, { today: '2025-11-28' });
});
afterAll(() => commands.close());

const week = '2025-W47';
const summary = (...words: readonly string[]) =>
  commands.run('summary', '--programme', 'seeded-city', '--week', week, ...words);

describe('summary', () => {
  it('says in sentences what the figures are, in both languages', async () => {
    const { code, out } = await summary();
    expect(code).toBe(0);
    const text = out.join('\n');
    expect(text).toContain('週のまとめ（2025-W47）');
    expect(text).toMatch(/2025年10月分は、\d+社のうち\d+社が報告済みです。/);
    expect(text).toMatch(/生成AIサービスへの接続：0回/);
    expect(text).not.toMatch(/\{\w+\}|undefined|NaN|null/);
    const english = (await summary('--lang', 'en')).out.join('\n');
    expect(english).toMatch(/October 2025: \d+ of \d+ firms have reported\./);
    expect(english).not.toMatch(/[぀-ヿ]{3}年|\{\w+\}|undefined|NaN/);
  });

  it('gives every figure unrounded as JSON, and the same twice', async () => {
    const [first, second] = [await summary('--json'), await summary('--json')];
    expect(first.out).toEqual(second.out);
    const { opinions, ...told } = JSON.parse(first.out.join(''));
    expect(weekSchema.omit({ opinions: true }).safeParse(told).error).toBeUndefined();
    expect(opinions.every((one: { words: string }) => one.words.length > 0)).toBe(true);
    expect(told.support.now.value).toBeGreaterThan(0);
    // No name of a firm is among the figures.
    expect(first.out.join('')).not.toContain('架空）商店');
  });

  it('fits into one message of Slack', async () => {
    const made = await loadWeek(commands.storage, { row: seeded.programme, week, missed: [] });
    for (const locale of ['ja', 'en'] as const)
      expect(checkMessage(renderSummary(writeWeek(made, locale)))).toEqual([]);
  });

  it('writes the workbook with formulas for the sums and the firms by name', async () => {
    const out = join(commands.folder, 'week.xlsx');
    expect((await summary('--out', out)).code).toBe(0);
    const sheets = await readXlsxFile(readFileSync(out));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['まとめ', '合計', '月別の値', '事業者']);
    const firms = sheets.at(3)?.data ?? [];
    expect(firms[0]).toEqual(['番号', '事業者名', '月', '状況', '未登録の種類の数']);
    expect(firms.length).toBeGreaterThan(5);
    expect(firms.slice(1).every(([number, name]) => typeof number === 'number' && String(name).length > 1)).toBe(true);
  });

  it('refuses a week that is none, one that is not over, and a programme that is not there', async () => {
    expect((await summary('--week', '2025-W60')).code).toBe(2);
    expect((await summary('--week', '2099-W10')).err.join('')).toContain('not over yet');
    expect((await summary('--lang', 'fr')).code).toBe(2);
    expect((await commands.run('summary', '--week', week)).code).toBe(2);
    expect((await commands.run('summary', '--programme', 'nowhere', '--week', week)).code).toBe(1);
  });
});

describe('a summary of little', () => {
  const at = { term: { from: '2025-10-01', to: '2025-11-24' }, supportMonths: ['2025-10'], comparisonMonths: [] };

  it('of a programme without firms says so, and no zero', async () => {
    const row = await addWeekProgramme(commands.storage, at);
    const made = await loadWeek(commands.storage, { row, week, missed: [] });
    const { sections } = writeWeek(made, 'ja');
    const text = sections.flatMap(({ lines }) => lines).join('\n');
    expect(text).toContain('参加は0社です');
    expect(text).toContain('CO2は未登録です');
    expect(text).toContain('2025年11月24日（月） 事業の終了');
    expect(checkMessage(renderSummary(writeWeek(made, 'ja')))).toEqual([]);
  });

  it('before the first month is due tells when it begins', async () => {
    const row = await addWeekProgramme(commands.storage, { ...at, supportMonths: ['2025-11'] });
    const { sections } = writeWeek(await loadWeek(commands.storage, { row, week, missed: [] }), 'ja');
    const lines = sections.flatMap((one) => one.lines);
    expect(lines).toContain('報告の時期になった月は、まだありません。');
    expect(lines).toContain('次は2025年11月分で、2025年12月10日からです。');
  });

  it('tells nothing of a few firms that do not agree, and only counts many', async () => {
    const row = await addWeekProgramme(commands.storage, at);
    const figures = [{ kind: 'kerosene' as const, month: '2025-10', value: 50, at: '2025-11-12T00:00:00Z' }];
    const meters = [{ site: 0, kind: 'kerosene' as const }];
    const add = (number: number, client: boolean) =>
      addFirm(commands.storage, row.id, { number, meters, figures, consents: { ...yes, client } });
    await add(1, true);
    for (let number = 2; number <= 10; number += 1) await add(number, false);
    const few = await loadWeek(commands.storage, { row, week, missed: [] });
    expect(few.due?.others).toEqual({ firms: 9, reported: null });
    expect(few.due?.firms.map(({ number }) => number)).toEqual([1]);
    await add(11, false);
    const many = await loadWeek(commands.storage, { row, week, missed: [] });
    expect(many.due?.others).toEqual({ firms: 10, reported: 10 });
    // Their figures are in no sum.
    expect(many.month?.now.value).toBe(few.month?.now.value);
  });

  it('tells what changed of earlier figures: before, now, and why', async () => {
    const row = await addWeekProgramme(commands.storage, { ...at, supportMonths: ['2025-08', '2025-09', '2025-10'] });
    const figure = (month: string, more: object) => ({
      kind: 'kerosene' as const,
      month,
      value: 100,
      at: '2025-11-01T00:00:00Z',
      ...more,
    });
    const inWeek = '2025-11-18T00:00:00Z';
    await addFirm(commands.storage, row.id, {
      ...{ number: 1, meters: [{ site: 0, kind: 'kerosene' }] },
      figures: [
        figure('2025-08', { corrected: { value: 200, at: inWeek } }),
        figure('2025-09', { withdrawnAt: inWeek }),
        figure('2025-10', { recomputed: { times: 1.5, at: inWeek } }),
        figure('2024-08', { at: inWeek }),
      ],
    });
    const made = await loadWeek(commands.storage, { row, week, missed: [] });
    const before = made.restated.find(({ month }) => month === '2025-09')?.before ?? 0;
    expect(before).toBeGreaterThan(0);
    const none = { corrected: 0, withdrawn: 0, recomputed: 0, added: 0 };
    expect(made.restated).toEqual([
      { month: '2024-08', before: null, now: before, ...none, added: 1 },
      { month: '2025-08', before, now: made.months[0]?.now.value, ...none, corrected: 1 },
      { month: '2025-09', before, now: null, ...none, withdrawn: 1 },
      { month: '2025-10', before, now: made.month?.now.value, ...none, recomputed: 1 },
    ]);
    // A week later it is old news.
    const next = await loadWeek(commands.storage, { row, week: '2025-W48', missed: [] });
    expect(next.restated).toEqual([]);
    expect(next.support).toEqual(made.support);
  });
});
