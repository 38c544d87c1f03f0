import type { Facts } from '../../facts.ts';
import type { NewIds } from '../../flow.ts';
import type { MessageView } from '../../message.ts';
import type { Option } from '../question.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { normalise } from '../words.ts';

const uploadWords = [
  ...['ファイル', 'ふぁいる', 'ファイルを送る', 'ファイルで送る', 'アップロード', '新しいリンク', 'リンク'],
  ...['file', 'files', 'upload', 'send a file', 'new link', 'link'],
];

/** Asks for the page on which a table can be handed in. */
export const uploadOption: Option = { value: 'upload', label: line('report.upload-open'), says: uploadWords };

/** Whether a whole message asks for the page. */
export function asksForUpload(text: string): boolean {
  return uploadWords.includes(normalise(text));
}

/** The page on which a table can be handed in from wherever it lies: not every phone lets LINE send its files. */
export function uploadLink({ business }: Facts, ids: NewIds): readonly MessageView[] {
  if (business === null) return [];
  const path = `/r/${ids.take('upload')}`;
  return [{ view: 'link', text: line('report.upload-offer'), label: line('report.upload-open'), path }];
}

/** How a table is sent, and a new link. */
export function showUpload({ facts, ids }: Moment): readonly MessageView[] {
  return [...sayText(line('report.upload-how')), ...uploadLink(facts, ids)];
}
