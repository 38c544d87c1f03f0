import type { NudgeId, Reaction } from '../../../engine/steps/nudges.ts';
import { dueNudgeOf, isOptedOut, nudgeHistory, nudgeIds } from '../../advice/step-facts.ts';
import { nudgeView } from '../../advice/step-views.ts';
import type { Effect, RecordEffect } from '../../effect.ts';
import type { Facts } from '../../facts.ts';
import type { MessageView, Text } from '../../message.ts';
import { line, sayText } from '../talk.ts';
import { type Aside, asideChoice, asideId, type Press } from './aside.ts';
import { sllChoice } from './steps-sll.ts';

/** So many bubbles may stand before an invitation: one more and the question follow it. */
const mostBefore = 3;

/** An invitation at the end of a reply, with what is recorded of it. */
export type Invited = { readonly view: MessageView; readonly made: RecordEffect };

/**
 * The invitation that is due, at most one a day. None while a case is open or a correction is shown, none beside a reply
 * that calls a person, and none that an operator has not approved.
 */
export function invitationIn(facts: Facts, views: readonly MessageView[], effects: readonly Effect[]): Invited | null {
  const { advice = [], today } = facts;
  if (!effects.some((one) => one.do === 'save-reading' || one.do === 'save-shown')) return null;
  if (views.length > mostBefore || isBusy(facts) || effects.some((one) => one.do === 'ask-person')) return null;
  const history = nudgeHistory(advice);
  if (history.some(({ on }) => on === today)) return null;
  const due = dueNudgeOf(facts, today);
  if (due === null || due.waitsForApproval) return null;
  const { id } = due.nudge;
  const idOf = (reaction: string): string => asideId('nudge', id, today, reaction);
  const view = nudgeView(due, { yes: idOf('yes'), later: idOf('later'), no: idOf('no'), stop: idOf('stop') });
  return { view, made: recorded(id, null) };
}

function isBusy({ programme, business, corrections = [], caseOpen }: Facts): boolean {
  return programme === null || business === null || corrections.length > 0 || caseOpen === true;
}

function recorded(nudge: NudgeId, reaction: Reaction | null): RecordEffect {
  return { do: 'save-advice', record: { about: 'nudge', nudge, reaction } };
}

const answers: Readonly<Record<Reaction, Text>> = {
  yes: line('steps.nudge-yes'),
  later: line('steps.nudge-later'),
  no: line('steps.nudge-no'),
};

/** An answer to an invitation; each is recorded once, and a new one replaces it. */
const react: Press = ([id, day, said], { facts }) => {
  const nudge = nudgeIds.find((one) => one === id);
  if (nudge === undefined) return null;
  if (said === 'stop') return stop(facts);
  const reaction = (['yes', 'later', 'no'] as const).find((one) => one === said);
  const made = nudgeHistory(facts.advice ?? []).findLast((one) => one.nudge === nudge);
  if (reaction === undefined || made === undefined) return null;
  // A button of an earlier invitation does not answer the one after it.
  const isOpen = made.on === day && made.reaction !== reaction;
  return { ...replyTo(nudge, reaction), ...(isOpen ? { effects: effectsOf(nudge, reaction) } : {}) };
};

function effectsOf(nudge: NudgeId, reaction: Reaction): readonly RecordEffect[] {
  const person: readonly RecordEffect[] =
    nudge === 'measure-reduce' && reaction === 'yes' ? [{ do: 'ask-person', reason: 'asked-directly' }] : [];
  return [recorded(nudge, reaction), ...person];
}

function replyTo(nudge: NudgeId, reaction: Reaction): Aside {
  if (reaction !== 'yes') return { views: sayText(answers[reaction]) };
  if (nudge === 'know-measure') return { views: sayText(line('steps.how-text')) };
  if (nudge === 'measure-reduce') return { views: sayText(answers.yes) };
  return {
    views: [{ view: 'card', title: line('steps.sll-about'), rows: [], choices: [sllChoice], aside: true }],
  };
}

function stop(facts: Facts): Aside {
  const choices = [asideChoice(line('steps.resume'), 'nudges-on')];
  const isNew = !isOptedOut(facts.advice ?? []);
  return {
    views: [
      {
        view: 'card',
        title: line('steps.stopped'),
        rows: [],
        note: line('steps.stopped-note'),
        choices,
        even: true,
        aside: true,
      },
    ],
    effects: isNew ? [{ do: 'save-advice', record: { about: 'nudges', wanted: false } }] : [],
  };
}

/** What the buttons of invitations do. */
export const reactions: Readonly<Record<string, Press>> = {
  nudge: react,
  'nudges-on': (_, { facts }) => ({
    views: sayText(line('steps.resumed')),
    effects: isOptedOut(facts.advice ?? []) ? [{ do: 'save-advice', record: { about: 'nudges', wanted: true } }] : [],
  }),
};
