import { readOpinion, readSatisfaction, type SatisfactionAnswer } from '../desk/satisfaction/answer.ts';
import { answeredViews, satisfactionLabels } from '../desk/satisfaction/views.ts';
import type { RecordEffect } from '../effect.ts';
import type { InboundEvent } from '../event.ts';
import type { Facts } from '../facts.ts';
import type { MessageView } from '../message.ts';
import { writeText } from '../text/write.ts';
import { sayText } from './talk.ts';
import { normalise } from './words.ts';

/** What somebody said about a consultation, or about the programme. `again`: the open question is asked once more. */
export type HeardOpinion =
  | { readonly asks: 'person' }
  | {
      readonly asks: null;
      readonly effects: readonly RecordEffect[];
      readonly views: readonly MessageView[];
      readonly again: boolean;
    };

/**
 * An answer to the question after a case, or an opinion. Heard at any time, as neither has a place in a dialogue. Null:
 * neither, or nobody whose firm could have said it.
 */
export function hearOpinion(event: InboundEvent, { business, locale }: Facts): HeardOpinion | null {
  if (business === null) return null;
  if (event.kind === 'choice') {
    const choice = readSatisfaction(event.data);
    return choice === null ? null : answered(choice.answer, choice.consultationId);
  }
  if (event.kind !== 'text') return null;
  const words = readOpinion(event.text);
  if (words !== null) return words === '' ? answered('words', null) : opinion(words, event.messageId);
  const label = labelled(event.text, locale);
  return label === null ? null : answered(label, null);
}

/** A button's words can also be typed. */
function labelled(text: string, locale: Facts['locale']): Exclude<SatisfactionAnswer, 'person'> | null {
  const said = normalise(text);
  const is = (answer: keyof typeof satisfactionLabels): boolean =>
    normalise(writeText(satisfactionLabels[answer], locale)) === said;
  if (is('yes')) return 'yes';
  if (is('not-yet')) return 'not-yet';
  return is('words') ? 'words' : null;
}

function answered(answer: SatisfactionAnswer, consultationId: string | null): HeardOpinion {
  if (answer === 'person') return { asks: 'person' };
  const views = answeredViews(answer, consultationId);
  if (answer === 'words') return { asks: null, effects: [], views, again: false };
  const kept: RecordEffect = { do: 'save-opinion', consultationId, answer, words: null, messageId: null };
  return { asks: null, effects: [kept], views, again: answer === 'yes' };
}

function opinion(words: string, messageId: string): HeardOpinion {
  const kept: RecordEffect = { do: 'save-opinion', consultationId: null, answer: 'words', words, messageId };
  return { asks: null, effects: [kept], views: sayText({ key: 'opinion.kept' }), again: true };
}
