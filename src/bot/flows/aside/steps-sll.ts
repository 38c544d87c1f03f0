import { type SllReadiness, sllReadiness } from '../../../engine/steps/sll.ts';
import { knownOn } from '../../advice/known.ts';
import { stepFactsOf } from '../../advice/step-facts.ts';
import type { RecordEffect } from '../../effect.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, Choice, MessageView, Text } from '../../message.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { type Aside, asideChoice, type Press } from './aside.ts';
import { personChoice } from './person.ts';

/** The way to what a loan tied to a target needs. */
export const sllChoice: Choice = asideChoice(line('steps.sll'), 'sll');

/** The way to the consent to a referral, which is asked on its own. */
export const consentChoice: Choice = asideChoice(line('steps.sll-consent'), 'sll-consent');

/** Amounts that are offered, yen. */
const amounts = [
  { key: 'steps.loan-10', range: { over: 0, upTo: 10_000_000 } },
  { key: 'steps.loan-50', range: { over: 10_000_000, upTo: 50_000_000 } },
  { key: 'steps.loan-100', range: { over: 50_000_000, upTo: 100_000_000 } },
  { key: 'steps.loan-more', range: { over: 100_000_000, upTo: null } },
] as const;

function loanText({ loan: range }: Pick<ReturnType<typeof stepFactsOf>, 'loan'>): Text {
  const found = range === null ? undefined : amounts.find((one) => one.range.over === range.over);
  return line(found?.key ?? 'steps.lack-amount');
}

/** What is there for a talk with a bank and what lacks; that the bank decides is always said. */
function readinessCard({ facts }: Moment): MessageView {
  const known = stepFactsOf(facts);
  const ready = sllReadiness(known);
  return {
    view: 'card',
    title: line('steps.sll-title'),
    ...(ready.ready ? { lead: line('steps.sll-ready') } : {}),
    rows: [...dataRows(ready), { label: line('steps.sll-amount'), value: loanText(known) }],
    note: line('steps.sll-bank'),
    choices: choicesOf(known, ready, facts),
    even: true,
    aside: true,
  };
}

function dataRows({ lacks, months }: SllReadiness): readonly CardRow[] {
  const indicator = line(lacks.includes('indicator') ? 'steps.lack-indicator' : 'steps.there');
  const data = lacks.includes('months')
    ? line('steps.lack-months', { months })
    : line('steps.done-measure', { count: months });
  return [
    { label: line('steps.sll-months'), value: data },
    { label: line('steps.sll-indicator'), value: indicator },
  ];
}

function choicesOf(known: ReturnType<typeof stepFactsOf>, { ready }: SllReadiness, facts: Facts): readonly Choice[] {
  const amount = asideChoice(line(known.loan === null ? 'steps.tell-amount' : 'steps.change-amount'), 'sll-amount');
  const consent = known.referralConsent ? [withdrawChoice] : ready ? [consentChoice] : [];
  const isKnown = knownOn(facts).faq.some(({ id }) => id === 'sll-what');
  return [amount, ...consent, ...(isKnown ? [asideChoice(line('steps.sll-what'), 'item', 'faq', 'sll-what')] : [])];
}

const withdrawChoice = asideChoice(line('steps.sll-withdraw'), 'sll-withdraw');

/** The amount as a range: which one it is does not matter to us, that there is one does. */
function askAmount(): Aside {
  const rows = amounts.map(({ key }, index): CardRow => {
    const choice = asideChoice(line(key), 'sll-amount', `${index}`);
    return { label: { words: '' }, value: choice.label, choice };
  });
  const open = asideChoice(line('steps.loan-open'), 'sll-amount', 'open');
  return {
    views: [
      {
        view: 'card',
        title: line('steps.ask-amount'),
        rows,
        note: line('steps.ask-amount-note'),
        choices: [open],
        even: true,
        aside: true,
      },
    ],
  };
}

const amount: Press = ([said], moment) => {
  if (said === undefined) return askAmount();
  const found = said === 'open' ? null : amounts.find((_, index) => `${index}` === said)?.range;
  if (found === undefined) return null;
  const record: RecordEffect = { do: 'save-advice', record: { about: 'loan', range: found } };
  const { loan: before } = stepFactsOf(moment.facts);
  const isSame = before?.over === found?.over;
  const now = isSame
    ? moment.facts
    : {
        ...moment.facts,
        advice: [...(moment.facts.advice ?? []), { about: 'loan', range: found, day: moment.facts.today } as const],
      };
  return { views: [readinessCard({ ...moment, facts: now })], effects: isSame ? [] : [record] };
};

/** What is passed on to whom; agreeing or not changes nothing else. Only a firm that is ready is asked. */
const askConsent: Press = (_, moment) => {
  const { facts } = moment;
  const known = stepFactsOf(facts);
  if (known.referralConsent) return already();
  if (!sllReadiness(known).ready || facts.programme === null) return { views: [readinessCard(moment)] };
  return {
    views: [
      {
        view: 'card',
        title: line('steps.consent-title'),
        lead: line('steps.consent-lead', { operator: facts.programme.operator }),
        rows: [
          { label: line('steps.consent-what'), value: line('steps.consent-what-text') },
          { label: line('steps.consent-whom'), value: line('steps.consent-whom-text') },
        ],
        note: line('steps.consent-note'),
        choices: [
          asideChoice(line('steps.consent-yes'), 'sll-agree'),
          asideChoice(line('steps.consent-no'), 'sll-refuse'),
        ],
        even: true,
        aside: true,
      },
    ],
  };
};

const already = (): Aside => ({
  views: [
    {
      view: 'card',
      title: line('steps.agreed-already'),
      rows: [],
      choices: [withdrawChoice, personChoice],
      even: true,
      aside: true,
    },
  ],
});

const consented = (given: boolean): RecordEffect => ({ do: 'save-advice', record: { about: 'referral', given } });
const tellPerson: RecordEffect = { do: 'ask-person', reason: 'asked-directly' };

const agree: Press = (_, moment) => {
  const known = stepFactsOf(moment.facts);
  if (known.referralConsent) return already();
  // An old button, or the figures have changed since: nothing is agreed to that was not shown.
  if (!sllReadiness(known).ready) return { views: [readinessCard(moment)] };
  return { views: [{ view: 'text', text: line('steps.agreed') }], effects: [consented(true), tellPerson] };
};

const refuse: Press = (_, { facts }) => {
  const last = facts.advice?.findLast((one) => one.about === 'referral');
  if (last?.given === true) return already();
  return { views: sayText(line('steps.refused')), effects: last === undefined ? [consented(false)] : [] };
};

/** Taken back at any time; a person hears of it, who may be about to refer the firm. */
const withdraw: Press = (_, { facts }) => {
  if (!stepFactsOf(facts).referralConsent) return { views: sayText(line('steps.withdrawn-already')) };
  return { views: sayText(line('steps.withdrawn')), effects: [consented(false), tellPerson] };
};

const joined =
  (press: Press): Press =>
  (args, moment) =>
    moment.facts.business === null ? { views: sayText(line('steps.not-joined')) } : press(args, moment);

/** What the buttons about a loan do. */
export const loan: Readonly<Record<string, Press>> = {
  sll: joined((_, moment) => ({ views: [readinessCard(moment)] })),
  'sll-amount': joined(amount),
  'sll-consent': joined(askConsent),
  'sll-agree': joined(agree),
  'sll-refuse': joined(refuse),
  'sll-withdraw': joined(withdraw),
};
