import { randomUUID } from 'node:crypto';
import { forPhone } from '../../adapters/picture/for-phone.ts';
import { mostFiles, shortName } from '../../bot/desk/board/file-words.ts';
import type { Text } from '../../bot/message.ts';
import type { SlackRefusedCode, SlackResult } from '../../bot/slack/desk.ts';
import type { SlackFile } from '../../bot/slack/happening.ts';
import { keepStaffFile } from '../../db/desk/files.ts';
import type { InCase } from './act.ts';
import { findingsIn } from './guard.ts';
import type { Scene } from './options.ts';
import { text } from './say.ts';

/** A case, and the message in its thread (`channel:ts`). */
type OfNote = InCase & { readonly about: string };

/** Keeps the files of a note before anybody may send them; answers with what is wrong with those that cannot be sent. */
export async function keepFiles(scene: Scene, found: OfNote, files: readonly SlackFile[]): Promise<readonly Text[]> {
  if (files.length > mostFiles) return [text('door.files-too-many')];
  const faults: Text[] = [];
  for (const [place, file] of files.entries()) {
    const fault = await keepOne(scene, found, { file, place });
    if (fault !== null) faults.push(fault);
  }
  return faults;
}

type Placed = { readonly file: SlackFile; readonly place: number };

async function keepOne(scene: Scene, found: OfNote, { file, place }: Placed): Promise<Text | null> {
  const { options, happening, now } = scene;
  const name = shortName(file.name);
  const findings = await findingsIn(options, found, { words: file.name, now });
  if (findings.some(({ code }) => code === 'other-firm' || code === 'email')) return text('door.file-name', { name });
  const got = await options.slack.download(happening.account, file.id);
  if (got.result !== 'sent') return text(faultOf(got), { name });
  const isPicture = got.contentType.startsWith('image/');
  const drawn = isPicture ? await forPhone(got.bytes) : got.bytes;
  if (drawn === null) return text('door.file-kind', { name });
  const kept = await keepStaffFile(options.desk, {
    ...found.at,
    id: randomUUID(),
    consultationId: found.kase.id,
    note: found.about,
    place,
    name: file.name,
    contentType: isPicture ? 'image/jpeg' : got.contentType,
    bytes: drawn,
  });
  return kept ? null : text('door.refused-forgotten');
}

const faults: Partial<Record<SlackRefusedCode, string>> = {
  'file-too-large': 'door.file-large',
  'file-of-no-known-kind': 'door.file-kind',
};

function faultOf(result: SlackResult<object>): string {
  return (result.result === 'refused' ? faults[result.code] : undefined) ?? 'door.file-gone';
}
