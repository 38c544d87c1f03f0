import type { Locale } from '../../bot/facts.ts';
import { drawPage, lines } from './page.ts';

/** The sentences of the page. */
export type PagePart =
  | 'title'
  | 'intro'
  | 'how'
  | 'choose'
  | 'send'
  | 'after'
  | 'taken'
  | 'used'
  | 'expired'
  | 'gone'
  | 'no-file'
  | 'too-large'
  | 'not-a-table'
  | 'busy'
  | 'trouble';

/** Writes a sentence in the reader's language. */
export type PageWords = (part: PagePart, locale: Locale) => string;

/** What the page says: nothing yet, what came of the file, or why there is no form any more. */
export type PageNews = Exclude<PagePart, 'title' | 'intro' | 'how' | 'choose' | 'send' | 'after'> | null;

/** The page as it will be drawn. */
export type UploadPage = { readonly news: PageNews; readonly hasForm: boolean; readonly locale: Locale };

const form = (say: (part: PagePart) => string): string => `<p>${lines(say('intro'))}</p>
<p class="quiet">${lines(say('how'))}</p>
<form method="post" enctype="multipart/form-data">
<label for="table">${lines(say('choose'))}</label>
<input id="table" name="table" type="file" accept=".csv,.xlsx,.tsv,.txt" required aria-describedby="after">
<button type="submit">${lines(say('send'))}</button>
<p id="after" class="quiet">${lines(say('after'))}</p>
</form>`;

/** The page as HTML without a script: the same for every firm, with no figure and no name on it. */
export const drawUploadPage = ({ news, hasForm, locale }: UploadPage, words: PageWords): string => {
  const say = (part: PagePart): string => words(part, locale);
  const told = news === null ? '' : `<p class="news" role="status">${lines(say(news))}</p>`;
  return drawPage({ title: say('title'), body: `${told}\n${hasForm ? form(say) : ''}`, locale });
};
