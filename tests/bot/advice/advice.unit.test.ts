import { describe, expect, it } from 'vitest';
import {
  creditAdviceTexts,
  creditReminderText,
  creditStepsView,
  monitoringView,
  offsetTexts,
  regionalView,
} from '../../../src/bot/advice/credit-views.ts';
import { schemeCard } from '../../../src/bot/advice/scheme-card.ts';
import { questionOf } from '../../../src/bot/advice/scheme-question.ts';
import { questionText } from '../../../src/bot/advice/scheme-question-text.ts';
import { statusTexts } from '../../../src/bot/advice/scheme-status.ts';
import { noticeView } from '../../../src/bot/advice/scheme-views.ts';
import { nextStepText, nudgeView, stateText } from '../../../src/bot/advice/step-views.ts';
import type { Locale } from '../../../src/bot/facts.ts';
import type { MessageView, Text, Words } from '../../../src/bot/message.ts';
import { writeText } from '../../../src/bot/text/write.ts';
import { monitoringState } from '../../../src/engine/jcredit/monitoring.ts';
import { offsetOf } from '../../../src/engine/jcredit/offset.ts';
import { creditPath } from '../../../src/engine/jcredit/path.ts';
import { regionalSupport } from '../../../src/engine/jcredit/support.ts';
import { builtInKnowledge } from '../../../src/engine/knowledge/built-in.ts';
import { eligibilityOf } from '../../../src/engine/scheme/eligibility.ts';
import { matcherOf, matchSchemes, type SchemeMatches } from '../../../src/engine/scheme/match.ts';
import { noticesOf } from '../../../src/engine/scheme/notices.ts';
import { type SchemeProfile, unknownProfile } from '../../../src/engine/scheme/profile.ts';
import { schemeStatus } from '../../../src/engine/scheme/status.ts';
import { nudges } from '../../../src/engine/steps/nudges.ts';
import { stepPosition } from '../../../src/engine/steps/state.ts';
import { builtIn, schemeOf, windowOf } from '../../engine/scheme/fixtures.ts';

const today = '2026-11-26';
const locales = ['ja', 'en', 'easy'] as const satisfies readonly Locale[];
const person = { id: 'person', label: { key: 'common.person' } };
const voiceIn = (locale: Locale) => ({ locale, sources: builtInKnowledge.sources, person });
const profile: SchemeProfile = { ...unknownProfile, regions: ['24202'], industry: 'E-09', employees: 10 };

function textsOf(view: MessageView): readonly (Text | Words)[] {
  if (view.view === 'text') return [view.text];
  if (view.view !== 'card') return [];
  return [
    view.title,
    ...(view.lead === undefined ? [] : [view.lead]),
    ...view.rows.flatMap(({ label, value }) => [label, value]),
    ...(view.note === undefined ? [] : [view.note]),
    ...(view.choices ?? []).map(({ label }) => label),
  ];
}
const written = (views: readonly MessageView[], locale: Locale) =>
  views
    .flatMap(textsOf)
    .map((text) => writeText(text, locale))
    .join('\n');
const write = (texts: readonly Text[], locale: Locale = 'ja') =>
  texts.map((text) => writeText(text, locale)).join('\n');

describe('statusTexts', () => {
  const said = (changes: Parameters<typeof schemeOf>[0]) => write(statusTexts(schemeStatus(schemeOf(changes), today)));

  it('says each state as the rules of the data ask for', () => {
    expect(said({ windows: [windowOf({ mayCloseEarly: true })] })).toBe(
      '受付中です（2026年12月15日まで）。\n2026年11月1日時点の情報です。\n予算に達すると、早く終わることがあります。',
    );
    expect(said({ windows: [windowOf({ start: null, end: '2026-03-31' })] })).toBe(
      '終了しました（前回 2026年3月31日まで）',
    );
    expect(said({ closed: true, windows: [windowOf({ end: null })] })).toBe(
      '終了しました。前回の終わりの日は確認できていません。',
    );
    expect(said({ windows: [windowOf({ end: null })] })).toContain('受付中か確認できません');
    expect(said({ asOf: '2026-04-01' })).toBe(
      '期間内の予定ですが、2026年4月1日時点の情報です。\n最新は運営者に確かめてください。',
    );
    expect(said({ windows: [windowOf({ start: '2026-12-01' })] })).toContain('2026年12月1日に受付が始まる予定です');
    expect(said({ asOf: '2025-11-01' })).toContain('1年以上前の情報です');
  });
});

/** Every scheme that was found, as its card. */
const cardsOf = (found: SchemeMatches, locale: Locale) => {
  const { recommended, upcoming, unverified, closed } = found;
  return [...recommended, ...upcoming, ...unverified, ...closed].map((match) => schemeCard(match, voiceIn(locale)));
};

describe('cards of schemes', () => {
  it('promises nothing for any of the built-in schemes, on any day and in any language', () => {
    for (const day of ['2024-07-01', '2025-06-15', today]) {
      for (const locale of locales) {
        const text = written(cardsOf(matchSchemes(null, profile, day), locale), locale);
        expect(text).not.toMatch(/使えます|申請できます|もらえます|you can (?:use|apply)/iu);
      }
    }
  });

  it('shows no rate and no cap of what is not open', () => {
    const open = { ...schemeOf(), rate: builtIn('mie-pv-r6').rate, cap: builtIn('mie-pv-r6').cap };
    const shown = (changes: object) =>
      written(cardsOf(matcherOf([{ ...open, ...changes }])(null, profile, today), 'ja'), 'ja');
    expect(shown({})).toContain('太陽光5万円/kW');
    for (const changes of [{ asOf: '2026-01-01' }, { closed: true }]) expect(shown(changes)).not.toContain('5万円');
  });

  it('shows conditions, sources with their day, the link and the way to a person', () => {
    const scheme = { ...builtIn('sai-kinkyu-r6'), windows: [windowOf()], asOf: '2026-11-01' };
    const views = cardsOf(matcherOf([scheme])(['eq-ac'], { ...profile, regions: ['11208'] }, today), 'en');
    const text = written(views, 'en');
    for (const part of ['SMEs', 'not asked yet', '(as of 1 November 2026)', 'The operator decides.'])
      expect(text).toContain(part);
    expect(text).toContain(writeText(person.label, 'en'));
  });

  it('tells of openings and closings with the early end', () => {
    const scheme = schemeOf({ windows: [windowOf({ end: '2026-12-10', mayCloseEarly: true })] });
    const [notice] = noticesOf({ schemes: [scheme], firms: [{ id: 'f', profile }], sent: new Set() }, today);
    const [match] = matcherOf([scheme])(null, profile, today).recommended;
    if (notice === undefined || match === undefined) throw new Error('nothing is told');
    const text = written([noticeView(notice, match, voiceIn('ja'))], 'ja');
    expect(text).toContain('受付は2026年12月10日までです');
    expect(text).toContain('早く終わることがあります');
  });

  it('asks for what lacks, or for the condition itself', () => {
    const { conditions } = eligibilityOf(builtIn('tok-shoene-r7'), unknownProfile);
    const asked = (key: string, locale: Locale) =>
      conditions
        .filter((one) => one.key === key)
        .map((one) => {
          const question = questionOf(one, unknownProfile);
          const text = question === null ? null : questionText(question, locale);
          return text === null ? null : writeText(text, locale);
        });
    expect(asked('tok-shoene-r7/region', 'ja')).toEqual(['どの市や町で仕事をしていますか。']);
    const tax = (locale: Locale) => asked('tok-shoene-r7/tax', locale)[0]?.split('\n');
    expect(tax('ja')).toEqual([
      '次の条件に合っていますか。',
      '市税の滞納がない',
      'このとおりなら「はい」、ちがえば「いいえ」です。',
    ]);
    expect(tax('en')?.[1]).toBe('There are no arrears of city tax');
    expect(tax('easy')?.[0]).toBe('次のことは、本当ですか。');
  });
});

describe('conditions that owners are asked in the words of the scheme', () => {
  const own = builtInKnowledge.schemes.flatMap((scheme) =>
    eligibilityOf(scheme, unknownProfile).conditions.flatMap((one) => {
      const question = questionOf(one, unknownProfile);
      return question?.subject === 'own' && question.text !== null ? [[one.key, question.text] as const] : [];
    }),
  );

  it('are there', () => {
    expect(own.length).toBeGreaterThan(30);
  });

  it.each(own)('are sentences to which yes and no have one meaning: %s', (_, { ja, en, easy }) => {
    const said = [ja, easy ?? ''].map((text) => text.replace(/[(（][^)）]*[)）]$/u, ''));
    for (const words of said) expect(words).toMatch(/(?:[うくすつぬぶむる]|ない)$/u);
    expect(en).not.toBeNull();
  });
});

describe('the guide to credits', () => {
  const threshold = { tonnes: 100, asOf: '2023-09-19', sources: [] };

  it('gives the range, the guide value with its day, the way, and writes no documents', () => {
    const advice = creditPath({ measures: ['eq-boiler'], reduction: { low: 12.34, high: 30 } }, threshold);
    const text = write(creditAdviceTexts(advice));
    for (const part of ['12.3〜30 t-CO2', '100 t-CO2', '2023年9月19日', 'プログラム型', '代行ではありません'])
      expect(text).toContain(part);
  });

  it('is written in every language', () => {
    const months = ['2026-10', '2026-11'];
    const states = monitoringState(
      { kind: 'vehicle', uses: ['diesel', 'electricity'], ledger: [], recorded: [] },
      months,
    );
    for (const locale of locales) {
      const views = [
        creditStepsView('own-project'),
        creditStepsView('programme-type'),
        monitoringView(states),
        regionalView(
          regionalSupport({ supportedBefore: null, createdInPrefecture: true, everCertified: false }),
          person,
        ),
      ];
      expect(written(views, locale)).not.toContain('{');
      expect(write(offsetTexts(offsetOf([])), locale)).not.toContain('{');
      const project = { registeredOn: '2026-04-01', periodEnd: '2027-03-31', kind: null } as const;
      const reminders = (['record', 'report', 'over'] as const).map((one) => creditReminderText(one, project));
      expect(write(reminders, locale)).toMatch(/2027/);
    }
    expect(written([monitoringView(states)], 'ja')).toContain('足りない月：2026年10月、2026年11月');
  });
});

describe('steps', () => {
  it('end with the next step, and invitations with a way to end them', () => {
    const none = { seminarAttended: false, questionsAsked: 0, answersRead: 0, measuresTaken: 0, joinedSchool: false };
    const rest = { willing: null, loan: null, referralConsent: false, referred: false };
    const position = stepPosition({ ...none, ...rest, months: [{ month: '2026-10', kgCo2: 1 }] });
    expect(write([stateText(position), nextStepText(position)])).toBe(
      'いまの段階：測る\n次は、毎月の数字を続けて送ってください（いま1か月分）。',
    );
    for (const nudge of nudges) {
      const view = nudgeView({ nudge, waitsForApproval: false }, { yes: 'y', later: 'l', no: 'n', stop: 's' });
      for (const locale of locales) expect(written([view], locale)).toContain(writeText({ key: 'steps.stop' }, locale));
    }
  });
});
