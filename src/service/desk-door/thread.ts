import { plainText } from '../../adapters/slack/plain-text.ts';
import { readThreadSend } from '../../bot/desk/staff/commands.ts';
import type { SlackFile, SlackPlace } from '../../bot/slack/happening.ts';
import { deskOf, findCase } from '../../db/desk/board.ts';
import { addNote } from '../../db/desk/notes.ts';
import { holds, type InCase } from './act.ts';
import { actButton, type Button } from './blocks.ts';
import { wroteToApp } from './direct.ts';
import { keepFiles } from './files.ts';
import { draftOfNote } from './note.ts';
import type { Scene, SceneOf } from './options.ts';
import { text } from './say.ts';
import { type Spot, tell } from './tell.ts';
import { actorOf, consultantsOf, programmesHere } from './who.ts';

/** A case, with the message in its thread that something is about. */
export type InThread = InCase & { readonly about: string; readonly spot: Spot };

/** The case in whose thread something was written, for a consultant of its programme; null: it is not for the desk. */
export async function threadOf(scene: Scene, place: SlackPlace, ts: string): Promise<InThread | null> {
  if (place.thread === null) return null;
  const card = `${place.conversation}:${place.thread}`;
  const { database, vault } = scene.options.desk;
  for (const { id: programmeId } of await programmesHere(scene)) {
    const kase = await findCase({ database, vault, programmeId }, { card });
    if (kase === null || kase.conversationId === null) continue;
    const actor = await actorOf(scene, programmeId);
    const [member] = 'refused' in actor ? [] : consultantsOf(actor);
    if (member === undefined) return null;
    const spot = { channel: place.conversation, thread: place.thread };
    const at = { programmeId, conversationId: kase.conversationId };
    return { member, kase, at, spot, about: `${place.conversation}:${ts}` };
  }
  return null;
}

/** What staff write in a case's thread stays among them: it is written down, and sending it takes one more step. */
export async function wroteInThread(scene: SceneOf<'message'>): Promise<void> {
  const { place, ts, text: raw, files } = scene.happening;
  const found = await threadOf(scene, place, ts);
  const words = plainText(raw).trim();
  if (found === null) {
    // In the thread of a card that stands in the person's own direct messages there is a case, elsewhere there is none.
    if (place.kind === 'im') await wroteToApp(scene);
    return;
  }
  if (words === '' && files.length === 0) return;
  const { member, kase, at, about } = found;
  const note = { ...at, consultationId: kase.id, what: 'noted', by: member.id, about, words } as const;
  if (!(await addNote(scene.options.desk, { ...note, eventId: about }))) return;
  if (kase.closed) return;
  if (files.length === 0) await goOn(scene, found, words);
  else keepThenGoOn(scene, found, { files, words });
}

/** Fetching takes longer than Slack waits: what is offered comes when the files are safe. */
function keepThenGoOn(
  scene: Scene,
  found: InThread,
  { files, words }: { readonly files: readonly SlackFile[]; readonly words: string },
): void {
  if (holds(found)) tell(scene, text('door.files-coming'), { spot: found.spot });
  scene.later(async () => {
    const faults = await keepFiles(scene, found, files);
    for (const fault of faults) tell(scene, fault, { spot: found.spot });
    if (faults.length === 0) await goOn(scene, found, words);
  });
}

async function goOn(scene: Scene, found: InThread, words: string): Promise<void> {
  if (readThreadSend(words) === null) await offer(scene, found);
  else await sendAtOnce(scene, found);
}

/** Makes a draft of a message that is meant to be sent. */
export async function sendAtOnce(scene: Scene, found: InThread): Promise<void> {
  const refused = found.member.away ? text('door.refused-away') : await draftOfNote(scene, found, found.about);
  if (refused !== null) tell(scene, refused, { spot: found.spot });
}

/** The holder may send it; where nobody holds the case, it can be taken first. */
async function offer(scene: Scene, found: InThread): Promise<void> {
  const { kase, at, about, spot } = found;
  const on = { programmeId: at.programmeId, id: kase.id };
  if (holds(found)) {
    const send: Button = actButton('send', on, { label: text('door.send'), argument: about });
    tell(scene, text('door.noted'), { spot, below: [send] });
  } else if (kase.state === 'queued') {
    const argument = String((await deskOf(found.member.book, at.conversationId))?.revision ?? '');
    tell(scene, text('door.noted-unclaimed'), {
      spot,
      below: [actButton('claim', on, { label: text('door.claim'), argument })],
    });
  }
}
