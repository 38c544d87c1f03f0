import { delayReasons } from '../../../engine/jcredit/procedure.ts';
import { delayKeys } from '../../advice/credit-keys.ts';
import type { CardRow } from '../../message.ts';
import { line, sayText } from '../talk.ts';
import { asideChoice, type Press } from './aside.ts';
import { personChoice } from './person.ts';

/** 今年度は難しい: the reasons, each as a line to press. */
const ask: Press = () => {
  const rows = delayReasons.map((reason): CardRow => {
    const choice = asideChoice(line(delayKeys[reason]), 'credit-delay', reason);
    return { label: { words: '' }, value: choice.label, choice };
  });
  return {
    views: [
      {
        view: 'card',
        title: line('jcredit.delay-ask'),
        rows,
        note: line('jcredit.delay-note'),
        choices: [personChoice],
        even: true,
        aside: true,
      },
    ],
  };
};

/** A reason counts once in a calendar year. */
const tell: Press = ([said], { facts }) => {
  if (facts.business === null) return { views: sayText(line('jcredit.not-joined')) };
  const reason = delayReasons.find((one) => one === said);
  if (reason === undefined) return null;
  const year = facts.today.slice(0, 4);
  const isKnown = facts.advice?.some(
    (one) => one.about === 'credit-delay' && one.reason === reason && one.day.startsWith(year),
  );
  return {
    views: [
      {
        view: 'card',
        title: line(isKnown === true ? 'jcredit.delay-already' : 'jcredit.delay-saved'),
        lead: line(delayKeys[reason]),
        rows: [],
        note: line('jcredit.delay-more'),
        choices: [asideChoice(line('jcredit.delay-another'), 'credit-hard'), personChoice],
        even: true,
        aside: true,
      },
    ],
    effects: isKnown === true ? [] : [{ do: 'save-advice', record: { about: 'credit-delay', reason } }],
  };
};

/** What the buttons about a delay do. */
export const creditDelay: Readonly<Record<string, Press>> = { 'credit-hard': ask, 'credit-delay': tell };
