import { describe, expect, it } from 'vitest';
import { creditThreshold } from '../../../src/engine/jcredit/figure.ts';
import { creditKindOf } from '../../../src/engine/jcredit/methodology.ts';
import { monitoringState } from '../../../src/engine/jcredit/monitoring.ts';
import { offsetAnswers, offsetOf, offsetOfTonnes, offsetPrice } from '../../../src/engine/jcredit/offset.ts';
import { creditPath } from '../../../src/engine/jcredit/path.ts';
import { ownProjectSteps, programmeTypeSteps, summariseDelays } from '../../../src/engine/jcredit/procedure.ts';
import { creditReminder } from '../../../src/engine/jcredit/reminders.ts';
import { examinationSupport, regionalSupport } from '../../../src/engine/jcredit/support.ts';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { unknownProfile } from '../../../src/engine/scheme/profile.ts';

const faqIds = new Set(builtInKnowledge.faq.map(({ id }) => id));
const threshold = { tonnes: 100, asOf: '2020-06-30', sources: ['s'] };

describe('creditThreshold', () => {
  it('comes from the answer where it holds the figure, else from the support scheme, else from nowhere', () => {
    const figure = { value: 120, unit: 't-CO2/年', asOf: '2026-04-01', source: 'x' };
    const faq = builtInKnowledge.faq.map((one) =>
      one.id === 'jc-100t' ? { ...one, figures: { least: figure } } : one,
    );
    const bare = faq.map((one) => ({ ...one, figures: {} }));
    const { schemes } = builtInKnowledge;
    expect(creditThreshold({ faq, schemes })).toEqual({ tonnes: 120, asOf: '2026-04-01', sources: ['x'] });
    expect(creditThreshold({ faq: bare, schemes })).toMatchObject({ tonnes: 100, asOf: '2023-09-19' });
    expect(creditThreshold({ faq: bare, schemes: [] })).toBeNull();
  });
});

describe('creditPath', () => {
  const path = (low: number, high: number) =>
    creditPath({ measures: ['eq-boiler'], reduction: { low, high } }, threshold).path;

  it('goes by the whole range', () => {
    expect([path(100, 150), path(10, 99), path(80, 120)]).toEqual(['own-project', 'programme-type', 'either']);
  });

  it('is unknown without an estimate or a threshold, and then a person looks', () => {
    expect(creditPath({ measures: ['eq-boiler'], reduction: null }, threshold)).toMatchObject({
      path: 'unknown',
      person: true,
    });
    expect(creditPath({ measures: ['eq-boiler'], reduction: { low: 1, high: 2 } }, null).path).toBe('unknown');
  });

  it('says that operation alone becomes no credits', () => {
    expect(creditPath({ measures: ['op-light-off'], reduction: { low: 200, high: 300 } }, threshold).path).toBe(
      'operation-only',
    );
    expect(path(200, 300)).toBe('own-project');
  });

  it('is explained by answers that exist', () => {
    const cases = [
      creditPath({ measures: ['op-pump'], reduction: null }, threshold),
      creditPath({ measures: [], reduction: null }, null),
    ];
    for (const { faq } of cases) for (const id of faq) expect(faqIds).toContain(id);
    for (const id of offsetAnswers) expect(faqIds).toContain(id);
    for (const { faq } of [...ownProjectSteps, ...programmeTypeSteps]) expect(faqIds).toContain(faq);
    expect(faqIds).toContain('jc-costsup');
  });
});

describe('monitoring', () => {
  it('names the months that lack a record, for the energies in use only', () => {
    const ledger = [{ kind: 'heavy_oil', month: '2026-05' }] as const;
    const recorded = [{ item: 'heat-output', month: '2026-04' }] as const;
    const states = monitoringState({ kind: 'boiler', uses: ['heavy_oil', 'electricity'], ledger, recorded }, [
      '2026-05',
      '2026-04',
    ]);
    expect(states).toEqual([
      { item: 'fuel', energy: 'heavy_oil', missing: ['2026-04'] },
      { item: 'heat-output', energy: null, missing: ['2026-05'] },
    ]);
  });

  it('knows every measure: operation has none, what is not listed goes to a person', () => {
    for (const { id } of builtInKnowledge.measures) expect(creditKindOf(id) === null).toBe(id.startsWith('op-'));
    expect([creditKindOf('re-pv'), creditKindOf('eq-insul')]).toEqual(['solar', 'other']);
  });
});

describe('support', () => {
  const { schemes } = builtInKnowledge;

  it('is told to SMEs and to firms of unknown size with the state of the year', () => {
    expect(examinationSupport(schemes, unknownProfile, '2026-11-26')?.status.status).toBe('unknown');
    const large = { ...unknownProfile, industry: 'E-09', employees: 900, capitalYen: 900_000_000 };
    expect(examinationSupport(schemes, large, '2026-11-26')).toBeNull();
  });

  it('of the bureau needs all three, and a person unless one is missing', () => {
    const of = (supportedBefore: boolean | null, everCertified: boolean | null) =>
      regionalSupport({ supportedBefore, createdInPrefecture: true, everCertified });
    expect(of(true, false)).toMatchObject({ overall: 'yes', person: true });
    expect(of(null, false)).toMatchObject({ overall: 'unknown', person: true });
    expect(of(null, true)).toMatchObject({ overall: 'no', person: false });
  });
});

it('sums up why registrations were not possible, with shared words only', () => {
  const records = [
    { reasons: ['data'], words: 'a', mayShare: false },
    { reasons: ['cost', 'data'], words: 'b', mayShare: true },
    { reasons: ['cost', 'data'], words: null, mayShare: true },
  ] as const;
  expect(summariseDelays(records)).toEqual({
    firms: 3,
    reasons: [
      { reason: 'data', firms: 3 },
      { reason: 'cost', firms: 2 },
    ],
    words: ['b'],
  });
});

describe('offsetOf', () => {
  const period = { from: '2025-12', to: '2025-12' };
  const kerosene = { kind: 'kerosene', quantity: { value: 418, unit: 'L' }, period };

  it('rounds up to whole credits', () => {
    // 18 L are 45.0483 kg: 418 L are 1,046.12 kg.
    const { tonnes, credits } = offsetOf([kerosene]);
    expect(tonnes).toBeCloseTo(1.04612, 4);
    expect(credits).toBe(2);
  });

  it('has no total while a part is unknown, nor out of nothing', () => {
    expect(offsetOf([kerosene, { ...kerosene, quantity: { value: 1, unit: 'kWh' } }])).toMatchObject({
      tonnes: null,
      credits: null,
    });
    expect(offsetOf([])).toMatchObject({ tonnes: null, credits: null });
  });

  it('buys whole tonnes of what is known, at the averages that the answer states', () => {
    expect(offsetOfTonnes(0.2)).toMatchObject({ tonnes: 0.2, credits: 1 });
    expect(offsetPrice(builtInKnowledge)).toEqual({ low: 2000, high: 4257, asOf: '2025-03-31', source: 'f-jsri' });
    expect(offsetPrice({ faq: [] })).toBeNull();
  });
});

it('reminds of the monthly records, and of the report 60 days before the period ends', () => {
  const project = { registeredOn: '2026-04-20', periodEnd: '2027-03-31', kind: null } as const;
  const on = (today: string) => creditReminder(project, today);
  const days = ['2026-04-19', '2026-04-20', '2027-01-29', '2027-01-30', '2027-03-31', '2027-04-01'];
  expect(days.map(on)).toEqual([null, 'record', 'record', 'report', 'report', 'over']);
  expect(creditReminder({ ...project, periodEnd: null }, '2030-01-01')).toBe('record');
});
