import type { Facts } from '../facts.ts';
import { askPerson } from './person.ts';
import { line, type Moment, type Move, sayText, type Talk, type TalkState } from './talk.ts';
import type { Command } from './words.ts';

/** Carries out a word that means the same in every flow. */
export function runCommand<B extends { readonly at: string }>(
  talk: Talk<B>,
  state: TalkState<B>,
  command: Command,
  moment: Moment,
): Move<B> {
  switch (command) {
    case 'help':
      return { stay: talk.help(state.here, moment.facts) };
    case 'menu':
      return { stay: sayText(line('common.menu')) };
    case 'restart':
      return talk.restart(state.here, moment);
    case 'stop':
      return { rest: state.here, lead: sayText(line('common.stopped')) };
    case 'later':
      return { rest: state.here, lead: sayText(line('common.rest')) };
    case 'back':
      return talk.back(state.here, moment);
    case 'person':
      return askPerson(state.here, moment.facts, 'asked-directly');
    case 'language':
      return { stay: sayText(line('common.language')) };
    case 'english':
      return speak(state.here, 'en');
    case 'japanese':
      return speak(state.here, 'ja');
    case 'easy-japanese':
      return speak(state.here, 'easy');
  }
}

function speak<B>(here: B, locale: Facts['locale']): Move<B> {
  return { to: here, effects: [{ do: 'set-locale', locale }], lead: sayText(line('common.language-set')) };
}
