import type { DeskEffect } from '../../bot/desk/consultation/effect.ts';
import { codeOf } from '../../bot/errors.ts';
import type { DueEffect } from '../../db/desk/effects.ts';
import { type Act, type CarryOptions, done, type Outcome } from './act.ts';
import { askSatisfaction } from './ask-satisfaction.ts';
import { offerUndo, preview } from './draft.ts';
import { answer, note } from './note.ts';
import { showEdit, showMessage } from './owner-said.ts';
import { postCard } from './post-card.ts';
import { mark, relay, resume, tell } from './relay.ts';
import { hideMessage } from './take-back.ts';
import { retireCard, updateCard } from './update-card.ts';

type Carriers = { readonly [D in DeskEffect['do']]: (act: Act<D>) => Promise<Outcome> };

/** Timers and the record are written with the step itself. */
const written = async (): Promise<Outcome> => done;

const carriers: Carriers = {
  'post-card': postCard,
  'update-card': updateCard,
  'retire-card': retireCard,
  note,
  answer,
  preview,
  'offer-undo': offerUndo,
  mark,
  'show-message': showMessage,
  'show-edit': showEdit,
  'hide-message': hideMessage,
  relay,
  tell,
  resume,
  'ask-satisfaction': askSatisfaction,
  'set-timer': written,
  'clear-timer': written,
  log: written,
};

/** Carries out one effect and says what became of it. Never throws: what could not be done is tried again. */
export async function carryOut(options: CarryOptions, due: DueEffect): Promise<Outcome> {
  try {
    const known = await programmeOf(options, due.programmeId);
    if (known === null) return { as: 'dead', code: 'programme-unknown' };
    const { desk } = options;
    const book = { database: desk.database, vault: desk.vault, programmeId: due.programmeId };
    const { tokenVariable } = known.slack;
    const account = options.accountOf(tokenVariable) ?? tokenVariable;
    return await run(due.effect, { ...options, due, programme: known, account, book });
  } catch (error) {
    return { as: 'later', code: codeOf(error) };
  }
}

function run<D extends DeskEffect['do']>(
  effect: Extract<DeskEffect, { readonly do: D }>,
  act: Omit<Act<D>, 'effect'>,
): Promise<Outcome> {
  const carry: (act: Act<D>) => Promise<Outcome> = carriers[effect.do];
  return carry({ ...act, effect });
}

async function programmeOf({ desk }: CarryOptions, programmeId: string) {
  const known = await desk.database.scoped(programmeId, (db) => desk.shelf.get(db, [programmeId]));
  return known.get(programmeId)?.document ?? null;
}
