import type { SlackAnswer } from '../../bot/slack/happening.ts';

/** What Slack reads in our answer; null is an empty one. @source https://docs.slack.dev/interactivity/handling-user-interaction */
export function answerBody(answer: SlackAnswer): object | null {
  switch (answer.answer) {
    case 'nothing':
      return null;
    case 'text':
      return {
        response_type: 'ephemeral',
        text: answer.text,
        ...(answer.blocks === undefined ? {} : { blocks: answer.blocks }),
      };
    case 'errors':
      return { response_action: 'errors', errors: answer.errors };
    case 'update':
    case 'push':
      return { response_action: answer.answer, view: answer.view };
    case 'clear':
      return { response_action: 'clear' };
  }
}
