import { plainText } from '../../adapters/slack/plain-text.ts';
import { readThreadSend } from '../../bot/desk/staff/commands.ts';
import { deskOf } from '../../db/desk/board.ts';
import { destroyFilesOf, staffFiles } from '../../db/desk/files.ts';
import { addNote, type Note, noteOf } from '../../db/desk/notes.ts';
import { actOn, holds } from './act.ts';
import { offerAmends } from './amends.ts';
import type { Scene, SceneOf } from './options.ts';
import { text } from './say.ts';
import { tell } from './tell.ts';
import { type InThread, sendAtOnce, threadOf } from './thread.ts';

/** What became of a note. `words` null: it is gone. */
type Change = { readonly what: 'note-changed' | 'note-removed'; readonly words: string | null };

/** A note in a thread was changed: what has not left yet leaves with the new words, or not at all. */
export async function editedInThread(scene: SceneOf<'edited'>): Promise<void> {
  const { place, ts, text: raw } = scene.happening;
  const found = await threadOf(scene, place, ts);
  // A note whose words are taken away may still have its files.
  const files = found === null ? [] : await staffFiles(scene.options.desk, found.at, { note: found.about });
  const words = plainText(raw).trim() || (files.length > 0 ? '' : null);
  await changed(scene, found, { what: 'note-changed', words });
}

/**
 * A note in a thread is gone: what was made of it and has not left yet stays here, and its files are destroyed, also where
 * an owner has their address.
 */
export async function deletedInThread(scene: SceneOf<'deleted'>): Promise<void> {
  const { place, ts } = scene.happening;
  const found = await threadOf(scene, place, ts);
  await changed(scene, found, { what: 'note-removed', words: null });
  if (found !== null) await destroyFilesOf(scene.options.desk, found.at, found.about);
}

async function changed(scene: Scene, found: InThread | null, { what, words }: Change): Promise<void> {
  if (found === null) return;
  const { member, kase, at, about } = found;
  const note = await noteOf(member.book, kase.id, about);
  // A note that is gone cannot change any more: events come in any order.
  if (note === null || note.by !== member.id || (note.words === null && words !== null)) return;
  // First of all, as a message with the old words may be about to leave.
  const left = await takeOutDrafts(scene, found, note);
  const entry = { ...at, consultationId: kase.id, what, by: member.id, about, words };
  if (!(await addNote(scene.options.desk, { ...entry, eventId: scene.happening.keys[0] }))) return;
  const outside = note.drafts.filter((id) => left.gone.has(id) || note.sent.includes(id));
  const last = outside.at(-1);
  if (last === undefined) await offerAgain(scene, found, { words, hadDraft: left.taken });
  else await offerAmends(scene, found, { sendId: last, words });
}

type Left = { readonly taken: boolean; readonly gone: ReadonlySet<string> };

/** Takes back what can be taken back; what cannot is on its way to the owner. */
async function takeOutDrafts(scene: Scene, found: InThread, { drafts }: Note): Promise<Left> {
  const state = await deskOf(found.member.book, found.at.conversationId);
  const open = (state?.sendings ?? []).filter(({ id }) => drafts.includes(id));
  const gone = new Set(open.filter(({ phase }) => phase === 'leaving').map(({ id }) => id));
  let taken = false;
  for (const { id } of open.filter(({ phase }) => phase !== 'leaving')) {
    const refused = await actOn(scene, found, { kind: 'send-undone', sendId: id }, { part: id });
    if (refused === null) taken = true;
    else if (await hasLeft(found, id)) gone.add(id);
  }
  return { taken, gone };
}

/** It left in that very moment. */
async function hasLeft({ member, at }: InThread, sendId: string): Promise<boolean> {
  const state = await deskOf(member.book, at.conversationId);
  return state?.sendings.some(({ id, phase }) => id === sendId && phase === 'leaving') ?? false;
}

type Again = { readonly words: string | null; readonly hadDraft: boolean };

/** Whoever was about to send it, or now says so in front of it, sees at once what the new words look like. */
async function offerAgain(scene: Scene, found: InThread, { words, hadDraft }: Again): Promise<void> {
  const { kase, spot } = found;
  if (kase.closed) return;
  if (words === null) {
    if (hadDraft) tell(scene, text('door.draft-withdrawn'), { spot });
    return;
  }
  if (holds(found) && (hadDraft || readThreadSend(words) !== null)) await sendAtOnce(scene, found);
}
