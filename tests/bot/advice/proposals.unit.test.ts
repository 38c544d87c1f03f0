import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { proposalText } from '../../../src/bot/advice/proposals.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { industryPath } from '../../../src/engine/knowledge/industry-code.ts';
import { advise } from '../../../src/engine/measure/advise.ts';
import { adviceRequestSchema } from '../../../src/engine/measure/firm.ts';

const { sources } = builtInKnowledge;

function proposalOf(id: string, { months = 24, locale = 'ja' as 'ja' | 'en' } = {}): string {
  const path = new URL('../../engine/measure/firms/inn.json', import.meta.url);
  const request = adviceRequestSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const first = request.readings.map(({ month }) => month ?? '').toSorted()[0] ?? '';
  const since = [...new Set(request.readings.map(({ month }) => month ?? ''))].toSorted().at(-months) ?? first;
  const readings = request.readings.filter(({ month }) => (month ?? '') >= since);
  const found = advise({ ...request, readings, limit: 100 }, builtInKnowledge).advice.find(
    (one) => one.measure.id === id,
  );
  if (found === undefined) throw new Error(`not advised: ${id}`);
  return writeText(proposalText(found, 1, { locale, sources }), locale);
}

describe('a proposal', () => {
  it('says how much a year, by which months, and after which documents', () => {
    const [, effect, documents] = proposalOf('op-boiler-air').split('\n');
    expect(effect).toBe('年に1.71 t-CO2〜5.43 t-CO2減る見込み（重油、2025年11月〜2026年10月に使った量から）');
    expect(documents).toMatch(/^出典：.+（2026年11月22日時点）$/);
    expect(proposalOf('op-boiler-air', { locale: 'en' })).toContain('May cut 1.71 t-CO2 to 5.43 t-CO2 a year');
  });

  it('says a least of nothing as a most, and what was made into a year', () => {
    expect(proposalOf('op-mgmt')).toContain('年に最大14.3 t-CO2減る見込み');
    expect(proposalOf('op-mgmt', { months: 8 })).toContain('2026年3月〜2026年10月に使った量を1年に直して');
  });

  it('says no figure where there is none', () => {
    expect(proposalOf('op-ac-hours')).toContain('減る量は、まだ計算できません。');
    expect(proposalOf('op-mgmt', { months: 5 })).toContain('減る量は、まだ計算できません。');
  });
});

it('a firm’s class is found in the knowledge’s way of writing', () => {
  expect(['E', '09', '092', '766', '99', '00', 'Z'].map(industryPath)).toEqual([
    ...['E', 'E-09', 'E-09', 'M-76', 'T-99'],
    ...[null, null],
  ]);
});
