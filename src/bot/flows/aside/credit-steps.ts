import { ownProjectSteps, programmeTypeSteps } from '../../../engine/jcredit/procedure.ts';
import { creditAdviceOf } from '../../advice/credit-facts.ts';
import { creditStepsView } from '../../advice/credit-views.ts';
import { knownOn } from '../../advice/known.ts';
import type { Facts } from '../../facts.ts';
import type { MessageView } from '../../message.ts';
import { line } from '../talk.ts';
import { asideChoice, type Press } from './aside.ts';
import { personChoice } from './person.ts';

/** The way to the steps of the path. */
export const stepsChoice = asideChoice(line('jcredit.see-steps'), 'credit-steps');

type Way = 'own-project' | 'programme-type';

const ownChoice = asideChoice(line('jcredit.steps-own'), 'credit-steps', 'own-project');
const programmeChoice = asideChoice(line('jcredit.steps-programme'), 'credit-steps', 'programme-type');

/** The steps of the way that fits, or of the one that was chosen where the figures do not decide. */
const show: Press = ([said], { facts }) => {
  const way = wayOf(said ?? creditAdviceOf(facts).path);
  return { views: [way === null ? whichCard : stepsCard(way, facts)] };
};

function wayOf(said: string): Way | null {
  return said === 'own-project' || said === 'programme-type' ? said : null;
}

const whichCard: MessageView = {
  view: 'card',
  title: line('jcredit.which-way'),
  rows: [ownChoice, programmeChoice].map((choice) => ({ label: { words: '' }, value: choice.label, choice })),
  choices: [personChoice],
  even: true,
  aside: true,
};

/** Each step leads to the answer that explains it. */
function stepsCard(way: Way, facts: Facts): MessageView {
  const view = creditStepsView(way);
  if (view.view !== 'card') return view;
  const steps = way === 'own-project' ? ownProjectSteps : programmeTypeSteps;
  const known = new Set(knownOn(facts).faq.map(({ id }) => id));
  const rows = view.rows.map((row, at) => {
    const faq = steps[at]?.faq;
    return faq === undefined || !known.has(faq) ? row : { ...row, choice: asideChoice(row.value, 'item', 'faq', faq) };
  });
  return { ...view, rows, choices: [personChoice], even: true, aside: true };
}

/** What the buttons of the steps do. */
export const creditSteps: Readonly<Record<string, Press>> = { 'credit-steps': show };
