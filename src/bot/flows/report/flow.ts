import type { Facts } from '../../facts.ts';
import type { Flow } from '../../flow.ts';
import type { Text } from '../../message.ts';
import { schemeNotice } from '../aside/scheme-notice.ts';
import { flowOf } from '../run-talk.ts';
import { line, type Moment, type Move, type Said, sayText, type Talk, type TalkState, talkReader } from '../talk.ts';
import { ask } from './ask.ts';
import { answerClarify } from './clarify.ts';
import { answerConfirm } from './confirm.ts';
import { openRow, startCorrection } from './correct.ts';
import { answerFigure } from './figure.ts';
import { answerFix } from './fix.ts';
import { readingOf, slotsOf } from './gaps.ts';
import { hear } from './hear.ts';
import { answerIdle } from './idle.ts';
import { learning, unlearning } from './learn.ts';
import { explainOld, redo } from './old-button.ts';
import { asksForPhoto } from './options.ts';
import { answerReading } from './photo-ask.ts';
import { heldUnsent, offerHeld, pressHeld, takePhoto } from './photo-held.ts';
import { takeApart } from './photo-pairs.ts';
import { photoSent } from './photo-queue.ts';
import { photoLost, putBack, thenPhotos } from './photos.ts';
import { nextPlace, refresh } from './place.ts';
import { remind } from './remind.ts';
import { answerRemove } from './remove.ts';
import { emptyMemory, type ReportHere, reportHere } from './state.ts';
import { statusViews } from './status.ts';
import { takeSheets } from './take-table.ts';
import { takeWords } from './take-words.ts';
import { edited, unsent } from './taken-back.ts';
import { back, undoable } from './undo.ts';
import { asksForUpload, showUpload } from './upload.ts';
import { showWhy } from './why.ts';

function begin({ facts }: Moment): Move<ReportHere> {
  if (facts.business === null || facts.sites.length === 0) return { goto: 'joining' };
  return { to: nextPlace(facts, emptyMemory) };
}

function answer(here: ReportHere, said: Said, moment: Moment): Move<ReportHere> {
  return learning(here, thenPhotos(here, undoable(here, take(here, said, moment)), moment), moment);
}

function take(here: ReportHere, said: Said, moment: Moment): Move<ReportHere> {
  if (said.by === 'text') return takeWords(here, said, moment);
  switch (said.value) {
    case 'status':
      return { stay: statusViews(moment.facts) };
    case 'why':
      return { stay: showWhy(here.memory) };
    case 'upload':
      return { stay: showUpload(moment) };
    case 'photo':
      return { stay: [...offerHeld(here, moment), ...sayText(line('photo.how'))] };
    case 'apart':
      return takeApart(here, moment.facts);
    case 'correct':
      return startCorrection(here, moment.facts);
    default:
      return (
        redo(here, said.value, moment.facts) ??
        openRow(here, said.value, moment.facts) ??
        answerHere(here, said, moment)
      );
  }
}

type Tapped = Extract<Said, { by: 'option' }>;

function answerHere(here: ReportHere, said: Tapped, moment: Moment): Move<ReportHere> {
  switch (here.at) {
    case 'figure':
      return answerFigure(here, said, moment.facts);
    case 'confirm':
      return answerConfirm(here, said, moment);
    case 'clarify':
      return answerClarify(here, said, moment.facts);
    case 'fix':
      return answerFix(here, said, moment.facts);
    case 'remove':
      return answerRemove(here, said, moment);
    case 'reading':
      return answerReading(here, said, moment.facts);
    case 'idle':
      return answerIdle(here, said, moment);
  }
}

function recap(here: ReportHere, facts: Facts): Text {
  if (here.at === 'idle' || here.at === 'remove' || here.at === 'reading') return line('report.recap-idle');
  if (here.at !== 'figure') return line('report.recap-drafts', { count: here.drafts.length });
  const slots = slotsOf(facts, here.slot.month);
  const done = slots.filter((slot) => readingOf(facts, slot) !== null).length;
  return line('report.recap', { month: { as: 'month', month: here.slot.month }, done, count: slots.length });
}

/** Figures are always confirmed before they are stored, so that words which bring some may come late. */
function mayAnswerLate(here: ReportHere, text: string, facts: Facts): boolean {
  // A link that has had its time is asked for anew on another day.
  if (asksForUpload(text) || asksForPhoto(text)) return true;
  const { intent, items } = hear(here, text, facts).result;
  return items.length > 0 || late.has(intent);
}

/** What was stored is known for good. */
function keptOnRestart({ memory: { recent, photos, held, lessons, ours } }: ReportHere) {
  return { recent, photos, held, lessons, ours };
}

const late = new Set(['status', 'handoff', 'help', 'question', 'correct', 'delete', 'not_yet', 'optout', 'complaint']);

function takenBack(before: ReportHere, messageId: string, facts: Facts): Move<ReportHere> | null {
  const { here, effects } = unlearning(before, messageId);
  const found = heldUnsent(here, messageId) ?? unsent(here, messageId, facts);
  if (found === null) return effects.length === 0 ? null : { quiet: here, effects };
  const move = learning(here, found, { facts });
  return 'to' in move ? { ...move, effects: [...effects, ...(move.effects ?? [])] } : move;
}

function tellOfScheme(key: string, facts: Facts): Move<ReportHere> | null {
  const told = schemeNotice(key, facts);
  return told === null ? null : { aside: told.views, effects: told.effects ?? [] };
}

const talk: Talk<ReportHere> = {
  name: 'report',
  version: 3,
  begin,
  ask,
  answer,
  back: (here, moment) => learning(here, putBack(here, back(here, moment)), moment),
  restart: (here, { facts }) => ({
    to: nextPlace(facts, { ...emptyMemory, ...keptOnRestart(here) }),
    lead: sayText(line('report.restarted')),
  }),
  refresh,
  recap,
  help: () => sayText(line('report.help')),
  mayAnswerLate,
  oldButton: explainOld,
  timer: (here, key, facts) => remind(here, key, facts) ?? tellOfScheme(key, facts),
  sheet: (here, sheets, moment) => undoable(here, takeSheets(here, sheets, moment)),
  photos: {
    sent: photoSent,
    read: (here, event, moment) => undoable(here, takePhoto(here, event, moment)),
    lost: photoLost,
    offer: offerHeld,
    press: (here, data, moment) => {
      const move = pressHeld(here, data, moment);
      return move === null ? null : undoable(here, move);
    },
  },
  unsent: takenBack,
  edited,
};

/** The dialogue in which the figures of each month are asked for, confirmed, stored and answered with their CO2. */
export const report: Flow<TalkState<ReportHere>> = flowOf(talk, talkReader(reportHere));
