import type { Facts } from '../../facts.ts';
import type { Intent } from '../../understand/contract.ts';
import { askKnowledge, hearAnswer } from '../aside/answers.ts';
import { askPerson } from '../person.ts';
import { line, type Moment, type Move, type Said, sayText } from '../talk.ts';
import { answerQuestion } from './digress.ts';
import { type Heard, hear } from './hear.ts';
import { nextPlace, passOver } from './place.ts';
import { takeRemoval } from './remove.ts';
import { isDrafting, type ReportHere } from './state.ts';
import { statusViews } from './status.ts';
import { store } from './store.ts';
import { missed, takeItems } from './take-items.ts';
import { takePastedTable } from './take-table.ts';
import { afterDrafts, back } from './undo.ts';

type Words = Extract<Said, { by: 'text' }>;

/** Reads a message and does what it wants. What is not surely understood is asked back, never stored. */
export function takeWords(here: ReportHere, said: Words, moment: Moment): Move<ReportHere> {
  const heard = hear(here, said.text, moment.facts);
  // Nobody in danger is asked for figures.
  if (heard.result.flags.includes('safety'))
    return { rest: here, effects: [{ do: 'ask-person', reason: 'safety' }], lead: sayText(line('report.safety')) };
  const move = takePastedTable(here, said, moment.facts) ?? byIntent(here, heard, { said, moment });
  return heard.result.flags.includes('pii') ? withPiiNote(move) : move;
}

/** The owner is told that a phone or customer number was seen; such a message is not kept. */
function withPiiNote(move: Move<ReportHere>): Move<ReportHere> {
  const told = sayText(line('report.pii'));
  if ('stay' in move) return { ...move, stay: [...told, ...move.stay] };
  if ('miss' in move) return { stay: [...told, ...sayText(move.miss)] };
  if ('rest' in move) return { ...move, lead: [...told, ...move.lead] };
  if ('quiet' in move) return move;
  if ('aside' in move) return { ...move, aside: [...told, ...move.aside] };
  const effects = [...(move.effects ?? []), { do: 'forget-message' } as const];
  return { ...move, effects, lead: [...told, ...(move.lead ?? [])] };
}

type Given = { readonly said: Words; readonly moment: Moment };

const replies: Readonly<Partial<Record<Intent, string>>> = {
  greeting: 'report.hello',
  thanks: 'report.welcome',
  chitchat: 'report.chat',
  abuse: 'report.sorry',
};

function byIntent(here: ReportHere, heard: Heard, { said, moment }: Given): Move<ReportHere> {
  const { facts } = moment;
  const { intent, items } = heard.result;
  if (items.length > 0) return takeItems({ here, heard, said, facts });
  const reply = replies[intent];
  if (reply !== undefined) return { stay: sayText(line(reply)) };
  switch (intent) {
    case 'optout':
      return { to: here, effects: [{ do: 'set-reminders', wanted: false }], lead: sayText(line('report.optout')) };
    case 'delete':
      return takeRemoval(here, heard, facts);
    case 'confirm':
    case 'done':
      return here.at === 'confirm' ? store(here, moment) : { miss: missed(heard, here, facts) };
    case 'deny':
      return denied(here, heard, facts);
    case 'back':
      return back(here, moment);
    case 'status':
      return { stay: statusViews(facts) };
    case 'help':
      return { stay: sayText(line('report.help')) };
    case 'question':
      return answerQuestion(said.text, moment);
    case 'handoff':
      return askPerson(here, facts, 'asked-politely');
    case 'complaint':
      return (
        sighed(said.text, moment) ?? {
          stay: sayText(line('report.sorry')),
          effects: [{ do: 'ask-person', reason: 'complaint' }],
        }
      );
    default:
      return moving(here, heard, facts);
  }
}

/** 電気代が高い is no complaint about us: it is where advice begins. */
function sighed(text: string, moment: Moment): Move<ReportHere> | null {
  const asked = askKnowledge(text, moment.facts);
  const answer = asked.because.includes('broad') ? hearAnswer(asked, moment) : null;
  return answer === null ? null : { aside: answer.views, effects: answer.effects ?? [] };
}

/** What leaves the open question: put off, passed over, given up. Unknown stays unknown, never zero. */
function moving(here: ReportHere, heard: Heard, facts: Facts): Move<ReportHere> {
  switch (heard.result.intent) {
    case 'not_yet':
      return passing(here, 'report.not-yet', facts);
    case 'skip':
      return passing(here, 'report.left-open', facts);
    case 'unsure':
      return passing(here, 'report.unsure', facts);
    case 'later':
      return { rest: here, lead: sayText(line('common.rest')) };
    case 'cancel':
      return isDrafting(here) || here.at === 'remove'
        ? { to: afterDrafts(here, facts), lead: sayText(line('report.dropped')) }
        : { rest: here, lead: sayText(line('common.stopped')) };
    case 'restart':
      return {
        to: nextPlace(facts, { ...here.memory, skipped: [] }),
        lead: sayText(line('report.restarted')),
      };
    default:
      return { miss: missed(heard, here, facts) };
  }
}

/** Passes over the open figure for today; it is asked again on another day. */
export function passing(here: ReportHere, key: string, facts: Facts): Move<ReportHere> {
  if (here.at !== 'figure') return { stay: sayText(line('common.cannot-skip')) };
  return { to: nextPlace(facts, passOver(here.memory, here.slot)), lead: sayText(line(key)) };
}

function denied(here: ReportHere, heard: Heard, facts: Facts): Move<ReportHere> {
  if (here.at === 'confirm')
    return { to: { at: 'fix', memory: here.memory, drafts: here.drafts, which: here.drafts.length === 1 ? 0 : null } };
  if (here.at === 'remove') return { to: nextPlace(facts, here.memory), lead: sayText(line('report.kept')) };
  return { miss: missed(heard, here, facts) };
}
