import type { Facts } from '../../facts.ts';
import type { Flow } from '../../flow.ts';
import type { MessageView, Text } from '../../message.ts';
import { flowOf } from '../run-talk.ts';
import { line, type Moment, type Move, type Said, sayText, type Talk, type TalkState, talkReader } from '../talk.ts';
import { normalise } from '../words.ts';
import { ask } from './ask.ts';
import { back } from './back.ts';
import { answerConfirm, answerFix, answerWhich, askAgain } from './confirm.ts';
import { correctionIn, startCorrection, takeCorrection } from './correct.ts';
import { answerFigure, expectedAt, takeFigure } from './figure.ts';
import { readingOf, slotsOf } from './gaps.ts';
import { answerIdle } from './idle.ts';
import { asideOptions } from './options.ts';
import { nextPlace, refresh } from './place.ts';
import { readFigure } from './read-figure.ts';
import { emptyMemory, type ReportHere, reportHere } from './state.ts';
import { statusCard } from './status.ts';
import { showWhy } from './why.ts';

function begin({ facts }: Moment): Move<ReportHere> {
  if (facts.business === null || facts.sites.length === 0) return { goto: 'joining' };
  return { to: nextPlace(facts, emptyMemory) };
}

function answer(here: ReportHere, said: Said, moment: Moment): Move<ReportHere> {
  return answerAnywhere(here, said, moment.facts) ?? answerHere(here, said, moment);
}

/** Looking something up, and correcting what was stored last, go from every place. */
function answerAnywhere(here: ReportHere, said: Said, facts: Facts): Move<ReportHere> | null {
  if (said.by === 'text') {
    return here.at === 'figure' || here.at === 'idle' ? takeCorrection(here.memory, said, facts) : null;
  }
  switch (said.value) {
    case 'status':
      return { stay: statusViews(facts) };
    case 'why':
      return { stay: showWhy(here.memory) };
    case 'correct':
      return startCorrection(here.memory, facts);
    default:
      return null;
  }
}

function answerHere(here: ReportHere, said: Said, moment: Moment): Move<ReportHere> {
  switch (here.at) {
    case 'figure':
      return answerFigure(here, said, moment.facts);
    case 'confirm':
      return answerConfirm(here, said, moment);
    case 'fix':
      return answerFix(here, said, moment.facts);
    case 'fix-month':
    case 'fix-kind':
      return answerWhich(here, said, moment.facts);
    case 'idle':
      return answerIdle(here, said, moment.facts);
  }
}

function statusViews(facts: Facts): readonly MessageView[] {
  const card = statusCard(facts);
  return card === null ? sayText(line('report.status-none')) : [card];
}

function recap(here: ReportHere, facts: Facts): Text {
  if (here.at === 'idle') return line('report.recap-idle');
  const slots = slotsOf(facts, here.slot.month);
  const done = slots.filter((slot) => readingOf(facts, slot) !== null).length;
  return line('report.recap', { month: { as: 'month', month: here.slot.month }, done, count: slots.length });
}

/** A pending figure whose message was taken back is forgotten. */
function unsent(here: ReportHere, messageId: string): Move<ReportHere> | null {
  if (here.at === 'figure' || here.at === 'idle' || here.source !== messageId) return null;
  return { to: askAgain(here), lead: sayText(line('report.withdrawn')) };
}

function edited(here: ReportHere, said: Extract<Said, { by: 'text' }>, { facts }: Moment): Move<ReportHere> | null {
  if (here.at === 'figure' || here.at === 'idle' || here.source !== said.messageId) return null;
  const move = takeFigure(here, said, facts);
  return 'miss' in move ? { to: askAgain(here), lead: sayText(move.miss) } : move;
}

// A figure is always confirmed before it is stored, and looking something up stores nothing.
function mayAnswerLate(here: ReportHere, text: string, facts: Facts): boolean {
  if (asideOptions.some((one) => one.says?.includes(normalise(text)) === true) || correctionIn(text) !== null)
    return true;
  return here.at !== 'idle' && readFigure(text, expectedAt(facts, here.slot)).ok;
}

const talk: Talk<ReportHere> = {
  name: 'report',
  version: 1,
  begin,
  ask,
  answer,
  back,
  restart: (_, { facts }) => ({ to: nextPlace(facts, emptyMemory), lead: sayText(line('report.restarted')) }),
  refresh,
  recap,
  help: () => sayText(line('report.help')),
  mayAnswerLate,
  unsent,
  edited,
};

/** The dialogue in which the figures of each month are asked for, confirmed, stored and answered with their CO2. */
export const report: Flow<TalkState<ReportHere>> = flowOf(talk, talkReader(reportHere));
