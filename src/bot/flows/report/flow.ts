import { z } from 'zod';
import { askText } from '../question.ts';
import { flowOf } from '../run-talk.ts';
import { line, reviveTalk } from '../talk.ts';

const here = z.discriminatedUnion('at', [z.object({ at: z.literal('idle') })]);
export const report = flowOf<z.infer<typeof here>>(
  {
    name: 'report',
    version: 1,
    begin: () => ({ to: { at: 'idle' } }),
    ask: () => askText('idle', line('report.was-idle')),
    answer: (h) => ({ to: h }),
    back: (h) => ({ to: h }),
    restart: (h) => ({ to: h }),
    recap: () => line('report.was-idle'),
    help: () => [],
  },
  (stored) => reviveTalk(stored, here),
);
