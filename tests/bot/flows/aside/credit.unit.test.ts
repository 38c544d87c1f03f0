import { describe, expect, it } from 'vitest';
import { creditAdviceOf, creditLine, creditProjectOf, monitoringOf } from '../../../../src/bot/advice/credit-facts.ts';
import { creditReminderCard } from '../../../../src/bot/flows/aside/credit-monitor.ts';
import { builtInKnowledge } from '../../../../src/engine/knowledge/built-in.ts';
import { aside, bakerWith } from './support.ts';

const facts = () => bakerWith('2026-10', '2027-04');
const accepted = (measureId: string) =>
  ({ about: 'measure', measureId, step: 'accepted', reason: null, month: null, day: '2027-05-01' }) as const;

describe('J-Credits', () => {
  it('promise nothing while nothing is accepted, and say that no documents are written', () => {
    expect(creditAdviceOf(facts())).toMatchObject({ path: 'unknown', reduction: null });
    const { text, views } = aside(facts()).say('J-クレジット');
    expect(text).toContain('審査費用の支援');
    expect(views[0]).toMatchObject({ lead: { words: expect.stringContaining('作成代行ではありません') } });
  });

  it('have no sum where one measure has no figure', () => {
    const advice = [accepted('eq-boiler'), accepted('no-such-measure')];
    expect(creditAdviceOf({ ...facts(), advice }).reduction).toBeNull();
  });

  it('keep a reason once', () => {
    const talk = aside(facts());
    expect(talk.press('credit-delay', 'staff').effects).toHaveLength(1);
    expect(talk.press('credit-delay', 'staff').effects).toEqual([]);
    expect(talk.press('credit-delay', 'cost').effects).toHaveLength(1);
    expect(talk.press('credit-delay', 'nonsense').effects).toEqual([]);
  });

  it('keep a project by its months, once, and no impossible one', () => {
    const talk = aside(facts());
    expect(talk.press('credit-save', '2027-06', 'unknown').effects).toEqual([]);
    expect(talk.press('credit-save', '2027-02', '2027-01').effects).toEqual([]);
    expect(talk.press('credit-save', '2027-02', '2028-03').effects).toHaveLength(1);
    expect(talk.press('credit-save', '2027-02', '2028-03').effects).toEqual([]);
    expect(creditProjectOf(talk.facts())).toEqual({ registeredOn: '2027-02-01', periodEnd: '2028-03-31', kind: null });
  });

  it('warn of months without a record, which count once and only with a project', () => {
    const talk = aside(facts());
    expect(talk.press('credit-recorded', 'activity', '2027-04').effects).toEqual([]);
    talk.press('credit-save', '2027-02', 'unknown');
    expect(monitoringOf(talk.facts())).toEqual([
      { item: 'activity', energy: null, missing: ['2027-02', '2027-03', '2027-04'] },
    ]);
    expect(talk.press('credit-record', 'activity', '2027-04').effects).toEqual([]);
    expect(talk.press('credit-recorded', 'activity', '2027-04').effects).toHaveLength(1);
    expect(talk.press('credit-recorded', 'activity', '2027-04').effects).toEqual([]);
    expect(talk.press('credit-recorded', 'activity', '2026-12').effects).toEqual([]);
    expect(monitoringOf(talk.facts())[0]?.missing).toEqual(['2027-02', '2027-03']);
  });

  it('remind the holder of a project alone, of the records or of the report', () => {
    const talk = aside(facts());
    expect(creditLine(talk.facts())).toBeNull();
    talk.press('credit-save', '2027-02', '2027-06');
    expect(creditLine(talk.facts())).toMatchObject({ key: 'jcredit.remind-report-by' });
    talk.wait('2027-04-10');
    expect(creditLine(talk.facts())).toEqual({ key: 'jcredit.remind-record' });
    talk.wait('2027-07-10');
    expect(creditLine(talk.facts())).toMatchObject({ key: 'jcredit.remind-over' });
  });

  it('stand beside the monthly reminder of a holder, each open record to be pressed, and beside no other', () => {
    const talk = aside(facts());
    expect(creditReminderCard(talk.facts())).toBeNull();
    talk.press('credit-save', '2027-02', '2028-03', 'boiler');
    const card = creditReminderCard(talk.facts());
    expect(card).toMatchObject({ title: { key: 'jcredit.remind-record' } });
    // The fuel is asked for by the report itself.
    expect(JSON.stringify(card)).toContain('jcredit.item-heat-output');
    expect(JSON.stringify(card)).not.toContain('jcredit.item-fuel');
    for (const month of ['2027-02', '2027-03', '2027-04']) talk.press('credit-recorded', 'heat-output', month);
    expect(creditReminderCard(talk.facts())).toBeNull();
    talk.wait('2028-01-31');
    expect(JSON.stringify(creditReminderCard(talk.facts()))).toContain('aside:item:faq:jc-monitor');
  });

  it('take a record back, once, and the month is missing again', () => {
    const talk = aside(facts());
    talk.press('credit-save', '2027-02', 'unknown');
    expect(talk.press('credit-kept').text).toContain('まだ、記録ずみの月はありません');
    talk.press('credit-recorded', 'activity', '2027-03');
    expect(monitoringOf(talk.facts())[0]?.missing).toEqual(['2027-02', '2027-04']);
    expect(talk.press('credit-kept').text).toContain('2027年3月の計画書に書いた量');
    expect(talk.press('credit-unrecord', 'activity', '2027-03').effects).toHaveLength(1);
    expect(talk.press('credit-unrecord', 'activity', '2027-03').effects).toEqual([]);
    expect(monitoringOf(talk.facts())[0]?.missing).toEqual(['2027-02', '2027-03', '2027-04']);
    expect(talk.press('credit-recorded', 'activity', '2027-03').effects).toHaveLength(1);
  });

  it('ask what the project is of, keep it when the months are corrected, and change it', () => {
    const talk = aside(facts());
    expect(talk.press('credit-kind', '2027-02', '2028-03').text).toContain('どの設備');
    talk.press('credit-save', '2027-02', '2028-03', 'solar');
    talk.press('credit-save', '2027-01', '2028-03');
    expect(creditProjectOf(talk.facts())).toMatchObject({ registeredOn: '2027-01-01', kind: 'solar' });
    expect(monitoringOf(talk.facts()).map(({ item }) => item)).toEqual(['generation', 'sold']);
    talk.press('credit-save', '2027-01', '2028-03', 'lighting');
    expect(creditProjectOf(talk.facts())?.kind).toBe('lighting');
    expect(talk.press('credit-save', '2027-01', '2028-03', 'lighting').effects).toEqual([]);
  });

  it('compute an offset from tonnes or quantities, with a dated price and its document, and keep nothing of it', () => {
    const talk = aside(facts());
    expect(talk.say('イベント オフセット').text).toContain('オフセット 3t');
    const { text, effects } = talk.say('オフセット 2.4t');
    for (const part of ['合計：2.4 t-CO2', '3 t-CO2分', '3 t × 2,000〜4,257円 = 6,000〜12,771円', '2025年3月31日'])
      expect(text).toContain(part);
    expect(effects).toEqual([
      { do: 'save-shown', edition: expect.any(String), items: [{ type: 'faq', id: 'jc-price' }] },
    ]);
    // 18 L of kerosene are 45.0483 kg.
    const used = talk.say('オフセット 灯油1000L 軽油50L').text;
    expect(used).toContain('灯油 1,000 L：2.5 t-CO2');
    expect(used).toContain('3 t-CO2分');
    expect(talk.facts().readings).toEqual(facts().readings);
  });

  it('compute nothing of an offset that is not wholly clear', () => {
    for (const said of [
      'オフセット 電気メーター 1000',
      'オフセット 電気 5000円',
      'オフセット ガス 30m3',
      'オフセット 0t',
      'オフセット だいたい3',
    ]) {
      const { text, effects } = aside(facts()).say(said);
      expect(text, said).toContain('まだ計算していません');
      expect(effects).toEqual([]);
    }
    expect(aside(facts()).say('10月の電気 1200kWh').views).toEqual([]);
  });

  it('name no price where the knowledge has none', () => {
    const bare = builtInKnowledge.faq.map((one) => (one.id === 'jc-price' ? { ...one, figures: {} } : one));
    const knowledge = { ...builtInKnowledge, faq: bare };
    expect(aside({ ...facts(), knowledge }).say('オフセット 3t').text).not.toContain('円 =');
  });

  it('show the support of a region to its firms alone, as it stands, and ask for its conditions', () => {
    expect(aside(facts()).say('J-クレジット').text).not.toContain('地域の支援の条件');
    const { programme, business } = facts();
    if (programme === null || business === null) throw new Error('no firm');
    const there = {
      ...facts(),
      programme: { ...programme, regions: ['47'] },
      business: { ...business, municipality: '那覇市' },
    };
    const talk = aside(there);
    expect(talk.say('J-クレジット').text).toContain('地域の支援の条件');
    expect(talk.press('credit-regional').text).toContain('担当者が確かめます');
    talk.press('credit-regional', 'in-prefecture', 'yes');
    expect(talk.press('credit-regional', 'never-certified', 'no').text).toContain('合いません');
    expect(talk.press('credit-regional', 'never-certified', 'no').effects).toEqual([]);
    expect(talk.press('credit-regional', 'nothing', 'yes').effects).toEqual([]);
  });
});
