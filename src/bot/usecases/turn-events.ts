import { isHeld } from '../desk/consultation/state.ts';
import { deskAfterFailure, isCaseOpen, turnWithDesk } from '../desk/turn/turn.ts';
import type { Effect, OutwardEffect, RecordEffect } from '../effect.ts';
import type { Locale } from '../facts.ts';
import type { StoredState } from '../flow.ts';
import type { Logger } from '../log.ts';
import type { MessageView, Text } from '../message.ts';
import type { ChatPlatform, QueuedTask, Turn, TurnOutcome } from '../ports.ts';

/** For whom an address is made, and when. */
export type Reader = {
  readonly conversationId: string;
  readonly businessId: string | null;
  /** The moment of the event, so that the same event gives the same address. */
  readonly at: string;
};

/** One pure turn of the dialogue: where it leads and what it wants done. */
export type RunTurn = (input: {
  readonly stored: StoredState | null;
  readonly event: Turn['event'];
  readonly facts: Turn['facts'];
  readonly seed: string;
}) => { readonly next: StoredState; readonly effects: readonly Effect[] };

export type TurnEventOptions = {
  readonly runTurn: RunTurn;
  readonly platforms: Readonly<Record<'line' | 'slack', Pick<ChatPlatform, 'render'>>>;
  readonly log: Logger;
  /** The signed address of a picture or page that is named by its id. */
  readonly signPath: (path: string, reader: Reader) => string;
  readonly counted: (what: { readonly kind: string; readonly result: 'turned' | 'failed' }) => void;
};

function isOutward(effect: Effect): effect is OutwardEffect {
  return effect.do === 'say' || effect.do === 'leave-group' || isFetch(effect);
}

type Fetching = Extract<OutwardEffect, { readonly do: 'keep-photo' | 'keep-file' | 'read-sheet' }>;

function isFetch(effect: Effect): effect is Fetching {
  return effect.do === 'keep-photo' || effect.do === 'keep-file' || effect.do === 'read-sheet';
}

function isRecord(effect: Effect): effect is RecordEffect {
  return !isOutward(effect);
}

type Apologising = { readonly locale: Locale; readonly told: readonly Text[] };

function apology(
  platforms: TurnEventOptions['platforms'],
  platform: 'line' | 'slack',
  { locale, told }: Apologising,
): QueuedTask {
  const views = [{ key: 'common.apology' }, ...told].map((text): MessageView => ({ view: 'text', text }));
  const { messages } = platforms[platform].render(views, locale);
  return { task: 'say', messages, notBefore: null, about: [], voice: 'desk' };
}

/** What a person is told when their message could not be dealt with. */
export function createApology(
  platforms: TurnEventOptions['platforms'],
): (locale: Locale, platform: 'line' | 'slack') => QueuedTask {
  return (locale, platform) => apology(platforms, platform, { locale, told: [] });
}

/**
 * Makes the turn of one event: the pure step, then its messages frozen as they will be sent. A step that throws
 * is a bug of ours: its event is set aside, the state stays as it was, and the person is told, at most once an hour.
 */
export function createTurn(options: TurnEventOptions): (turn: Turn) => TurnOutcome {
  return (turn) => {
    try {
      const outcome = make(options, turn);
      options.counted({ kind: turn.event.kind, result: 'turned' });
      return outcome;
    } catch (error) {
      options.counted({ kind: turn.event.kind, result: 'failed' });
      return setAside(options, turn, error);
    }
  };
}

function make(options: TurnEventOptions, turn: Turn): TurnOutcome {
  const { event, stored, facts, seed } = turn;
  const given = withDesk(turn);
  const caseOpen = given.desk !== null && isCaseOpen(given.desk.state);
  const personSpeaks = given.desk !== null && isHeld(given.desk.state);
  const { next, effects, steps } = turnWithDesk(given, () =>
    options.runTurn({ stored, event, facts: { ...facts, caseOpen, personSpeaks }, seed }),
  );
  const records = effects.filter(isRecord);
  const locale = records.findLast((record) => record.do === 'set-locale')?.locale ?? facts.locale;
  // What nobody understands, and nobody can answer for free, is not worth a push.
  const speaks = event.kind !== 'other' || turn.canReply;
  const outward = effects.filter(isOutward).filter((effect) => effect.do !== 'say' || speaks);
  const { platform, conversationId } = event.from;
  const reader = { conversationId, businessId: facts.business?.id ?? null, at: event.at };
  const tasks = outward.map((effect) => freeze(effect, options, { platform, locale, reader }));
  return { next, records, tasks, desk: steps, deadCode: null };
}

function setAside(options: TurnEventOptions, turn: Turn, error: unknown): TurnOutcome {
  const { event, stored, facts } = turn;
  const code = codeOf(error);
  options.log.error('turn-failed', {
    code,
    reason: error instanceof Error ? error.name : 'unknown',
    conversation: event.from.conversationId,
    eventKind: event.kind,
    ...(stored === null ? {} : { flow: stored.flow }),
  });
  // The desk's own state cannot be read: it is left alone, and somebody finds the event among the dead.
  const { steps, told } = turn.desk === 'unreadable' ? unaided : deskAfterFailure(withDesk(turn));
  const isSilent = (turn.apologisedLately && told.length === 0) || event.kind === 'group';
  const tasks = isSilent ? [] : [apology(options.platforms, event.from.platform, { locale: facts.locale, told })];
  return { next: stored, records: [], tasks, desk: steps, deadCode: code };
}

const unaided = { steps: [], told: [] } as const;

/** @throws when the desk's state cannot be read: behind it a person may have the floor */
function withDesk({ event, stored, facts, seed, desk }: Turn) {
  if (desk === 'unreadable') throw Object.assign(new Error('desk-state-unreadable'), { code: 'desk-state-unreadable' });
  return { event, stored, facts, seed, desk };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'bug';
}

function fetching(effect: Fetching, notBefore: string | null): QueuedTask {
  const { messageId } = effect;
  const base = { messages: [], notBefore, about: [] } as const;
  if (effect.do === 'read-sheet') return { task: 'read-sheet', sheet: { messageId }, ...base };
  const photo = { messageId, mediaId: effect.mediaId };
  if (effect.do === 'keep-file') return { task: 'keep-file', photo, ...base };
  return {
    task: 'keep-photo',
    photo: { ...photo, ...(effect.relay === undefined ? {} : { relay: effect.relay }) },
    ...base,
  };
}

function signView(view: MessageView, sign: (path: string) => string): MessageView {
  if (view.view === 'image' || view.view === 'link') return { ...view, path: sign(view.path) };
  if (view.view !== 'card') return view;
  const rows = view.rows.map((row) =>
    row.picture === undefined ? row : { ...row, picture: { ...row.picture, path: sign(row.picture.path) } },
  );
  return { ...view, rows };
}

type Freezing = { readonly platform: 'line' | 'slack'; readonly locale: Locale; readonly reader: Reader };

function freeze(
  effect: OutwardEffect,
  { platforms, signPath }: TurnEventOptions,
  { platform, locale, reader }: Freezing,
): QueuedTask {
  const notBefore = effect.notBefore ?? null;
  if (effect.do === 'leave-group') return { task: 'leave-group', messages: [], notBefore, about: [] };
  if (isFetch(effect)) return fetching(effect, notBefore);
  const views = effect.views.map((view) => signView(view, (path) => signPath(path, reader)));
  return {
    task: 'say',
    messages: platforms[platform].render(views, locale).messages,
    notBefore,
    about: effect.about ?? [],
    ...(effect.voice === undefined ? {} : { voice: effect.voice }),
  };
}
