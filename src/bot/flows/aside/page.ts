import { line, sayText } from '../talk.ts';
import type { AsideSubject } from './aside.ts';

/** The firm's own page: what is confidential stays on our own host, the chat carries the link alone. */
export const page: AsideSubject = {
  presses: {
    page: (_, { facts, ids }) =>
      facts.business === null
        ? { views: sayText(line('page.none')) }
        : {
            views: [
              {
                view: 'link',
                text: line('page.offer'),
                label: line('page.open'),
                path: `/r/own/${ids.take('own-page')}`,
              },
            ],
          },
  },
  says: { page: ['マイページ', 'まいぺーじ', '自分のページ', 'ページ', 'グラフ', 'my page', 'page', 'chart'] },
};
