import { line, sayText } from '../talk.ts';
import type { AsideSubject } from './aside.ts';
import { asideChoice } from './aside.ts';

/** The way to a consultant, at any time. */
export const personChoice = asideChoice(line('common.person'), 'person');

/** Hands over to a person; in the lobby there is nobody yet. */
export const person: AsideSubject = {
  presses: {
    person: (_, { facts }) =>
      facts.programme === null
        ? { views: sayText(line('common.person-unknown')) }
        : { views: [], effects: [{ do: 'ask-person', reason: 'asked-directly' }] },
  },
};
