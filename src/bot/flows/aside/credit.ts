import { supportSchemeId } from '../../../engine/jcredit/figure.ts';
import { examinationSupport } from '../../../engine/jcredit/support.ts';
import { creditAdviceOf, creditProjectOf } from '../../advice/credit-facts.ts';
import { creditAdviceTexts } from '../../advice/credit-views.ts';
import { knownOn } from '../../advice/known.ts';
import { profileOf } from '../../advice/profile.ts';
import { statusTexts } from '../../advice/scheme-status.ts';
import type { Facts } from '../../facts.ts';
import type { CardRow, Choice, MessageView, Text, Words } from '../../message.ts';
import { writeText } from '../../text/write.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { titleOf } from './answers.ts';
import { type Aside, type AsideSubject, asideChoice } from './aside.ts';
import { creditDelay } from './credit-delay.ts';
import { creditMonitoring } from './credit-monitor.ts';
import { creditOffset, typedOffset } from './credit-offset.ts';
import { creditProject } from './credit-project.ts';
import { creditRegional, regionalRows } from './credit-regional.ts';
import { creditSteps, stepsChoice } from './credit-steps.ts';
import { personChoice } from './person.ts';

/** The way to the guide to J-Credits. */
export const creditChoice: Choice = asideChoice(line('jcredit.see'), 'credit');

/** Which way fits by what the firm has accepted, and where to read on. It explains and writes no documents. */
function creditCard({ facts }: Moment): Aside {
  if (facts.business === null) return { views: sayText(line('jcredit.not-joined')) };
  const advice = creditAdviceOf(facts);
  const texts = creditAdviceTexts(advice);
  const overlap = advice.reduction === null ? [] : [line('jcredit.overlap')];
  const project = creditProjectOf(facts);
  const view: MessageView = {
    view: 'card',
    title: line('jcredit.title'),
    lead: joined(texts, facts),
    rows: [
      ...advice.faq.flatMap((id) => faqRow(id, facts)),
      ...supportRow(facts),
      ...regionalRows(facts),
      offsetRow,
      projectRow(project !== null),
    ],
    ...(overlap.length === 0 ? {} : { note: joined(overlap, facts) }),
    choices: [
      stepsChoice,
      asideChoice(line('jcredit.see-monitoring'), 'credit-monitor'),
      asideChoice(line('jcredit.hard'), 'credit-hard'),
      personChoice,
    ],
    even: true,
    aside: true,
  };
  return { views: [view] };
}

function joined(texts: readonly Text[], { locale }: Facts): Words {
  return { words: texts.map((text) => writeText(text, locale)).join('\n') };
}

function faqRow(id: string, facts: Facts): readonly CardRow[] {
  if (!knownOn(facts).faq.some((one) => one.id === id)) return [];
  const value = { words: titleOf({ type: 'faq', id }, facts) };
  return [{ label: { words: '' }, value, choice: asideChoice(value, 'item', 'faq', id) }];
}

/** The support for costs of examination with its state today; not shown to who is known to be no small firm. */
function supportRow(facts: Facts): readonly CardRow[] {
  const support = examinationSupport(knownOn(facts).schemes, profileOf(facts), facts.today);
  if (support === null) return [];
  const choice = asideChoice(line('jcredit.support'), 'item', 'subsidy', supportSchemeId);
  return [{ label: choice.label, value: joined(statusTexts(support.status), facts), choice }];
}

const offsetChoice = asideChoice(line('jcredit.offset-title'), 'event-offset');
const offsetRow: CardRow = { label: { words: '' }, value: offsetChoice.label, choice: offsetChoice };

function projectRow(isKnown: boolean): CardRow {
  const label = line(isKnown ? 'jcredit.project-change' : 'jcredit.project-tell');
  return { label: { words: '' }, value: label, choice: asideChoice(label, 'credit-registered') };
}

/** J-Credits: which way, its steps, what to record monthly, why not this year, and offsets of events. */
export const credit: AsideSubject = {
  presses: {
    credit: (_, moment) => creditCard(moment),
    ...creditSteps,
    ...creditMonitoring,
    ...creditDelay,
    ...creditOffset,
    ...creditRegional,
    ...creditProject,
  },
  says: {
    credit: ['j-クレジット', 'jクレジット', 'jクレ', 'クレジット', 'くれじっと', 'j-credit', 'j-credits', 'credits'],
    'event-offset': [
      ...['オフセット', 'イベント オフセット', 'イベントオフセット', 'イベントのオフセット', '工事のオフセット'],
      ...['カーボンオフセット', 'カーボン・オフセット', 'offset', 'event offset'],
    ],
  },
  hears: typedOffset,
};
