import type { StaffEvent } from '../../bot/desk/consultation/event.ts';
import { refusalText } from '../../bot/desk/consultation/refusal-text.ts';
import type { Spoken } from '../../bot/desk/record/entries.ts';
import type { DeskAct } from '../../bot/desk/staff/acts.ts';
import type { Text } from '../../bot/message.ts';
import { type BoardCase, type CaseName, findCase } from '../../db/desk/board.ts';
import type { Address } from '../../db/desk/place.ts';
import { listStaff } from '../../db/desk/staff.ts';
import { type StepRefusal, takeStep } from '../../db/desk/step.ts';
import { refreshHome } from './home.ts';
import type { Scene } from './options.ts';
import { text } from './say.ts';
import { actorOf, consultantsOf, type Member } from './who.ts';

/** A case in the hands of somebody who may act on cases of its programme. */
export type InCase = { readonly member: Member; readonly kase: BoardCase; readonly at: Address };

/** Why nothing is done, in words for the person. */
export type Refused = { readonly refused: Text };

/** Who acts, and on what; everything that a button says is checked. */
export async function caseOf(
  scene: Scene,
  { programmeId, consultationId }: Pick<DeskAct, 'programmeId' | 'consultationId'>,
): Promise<InCase | Refused> {
  const actor = await actorOf(scene, programmeId);
  if ('refused' in actor) return actor;
  const [member] = consultantsOf(actor);
  if (member === undefined) return { refused: text('door.refused-role') };
  return inCase(member, { id: consultationId });
}

/** The case of this name for somebody who may hold cases now. */
export async function inCase(member: Member, name: CaseName): Promise<InCase | Refused> {
  if (member.away) return { refused: text('door.refused-away') };
  const kase = await findCase(member.book, name);
  if (kase === null || kase.conversationId === null) return { refused: text('desk.refused-over') };
  const { programmeId, conversationId } = kase;
  return { member, kase, at: { programmeId, conversationId } };
}

/** Whether the person holds the case: only then is the firm more than a number, and only then is anything sent. */
export function holds({ member, kase }: Pick<InCase, 'member' | 'kase'>): boolean {
  const isHeld = !kase.closed && kase.state !== 'queued' && kase.state !== 'requested';
  // A case that went back to the queue still says who had it last.
  return isHeld && kase.handler === member.id;
}

type Wide<E> = E extends unknown ? Omit<E, 'by' | 'consultationId'> : never;

/** What a person does with a case, without who and which. */
export type Deed = Wide<StaffEvent>;

/** What comes with an act. `part` tells several steps of one act apart. */
type With = Pick<Spoken, 'words' | 'also'> & { readonly part?: string };

/**
 * Takes the step of an act. The act's name on Slack is the event's id, so that a repeat changes nothing.
 * @returns null once it is done, else why it is not
 */
export async function actOn(
  scene: Scene,
  { member, kase, at }: InCase,
  deed: Deed,
  { part, ...spoken }: With = {},
): Promise<Text | null> {
  const { options, happening } = scene;
  const event: StaffEvent = { ...deed, by: member.id, consultationId: kase.id };
  const eventId = part === undefined ? happening.keys[0] : `${happening.keys[0]}#${part}`;
  const stepped = await takeStep(options.desk, { ...at, ...spoken, eventId, event });
  if (!('refused' in stepped)) {
    options.onStep?.();
    scene.later(() => refreshHome(scene));
    return null;
  }
  return refusedText(stepped, member, scene.now);
}

const others: Partial<Record<StepRefusal['refused'], string>> = {
  'unknown-conversation': 'desk.refused-over',
  forgotten: 'door.refused-forgotten',
  'state-unreadable': 'door.refused-broken',
  'unknown-programme': 'door.refused-broken',
};

async function refusedText(refusal: StepRefusal, member: Member, now: Date): Promise<Text> {
  const key = others[refusal.refused];
  if (key !== undefined) return text(key);
  const { by = null } = 'by' in refusal ? refusal : {};
  if (refusal.refused === 'held' && by === member.id) return text('desk.refused-known');
  const holder = by === null ? undefined : (await listStaff(member.book, now)).find(({ id }) => id === by);
  return refusalText(asMachine(refusal), holder?.name ?? '');
}

type MachineRefusal = Parameters<typeof refusalText>[0];

function asMachine(refusal: StepRefusal): MachineRefusal {
  switch (refusal.refused) {
    case 'unknown-conversation':
    case 'forgotten':
    case 'state-unreadable':
    case 'unknown-programme':
      return { refused: 'over' };
    default:
      return { ...refusal, refused: refusal.refused };
  }
}
