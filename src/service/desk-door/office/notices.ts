import { uuidFrom } from '../../../bot/ids.ts';
import type { OfficeAct } from '../../../bot/office/acts.ts';
import type { Broadcast, BroadcastWords } from '../../../bot/office/broadcast.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import type { SlackAnswer, SlackValues } from '../../../bot/slack/happening.ts';
import { addBroadcast, findBroadcast } from '../../../db/office/broadcasts.ts';
import { dropBroadcast, endBroadcast, letBroadcastGo } from '../../../db/office/let-go.ts';
import { notice } from '../blocks.ts';
import { refreshHome } from '../home.ts';
import type { Scene } from '../options.ts';
import { text, write } from '../say.ts';
import type { Member } from '../who.ts';
import { mustChangeNotice, noticeFindings } from './notice-check.ts';
import { confirmNotice, readAudience } from './notice-form.ts';
import { noticePage } from './notice-page.ts';
import { tellOperators } from './tell-operators.ts';
import { first } from './values.ts';

/** What an act on a message to many shows. */
export async function noticeView(scene: Scene, member: Member, { act, argument }: OfficeAct): Promise<SlackJson> {
  const one = await seenBy(member, argument);
  if (one === null) return notice(text('office.notice-gone'));
  if (act === 'notice-see') return noticePage(member, one, scene.now);
  if (act === 'notice-end') return end(scene, member, one);
  if (one.state !== 'draft' && one.state !== 'proposed') return noticePage(member, one, scene.now);
  const found = one.words === null ? [] : await noticeFindings(scene, member, one.words);
  return confirmNotice(scene, member, { broadcast: one, found });
}

/** A draft is its author's alone. */
async function seenBy({ book, id: staffId }: Member, id: string): Promise<Broadcast | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const one = await findBroadcast(book, id);
  return one === null || (one.state === 'draft' && one.writtenBy !== staffId) ? null : one;
}

async function end(scene: Scene, { book, id: by, role }: Member, one: Broadcast): Promise<SlackJson> {
  const { now } = scene;
  const isUnsent = one.sentAt === null;
  if (role !== 'operator' && !(isUnsent && one.writtenBy === by)) return notice(text('office.refused-operator'));
  const deed = { id: one.id, by };
  const done = isUnsent ? await dropBroadcast(book, deed, now) : await endBroadcast(book, deed, now);
  if (!done) return notice(text('office.notice-over'));
  scene.later(() => refreshHome(scene));
  return notice(text(isUnsent ? 'office.notice-dropped' : 'office.notice-stop-done'));
}

/** A message to many was written: an operator looks at it as it will arrive, an official has proposed it. */
export async function writtenNotice(scene: Scene, member: Member, values: SlackValues): Promise<SlackAnswer> {
  const audience = readAudience(first(values, 'to'));
  if (audience === null) return errorAt('to', write(text('door.choose')));
  const words: BroadcastWords = { ja: first(values, 'words') ?? '', en: first(values, 'en') };
  const found = await noticeFindings(scene, member, words);
  const wrong = mustChangeNotice(words, found);
  if (wrong !== null) return errorAt(wrong.at, write(wrong.text));
  const id = uuidFrom(JSON.stringify(['broadcast', member.book.programmeId, scene.happening.keys[0]]));
  const isOperator = member.role === 'operator';
  const state = isOperator ? 'draft' : 'proposed';
  await addBroadcast(member.book, { id, state, audience, words, by: member.id }, scene.now);
  if (!isOperator) {
    tellOperators(scene, member, id);
    scene.later(() => refreshHome(scene));
    return { answer: 'update', view: notice(text('office.notice-proposal-kept')) };
  }
  const broadcast = await findBroadcast(member.book, id);
  const view =
    broadcast === null ? notice(text('office.notice-gone')) : confirmNotice(scene, member, { broadcast, found });
  return { answer: 'update', view: await view };
}

/** It was let go by an operator who has seen the words, the number of people and the cost. */
export async function sentNotice(
  scene: Scene,
  member: Member,
  { argument, values }: { readonly argument: string; readonly values: SlackValues },
): Promise<SlackAnswer> {
  const [id = '', people = ''] = argument.split('.');
  const one = await seenBy(member, id);
  if (one === null || one.words === null) return { answer: 'update', view: notice(text('office.notice-gone')) };
  const found = await noticeFindings(scene, member, one.words);
  const ticked = new Set(Object.entries(values).flatMap(([block, all]) => (block.startsWith('confirmed') ? all : [])));
  if (found.some((each) => !ticked.has(each.id))) return errorAt('confirmed', write(text('door.confirm-each')));
  const gone = await letBroadcastGo(member.book, { id, by: member.id, seen: Number(people) }, scene.now);
  if (gone.as === 'over') return { answer: 'update', view: notice(text('office.notice-over')) };
  if (gone.as === 'changed')
    return { answer: 'update', view: await confirmNotice(scene, member, { broadcast: one, found, changed: true }) };
  scene.options.onStep?.();
  scene.later(() => refreshHome(scene));
  const now = await findBroadcast(member.book, id);
  return { answer: 'update', view: await noticePage(member, now ?? one, scene.now) };
}

/** The last look was closed: a draft that was only meant for it is dropped; a proposal stays for the next operator. */
export async function closedNotice({ now }: Scene, member: Member, argument: string): Promise<void> {
  const one = await seenBy(member, argument.split('.')[0] ?? '');
  if (one?.state === 'draft') await dropBroadcast(member.book, { id: one.id, by: member.id }, now);
}

function errorAt(field: string, said: string): SlackAnswer {
  return { answer: 'errors', errors: { [field]: said } };
}
