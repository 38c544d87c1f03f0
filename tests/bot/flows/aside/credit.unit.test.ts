import { describe, expect, it } from 'vitest';
import { creditAdviceOf, creditLine, creditProjectOf, monitoringOf } from '../../../../src/bot/advice/credit-facts.ts';
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
    expect(creditProjectOf(talk.facts())).toEqual({ registeredOn: '2027-02-01', periodEnd: '2028-03-31' });
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
    expect(creditLine(talk.facts())).toBeNull();
  });

  it('give no tonnes of an event, whose quantities are not known', () => {
    const { views } = aside(facts()).say('イベント オフセット');
    expect(JSON.stringify(views)).toContain('jcredit.offset-how');
    expect(JSON.stringify(views)).not.toContain('"jcredit.offset"');
  });
});
