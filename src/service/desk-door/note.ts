import { readThreadSend } from '../../bot/desk/staff/commands.ts';
import type { Text } from '../../bot/message.ts';
import { staffFiles } from '../../db/desk/files.ts';
import { noteOf } from '../../db/desk/notes.ts';
import type { InCase } from './act.ts';
import { makeDraft } from './draft.ts';
import type { Scene } from './options.ts';
import { text } from './say.ts';

/** Makes a draft of a note in the thread, by the one who wrote it. */
export async function draftOfNote(scene: Scene, found: InCase, about: string): Promise<Text | null> {
  const note = await noteOf(found.member.book, found.kase.id, about);
  if (note === null || note.words === null) return text('door.note-gone');
  if (note.by !== found.member.id) return text('door.note-not-yours');
  const words = readThreadSend(note.words) ?? note.words;
  const files = await staffFiles(scene.options.desk, found.at, { note: about });
  if (words === '' && files.length === 0) return text('door.note-gone');
  const drafted = await makeDraft(scene, found, { words, files, asks: false, note: about });
  return 'refused' in drafted ? drafted.refused : null;
}
