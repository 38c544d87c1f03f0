import { longestOnCard, renderStaffCard } from '../../adapters/slack/staff/card.ts';
import { cardButtons } from '../../bot/desk/board/buttons.ts';
import { statusRows } from '../../bot/desk/board/status.ts';
import { isHeld } from '../../bot/desk/consultation/state.ts';
import type { RequestFacts } from '../../bot/desk/packet/facts.ts';
import { requestPacket } from '../../bot/desk/packet/request.ts';
import type { Text } from '../../bot/message.ts';
import type { SlackContent } from '../../bot/slack/desk.ts';
import { type CaseSeen, mayShowWords } from '../../db/desk/case.ts';
import { firmOf } from '../../db/desk/firm.ts';
import { openQuestion } from '../../db/desk/question.ts';
import { slackOf } from '../../db/desk/staff.ts';
import { type Asked, askedIn } from '../../db/desk/words.ts';
import { type Act, say } from './act.ts';

/** A card, and the words that are too long to stand on it. */
export type CaseCard = { readonly content: SlackContent; readonly long: readonly LongWords[] };

/** Words of an owner's message that stand whole in the thread. */
export type LongWords = { readonly words: string; readonly messageId: string | null };

/** So many messages of the owner stand on the card: the first one, and the newest ones. */
const mostAsked = 4;

/** Draws the card of a case as it stands at this moment. */
export async function caseCard(act: Act, seen: CaseSeen): Promise<CaseCard> {
  const asked = await askedIn(act.desk, seen.programmeId, seen.id);
  const mayShow = await mayShowWords(act.desk, seen);
  const facts = await requestFacts(act, seen, { asked, mayShow });
  const [view] = requestPacket(facts);
  if (view?.view !== 'card') throw new Error('the packet of a case is a card');
  const rows = [...statusRows(await standingOf(act, seen)), ...view.rows];
  const content = renderStaffCard(
    {
      view: { ...view, rows },
      foot: [footOf(seen)],
      buttons: cardButtons(seen.state, { programmeId: seen.programmeId, consultationId: seen.id }),
    },
    say,
  );
  return { content, long: mayShow ? shownOn(asked).flatMap(longOnes) : [] };
}

type AskedOf = { readonly asked: readonly Asked[]; readonly mayShow: boolean };

function shownOn(asked: readonly Asked[]): readonly Asked[] {
  return asked.length <= mostAsked ? asked : [...asked.slice(0, 1), ...asked.slice(1 - mostAsked)];
}

function longOnes({ words, messageId }: Asked): readonly LongWords[] {
  return words === null || words.length <= longestOnCard ? [] : [{ words, messageId }];
}

async function requestFacts(act: Act, seen: CaseSeen, { asked, mayShow }: AskedOf): Promise<RequestFacts> {
  const firm = await firmOf(act.desk, seen);
  const shown = shownOn(asked).map(({ words }) => words ?? say({ key: 'thread.words-taken-back' }));
  return {
    reason: seen.reason,
    asked: mayShow ? shown : shown.slice(0, 1).map(() => say({ key: 'thread.words-hidden' })),
    firm: { number: seen.firmNumber === null ? '－' : String(seen.firmNumber), name: firm.name },
    claimed: seen.state !== null && isHeld(seen.state),
    question: mayShow ? await openQuestion(act.desk, seen) : null,
    figures: firm.figures,
    knowledge: knowledgeOf(asked),
    templates: act.programme.templates,
  };
}

/** The editions that the bot answered from, as the record keeps them: `id@edition`, or an edition alone. */
function knowledgeOf(asked: readonly Asked[]): RequestFacts['knowledge'] {
  const kept = new Set(asked.flatMap(({ knowledge }) => (knowledge === null ? [] : [knowledge])));
  return [...kept].map((one) => {
    const [id = '', edition] = one.split('@');
    return { id, edition: edition ?? id };
  });
}

async function standingOf(act: Act, { state, resolution, handler }: CaseSeen) {
  const nameOf = async (id: string | null): Promise<string> =>
    id === null ? '－' : ((await slackOf(act.book, id))?.name ?? '－');
  const holder = await nameOf(state !== null && isHeld(state) ? state.owner : handler);
  const to = await nameOf(state?.at === 'transferring' ? state.to : null);
  return { state, resolution, holder, to, now: act.desk.clock.now().toISOString() };
}

function footOf({ number, platform }: CaseSeen): Text {
  const route = platform === 'line' ? 'record.route-line' : 'record.route-slack';
  return { key: 'thread.case', params: { number, route: { as: 'text', text: { key: route } } } };
}
