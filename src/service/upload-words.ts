import type { PagePart, PageWords } from '../adapters/http/upload-page.ts';
import { writeText } from '../bot/text/write.ts';

const keys: Readonly<Record<PagePart, string>> = {
  title: 'upload.title',
  intro: 'upload.intro',
  how: 'upload.how',
  choose: 'upload.choose',
  send: 'upload.send',
  after: 'upload.after',
  taken: 'upload.taken',
  used: 'upload.used',
  expired: 'upload.expired',
  gone: 'upload.gone',
  'no-file': 'upload.no-file',
  // The chat says the same of a file that was sent there.
  'too-large': 'common.sheet-large',
  'not-a-table': 'common.sheet-unreadable',
  busy: 'upload.busy',
  trouble: 'common.apology',
};

/** The sentences of the owner's page. */
export const uploadWords: PageWords = (part, locale) => writeText({ key: keys[part] }, locale);
