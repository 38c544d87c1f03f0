import { randomUUID } from 'node:crypto';
import type { BesideLine } from '../../bot/desk/record/entries.ts';
import type { Text } from '../../bot/message.ts';
import { draftedFrom } from '../../db/desk/notes.ts';
import { actOn, type InCase } from './act.ts';
import { findingsIn, mustChangeText } from './guard.ts';
import type { Scene } from './options.ts';

/** Words for an owner. `note`: the message in the thread that they were made of. */
export type Draft = {
  readonly words: string;
  readonly asks: boolean;
  readonly note?: string;
  /** Written in a form, which goes on to show it. */
  readonly inForm?: true;
};

/** The id of a draft, or why there is none. */
export type Drafted = { readonly sendId: string } | { readonly refused: Text };

/** Makes a draft, which its author sees before anybody else does. */
export async function makeDraft(scene: Scene, found: InCase, draft: Draft): Promise<Drafted> {
  const { words, asks, note, inForm } = draft;
  const findings = await findingsIn(scene.options, found, { words, now: scene.now });
  const fatal = mustChangeText(findings);
  if (fatal !== null) return { refused: fatal };
  const sendId = randomUUID();
  const named = findings.map(({ id }) => id).slice(0, 100);
  const deed = { kind: 'send-asked', sendId, asks, findings: named, ...(inForm && { inForm }) } as const;
  const made: BesideLine[] =
    note === undefined
      ? []
      : [{ what: 'note-drafted', by: found.member.id, about: draftedFrom(note, sendId), words: null }];
  const refused = await actOn(scene, found, deed, { words, also: made });
  return refused === null ? { sendId } : { refused };
}
