import { line } from '../talk.ts';
import type { AsideSubject } from './aside.ts';
import { asideChoice } from './aside.ts';
import { compareChoice } from './compare.ts';
import { creditChoice } from './credit.ts';
import { measuresChoice } from './measures-list.ts';
import { schemesChoice } from './scheme-list.ts';
import { stepsChoice } from './steps.ts';
import { targetChoice } from './target.ts';

/** What can be asked for besides reporting, as buttons. */
export const topics: AsideSubject = {
  presses: {
    topics: () => ({
      views: [
        {
          view: 'card',
          title: line('advice.topics'),
          rows: [stepsChoice, targetChoice, compareChoice, creditChoice].map((choice) => ({
            label: { words: '' },
            value: choice.label,
            choice,
          })),
          note: line('advice.topics-note'),
          choices: [measuresChoice, schemesChoice, asideChoice(line('common.person'), 'person')],
          even: true,
          aside: true,
        },
      ],
    }),
  },
  says: { topics: ['できること', 'なにができる', '何ができる', '何ができますか', 'topics', 'what can you do'] },
};
