import { describe, expect, it } from 'vitest';
import { nextStepOf } from '../../../../src/bot/advice/step-facts.ts';
import { invitationIn } from '../../../../src/bot/flows/aside/steps-nudge.ts';
import { baker, stranger } from '../../support/talk.ts';
import { aside, bakerWith, monthOf } from './support.ts';

const shown = [{ do: 'save-shown', edition: 'e', items: [] }] as const;

describe('steps', () => {
  it('say where the firm stands and what comes next', () => {
    const { text } = aside(bakerWith('2027-01', '2027-03')).say('ステップ');
    expect(text).toContain('測る：● いま（3か月分の数字）');
    expect(text).toContain('知る：✓ 済み\n');
  });

  it('have no next step in the lobby', () => {
    expect(nextStepOf(stranger)).toBeNull();
    expect(nextStepOf(baker)).not.toBeNull();
  });

  it('record the wish to go on once, and not before half a year', () => {
    expect(aside(bakerWith('2027-01', '2027-03')).press('step-willing').effects).toEqual([]);
    const talk = aside(bakerWith('2026-10', '2027-03'));
    expect(talk.press('step-willing').effects).toHaveLength(1);
    expect(talk.press('step-willing').effects).toEqual([]);
  });
});

describe('a referral to a bank', () => {
  const ready = () => {
    const talk = aside(bakerWith('2026-04', '2027-03'));
    talk.press('sll-amount', '2');
    return talk;
  };

  it('is never agreed to before the firm is ready', () => {
    const talk = aside({ ...bakerWith('2026-04', '2027-03'), readings: monthOf('2027-03', null) });
    expect(talk.press('sll-agree').effects).toEqual([]);
    expect(talk.press('sll-consent').text).not.toContain('同意しますか');
  });

  it('needs a consent of its own, which calls a person once and can be withdrawn', () => {
    const talk = ready();
    expect(talk.press('sll-consent').effects).toEqual([]);
    const agreed = talk.press('sll-agree').effects;
    expect(agreed.map(({ do: name }) => name)).toEqual(['save-advice', 'ask-person']);
    expect(talk.press('sll-agree').effects).toEqual([]);
    expect(talk.press('sll-withdraw').effects).toContainEqual({
      do: 'save-advice',
      record: { about: 'referral', given: false },
    });
    expect(talk.press('sll-withdraw').effects).toEqual([]);
  });

  it('says that the bank decides, and keeps the amount as a range once', () => {
    const talk = ready();
    expect(talk.press('sll').text).toContain('金融機関が決めます');
    expect(talk.press('sll-amount', '2').effects).toEqual([]);
    expect(talk.facts().advice).toContainEqual(
      expect.objectContaining({ about: 'loan', range: { over: 50_000_000, upTo: 100_000_000 } }),
    );
  });
});

describe('invitations', () => {
  const curious = { ...baker, answersShown: 2 };

  it('stand at the end of a reply, once a day, and not beside a case or a correction', () => {
    const first = invitationIn(curious, [], shown);
    expect(first?.made).toEqual({
      do: 'save-advice',
      record: { about: 'nudge', nudge: 'know-measure', reaction: null },
    });
    expect(invitationIn({ ...curious, caseOpen: true }, [], shown)).toBeNull();
    expect(invitationIn(curious, [], [])).toBeNull();
    expect(invitationIn(curious, [], [...shown, { do: 'ask-person', reason: 'asked-directly' }])).toBeNull();
    const advice = [{ about: 'nudge', nudge: 'know-measure', reaction: null, day: curious.today }] as const;
    expect(invitationIn({ ...curious, advice }, [], shown)).toBeNull();
  });

  it('wait for an approval before reducing', () => {
    const willing = [{ about: 'willing', value: true, day: '2027-04-01' }] as const;
    expect(invitationIn({ ...bakerWith('2026-10', '2027-03'), advice: willing }, [], shown)).toBeNull();
  });

  it('are answered once, and stop where they are not wanted', () => {
    const made = [{ about: 'nudge', nudge: 'know-measure', reaction: null, day: curious.today }] as const;
    const talk = aside({ ...curious, advice: made });
    expect(talk.press('nudge', 'know-measure', curious.today, 'later').effects).toHaveLength(1);
    expect(talk.press('nudge', 'know-measure', curious.today, 'later').effects).toEqual([]);
    expect(talk.press('nudge', 'know-measure', '2020-01-01', 'yes').effects).toEqual([]);
    talk.wait('2026-11-19');
    expect(invitationIn(talk.facts(), [], shown)).not.toBeNull();
    expect(talk.press('nudge', 'know-measure', curious.today, 'stop').effects).toHaveLength(1);
    expect(talk.press('nudge', 'know-measure', curious.today, 'stop').effects).toEqual([]);
    expect(invitationIn(talk.facts(), [], shown)).toBeNull();
  });
});
