import type { Facts } from '../../facts.ts';
import type { Flow } from '../../flow.ts';
import type { Asked } from '../question.ts';
import { flowOf } from '../run-talk.ts';
import { line, type Moment, type Move, type Said, sayText, type Talk, type TalkState, talkReader } from '../talk.ts';
import { before } from './back.ts';
import { answerCode, askCode, askCodeAgain } from './code.ts';
import { answerConsent, askConsent } from './consent.ts';
import { answerArea, answerDetail, answerMenu, askArea, askDetail, askMenu } from './detail.ts';
import { answerMoreSites, askMoreSites } from './finish.ts';
import { answerFloor, askFloor } from './floor.ts';
import { readInviteCode } from './invite-code.ts';
import { answerPlace, answerPlaced, askPlace, askPlaced } from './place.ts';
import * as profile from './profile.ts';
import { answerKinds, answerSiteName, askKinds, askSiteName } from './site.ts';
import { type JoiningHere, joiningHere } from './state.ts';

function ask(here: JoiningHere, facts: Facts): Asked {
  switch (here.at) {
    case 'code':
      return askCode();
    case 'refused':
      return askCodeAgain();
    case 'consent':
      return askConsent(here, facts);
    case 'place':
      return askPlace();
    case 'placed':
      return askPlaced();
    case 'name':
      return profile.askName();
    case 'municipality':
      return profile.askMunicipality();
    case 'industry':
      return profile.askIndustry(here, facts);
    case 'employees':
      return profile.askEmployees();
    case 'floor':
      return askFloor(here);
    case 'site-name':
      return askSiteName(facts);
    case 'kinds':
      return askKinds(here, facts);
    case 'detail':
      return askDetail(here);
    case 'menu':
      return askMenu(here);
    case 'area':
      return askArea(here);
    case 'more-sites':
      return askMoreSites();
  }
}

function answer(here: JoiningHere, said: Said, moment: Moment): Move<JoiningHere> {
  switch (here.at) {
    case 'code':
    case 'refused':
      return answerCode(said, moment);
    case 'consent':
      return answerConsent(here, said, moment);
    case 'place':
      return answerPlace(here, said, moment.facts);
    case 'placed':
      return answerPlaced(said, moment.facts);
    case 'name':
      return profile.answerName(said);
    case 'municipality':
      return profile.answerMunicipality(said);
    case 'industry':
      return profile.answerIndustry(said, moment.facts);
    case 'employees':
      return profile.answerEmployees(said);
    case 'floor':
      return answerFloor(here, said, moment.facts);
    case 'site-name':
      return answerSiteName(said, moment);
    case 'kinds':
      return answerKinds(here, said, moment);
    case 'detail':
      return answerDetail(here, said, moment.facts);
    case 'menu':
      return answerMenu(here, said);
    case 'area':
      return answerArea(here, said);
    case 'more-sites':
      return answerMoreSites(said, moment.facts);
  }
}

/** Welcomes; whoever has joined already goes on where something is missing. */
function begin(moment: Moment): Move<JoiningHere> {
  const { facts, event } = moment;
  if (facts.business !== null) return facts.sites.length > 0 ? { goto: 'report' } : { to: firstOpen(facts) };
  const lead = sayText(line('joining.welcome'));
  if (event.kind !== 'text' || facts.invite === null || readInviteCode(event.text) === null)
    return { to: { at: 'code' }, lead };
  const move = answerCode({ by: 'text', text: event.text, messageId: event.messageId }, moment);
  if ('to' in move) return { ...move, lead: [...lead, ...(move.lead ?? [])] };
  return { to: { at: 'code' }, lead: 'miss' in move ? [...lead, ...sayText(move.miss)] : lead };
}

function firstOpen({ business }: Facts): JoiningHere {
  return business?.name === null ? { at: 'name' } : { at: 'site-name' };
}

function back(here: JoiningHere, { facts }: Moment): Move<JoiningHere> {
  const previous = before(here, facts);
  return previous === null ? { stay: sayText(line('common.cannot-back')) } : { to: previous };
}

function restart(_: JoiningHere, { facts }: Moment): Move<JoiningHere> {
  const to: JoiningHere = facts.business === null ? { at: 'code' } : { at: 'name' };
  return { to, lead: sayText(line('common.restarted-by-you')) };
}

// Without programme or business (erased, or a state of another day) the code is the way in.
function refresh(here: JoiningHere, facts: Facts): JoiningHere {
  if (here.at === 'code' || here.at === 'refused') return here;
  if (here.at === 'consent' || here.at === 'place') return facts.programme === null ? { at: 'code' } : here;
  return facts.business === null ? { at: 'code' } : here;
}

const talk: Talk<JoiningHere> = {
  name: 'joining',
  version: 1,
  begin,
  ask,
  answer,
  back,
  restart,
  refresh,
  recap: (here, { business }) => {
    if (business === null)
      return line(here.at === 'consent' || here.at === 'place' ? 'joining.recap-consent' : 'joining.recap-code');
    return line('joining.recap-profile');
  },
  help: () => sayText(line('joining.help')),
  // A code opens the same door on any day.
  mayAnswerLate: (here, text) => (here.at === 'code' || here.at === 'refused') && readInviteCode(text) !== null,
};

/** The dialogue from the first hello to a firm that is ready to report. */
export const joining: Flow<TalkState<JoiningHere>> = flowOf(talk, talkReader(joiningHere));
