import type { Option } from '../question.ts';
import { line } from '../talk.ts';
import { normalise } from '../words.ts';
import { uploadOption } from './upload.ts';

/** Shows what is registered. */
export const statusOption: Option = {
  value: 'status',
  label: line('report.status'),
  says: ['状況', '一覧', 'status', 'list'],
};

/** Shows the factors of the last answer and where they were read. */
export const whyOption: Option = { value: 'why', label: line('report.why'), says: ['根拠', 'なぜ', 'why', 'sources'] };

/** Takes the last figure in hand again. */
export const correctOption: Option = {
  value: 'correct',
  label: line('report.correct'),
  says: ['訂正する', '修正', 'まちがい', '間違い', '間違えた', 'correct'],
};

const photoWords = ['写真', '写真を送る', '写真でもいいですか', '撮影', 'photo', 'photos', 'picture'];

/** A photograph is enough: says how to take it. */
export const photoOption: Option = {
  value: 'photo',
  label: line('photo.send'),
  says: photoWords,
};

/** Whether a whole message asks for photographs. */
export function asksForPhoto(text: string): boolean {
  return photoWords.includes(normalise(text));
}

/** What can be said at any place of reporting besides its own answers. */
export const asideOptions: readonly Option[] = [statusOption, whyOption, correctOption, uploadOption, photoOption];
