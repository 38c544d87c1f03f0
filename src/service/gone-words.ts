import type { MediaSource } from '../adapters/http/media.ts';
import { writeText } from '../bot/text/write.ts';

/** The sentences in place of a file that can no longer be opened. */
export const goneWords: MediaSource['goneWords'] = (locale) => ({
  title: writeText({ key: 'desk.file-gone-title' }, locale),
  text: writeText({ key: 'desk.file-gone' }, locale),
});
