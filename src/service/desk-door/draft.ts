import { randomUUID } from 'node:crypto';
import type { BesideLine } from '../../bot/desk/record/entries.ts';
import type { Text } from '../../bot/message.ts';
import { draftedFrom } from '../../db/desk/notes.ts';
import { actOn, type InCase } from './act.ts';
import { findingsIn, mustChangeText } from './guard.ts';
import type { Scene } from './options.ts';

/** Words for an owner. `note`: the message in the thread that they were made of. */
export type Draft = { readonly words: string; readonly asks: boolean; readonly note?: string };

/**
 * Makes a draft, which its author sees before anybody else does.
 * @returns null once it is made, else why it is not
 */
export async function makeDraft(scene: Scene, found: InCase, { words, asks, note }: Draft): Promise<Text | null> {
  const findings = await findingsIn(scene.options, found, { words, now: scene.now });
  const fatal = mustChangeText(findings);
  if (fatal !== null) return fatal;
  const sendId = randomUUID();
  const deed = { kind: 'send-asked', sendId, asks, findings: findings.map(({ id }) => id).slice(0, 100) } as const;
  const made: BesideLine[] =
    note === undefined
      ? []
      : [{ what: 'note-drafted', by: found.member.id, about: draftedFrom(note, sendId), words: null }];
  return actOn(scene, found, deed, { words, also: made });
}
