import type { Choice, MessageView } from '../../message.ts';
import { type SatisfactionAnswer, writeSatisfaction } from './answer.ts';

/** The words on the buttons of the question. */
export const satisfactionLabels = {
  yes: { key: 'opinion.solved' },
  'not-yet': { key: 'opinion.not-yet' },
  words: { key: 'opinion.in-words' },
} as const;

/**
 * The one question after a case. It is not answered by yes or no, nor by a number: those would be taken for an answer
 * to the bot's own question, which may be open as well.
 */
export function askViews(consultationId: string, client: string): readonly MessageView[] {
  const choice = (answer: keyof typeof satisfactionLabels): Choice => ({
    id: writeSatisfaction({ consultationId, answer }),
    label: satisfactionLabels[answer],
  });
  const note = { key: 'opinion.ask-note', params: { client } };
  const choices = [choice('yes'), choice('not-yet'), choice('words')];
  return [{ view: 'card', title: { key: 'opinion.ask' }, rows: [], note, choices, even: true, aside: true }];
}

/** What is said to an answer. Where something is not solved, the way back to a person lies beside it. */
export function answeredViews(
  answer: Exclude<SatisfactionAnswer, 'person'>,
  consultationId: string | null,
): readonly MessageView[] {
  if (answer === 'words') return [{ view: 'text', text: { key: 'opinion.how' } }];
  if (answer === 'yes') return [{ view: 'text', text: { key: 'opinion.thanks' } }];
  const title = { key: 'opinion.sorry' };
  if (consultationId === null) return [{ view: 'text', text: title }];
  const person: Choice = {
    id: writeSatisfaction({ consultationId, answer: 'person' }),
    label: { key: 'common.person' },
  };
  return [{ view: 'card', title, rows: [], choices: [person], aside: true }];
}
