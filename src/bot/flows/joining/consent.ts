import { consentText } from '../../consent-texts.ts';
import type { RecordEffect } from '../../effect.ts';
import type { ConsentPurpose, Facts } from '../../facts.ts';
import { type Asked, askText, type Option } from '../question.ts';
import { line, type Moment, type Move, type Said, sayText } from '../talk.ts';
import { noWords, yesWords } from '../words.ts';
import { askCode } from './code.ts';
import type { HereAt, JoiningHere } from './state.ts';

const agree: Option = { value: 'yes', label: { key: 'consent.agree' }, says: [...yesWords, '同意', '同意します'] };
const decline: Option = { value: 'no', label: { key: 'consent.decline' }, says: [...noWords, '同意しません'] };

/** The next consent, by itself: what for, who sees it, whether it is required. */
export function askConsent(here: HereAt<'consent'>, { programme }: Facts): Asked {
  const wanted = programme?.consents[here.given.length];
  if (programme === null || wanted === undefined) return askCode();
  const { client, operator, consents } = programme;
  const text = line('consent.ask', {
    number: here.given.length + 1,
    count: consents.length,
    need: { as: 'text', text: line(wanted.required ? 'consent.required' : 'consent.optional') },
    text: { as: 'text', text: line(textOf(wanted.purpose, wanted.version), { client, operator }) },
  });
  return askText('consent', text, [agree, decline]);
}

function textOf(purpose: ConsentPurpose, version: string): string {
  const key = consentText(purpose, version);
  if (key === null) throw new Error(`no consent text ${purpose} ${version}`);
  return key;
}

/** Records nothing but a refusal until every required consent is given; then the business and all answers. */
export function answerConsent(here: HereAt<'consent'>, said: Said, moment: Moment): Move<JoiningHere> {
  const consents = moment.facts.programme?.consents ?? [];
  const wanted = consents[here.given.length];
  if (wanted === undefined) return { to: { at: 'code' } };
  if (said.by !== 'option') return { miss: line('consent.miss') };
  const { purpose, version } = wanted;
  const answer = { purpose, version, given: said.value === 'yes' };
  if (wanted.required && !answer.given) {
    return {
      to: { at: 'refused' },
      effects: [{ do: 'save-consent', ...answer }],
      lead: sayText(line('joining.refused')),
    };
  }
  const given = [...here.given, answer];
  if (given.length < consents.length) return { to: { ...here, given } };
  const { inviteId, place } = here;
  return place === undefined ? join(inviteId, given, moment) : { to: { at: 'place', inviteId, given, place } };
}

function join(inviteId: string, given: HereAt<'consent'>['given'], { ids }: Moment): Move<JoiningHere> {
  const saved = given.map((answer): RecordEffect => ({ do: 'save-consent', ...answer }));
  return {
    to: { at: 'name' },
    effects: [{ do: 'create-business', businessId: ids.take('business'), inviteId }, ...saved],
    lead: sayText(line('joining.joined')),
  };
}
