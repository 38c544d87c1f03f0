import type { StaffRole } from '../../bot/desk/staff/standing.ts';
import type { Text } from '../../bot/message.ts';
import type { SlackUserFacts } from '../../bot/slack/desk.ts';
import { absenceFrom } from '../../db/desk/absence.ts';
import { type StaffAnswer, type StaffBook, staffOf } from '../../db/desk/staff.ts';
import { listProgrammes, type ProgrammeRow } from '../../db/repositories/programmes.ts';
import { japanTime } from '../../engine/business-time/hours.ts';
import { servesProgramme } from '../slack-accounts.ts';
import type { Scene } from './options.ts';
import { text } from './say.ts';

/** Somebody as one programme knows them. */
export type Member = {
  readonly programme: ProgrammeRow;
  readonly book: StaffBook;
  readonly id: string;
  readonly role: StaffRole;
  readonly name: string | null;
  /** Holds no cases today. */
  readonly away: boolean;
};

/** Who acts: in each programme of this app in which the person may. */
export type Actor = { readonly members: readonly Member[] };

/** Nobody who may act. `stranger`: no programme has ever heard of the person. */
export type Nobody = { readonly refused: Text; readonly stranger: boolean };

/** Slack may take so long to say who somebody is: it is waited for while Slack waits for us. */
const patienceMs = 1_500;

/**
 * Who somebody is, asked anew at each act: registered, allowed today, and a full member of the workspace.
 * @param programmeId the programme that the act is about; all of this app unless given
 */
export async function actorOf(scene: Scene, programmeId?: string): Promise<Actor | Nobody> {
  if (scene.by.outside) return { refused: text('door.refused-outside'), stranger: true };
  const here = (await programmesHere(scene)).filter(({ id }) => programmeId === undefined || id === programmeId);
  const found = await Promise.all(here.map((one) => memberOf(scene, one)));
  const members = found.flatMap((one) => ('id' in one ? [one] : []));
  if (members.length === 0) {
    const known = found.some((one) => 'refused' in one && one.refused !== 'staff-unknown');
    return { refused: text(known ? 'desk.refused-staff' : 'door.refused-unknown'), stranger: !known };
  }
  const standing = await standingOf(scene);
  if (standing === null) return { refused: text('door.refused-unsure'), stranger: false };
  return standing === 'member' ? { members } : { refused: text('door.refused-outside'), stranger: true };
}

/** The programmes whose app this is. */
export async function programmesHere({
  options,
  happening,
}: Pick<Scene, 'options' | 'happening'>): Promise<readonly ProgrammeRow[]> {
  const account = options.accounts.accountOf(happening.account);
  if (account === undefined) return [];
  return (await listProgrammes(options.desk.database)).filter(({ document }) => servesProgramme(account, document));
}

type Refused = Extract<StaffAnswer, { refused: string }>;

async function memberOf({ options, by, now }: Scene, programme: ProgrammeRow): Promise<Member | Refused> {
  const { database, vault } = options.desk;
  const book = { database, vault, programmeId: programme.id };
  const found = await staffOf(book, { slackTeam: by.team, slackUser: by.user }, now);
  if (found.refused !== null) return found;
  const today = japanTime(now.toISOString()).day;
  const absence = await absenceFrom({ ...book, staffId: found.id }, today);
  return {
    ...{ programme, book, id: found.id, role: found.role, name: found.name },
    away: absence !== null && absence.from <= today,
  };
}

/** Null: Slack does not say in time. */
async function standingOf({ options, happening, by }: Scene): Promise<SlackUserFacts['standing'] | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), patienceMs);
  });
  try {
    const found = await Promise.race([options.slack.userOf(happening.account, by.user), tooLate]);
    if (found === null || found.result === 'later' || found.result === 'unknown') return null;
    return found.result === 'sent' ? found.standing : 'gone';
  } finally {
    clearTimeout(timer);
  }
}

/** Those who hold cases; others see sums. */
export function consultantsOf({ members }: Actor): readonly Member[] {
  return members.filter(({ role }) => role === 'consultant');
}
