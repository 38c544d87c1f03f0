import { shortName, sizeText } from '../../bot/desk/board/file-words.ts';
import type { MessageView } from '../../bot/message.ts';
import type { StaffFile } from '../../db/desk/files.ts';
import { say } from './act.ts';

/** The line that stands for a file among words of staff. */
export function fileLine({ name, size }: Pick<StaffFile, 'name' | 'size'>): string {
  return say({ key: 'door.file-line', params: { name: shortName(name), size: sizeText(size) } });
}

const japanMs = 9 * 3_600_000;

/** A file as its owner sees it: a picture, or what it is called with a button that opens it. */
export function fileView(file: StaffFile, signed: (id: string) => string): MessageView {
  const path = signed(file.id);
  if (file.contentType.startsWith('image/')) return { view: 'image', path, alt: { key: 'desk.picture-from-staff' } };
  const until = new Date(file.expiresAt.getTime() + japanMs).toISOString().slice(0, 10);
  const params = { name: shortName(file.name), size: sizeText(file.size), until: { as: 'day', day: until } } as const;
  return { view: 'link', text: { key: 'desk.file-from-staff', params }, label: { key: 'desk.file-open' }, path };
}
