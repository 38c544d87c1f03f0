import { randomUUID } from 'node:crypto';
import { withFileLines } from '../../bot/desk/board/file-words.ts';
import type { BesideLine } from '../../bot/desk/record/entries.ts';
import type { Text } from '../../bot/message.ts';
import { attachFiles, type StaffFile } from '../../db/desk/files.ts';
import { draftedFrom } from '../../db/desk/notes.ts';
import { answerTo } from '../../db/desk/quoted.ts';
import { fileLine } from '../desk/file-views.ts';
import { actOn, type InCase } from './act.ts';
import { findingsIn, mustChangeText } from './guard.ts';
import type { Scene } from './options.ts';

/** Words for an owner. `note`: the message in the thread that they were made of; its `files` go with them. */
export type Draft = {
  readonly words: string;
  readonly files?: readonly StaffFile[];
  readonly asks: boolean;
  readonly note?: string;
  /** The owner's message that it answers. */
  readonly answers?: string;
  /** Written in a form, which goes on to show it. */
  readonly inForm?: true;
};

/** The id of a draft, or why there is none. */
export type Drafted = { readonly sendId: string } | { readonly refused: Text };

/** Makes a draft, which its author sees before anybody else does. */
export async function makeDraft(scene: Scene, found: InCase, draft: Draft): Promise<Drafted> {
  const { words, files = [], asks, note, answers, inForm } = draft;
  // The owner reads the names of files, too.
  const said = withFileLines(words, files.map(fileLine));
  const findings = await findingsIn(scene.options, found, { words: said, now: scene.now });
  const fatal = mustChangeText(findings);
  if (fatal !== null) return { refused: fatal };
  const sendId = randomUUID();
  const named = findings.map(({ id }) => id).slice(0, 100);
  const deed = { kind: 'send-asked', sendId, asks, findings: named, ...(inForm && { inForm }) } as const;
  const origin = note ?? (answers === undefined ? null : answerTo(answers));
  const made: BesideLine[] =
    origin === null
      ? []
      : [{ what: 'note-drafted', by: found.member.id, about: draftedFrom(origin, sendId), words: null }];
  // Before anything can leave.
  if (note !== undefined && files.length > 0) await attachFiles(scene.options.desk, found.at, { note, sendId });
  const refused = await actOn(scene, found, deed, { words: said, also: made });
  return refused === null ? { sendId } : { refused };
}
