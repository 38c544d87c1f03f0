import type { Effect, OutwardEffect, RecordEffect } from '../effect.ts';
import type { Locale } from '../facts.ts';
import type { StoredState } from '../flow.ts';
import type { Logger } from '../log.ts';
import type { MessageView } from '../message.ts';
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

const apologyViews: readonly MessageView[] = [{ view: 'text', text: { key: 'common.apology' } }];

function isOutward(effect: Effect): effect is OutwardEffect {
  return effect.do === 'say' || effect.do === 'leave-group' || isFetch(effect);
}

function isFetch(effect: Effect): effect is Extract<OutwardEffect, { readonly do: 'keep-photo' | 'read-sheet' }> {
  return effect.do === 'keep-photo' || effect.do === 'read-sheet';
}

function isRecord(effect: Effect): effect is RecordEffect {
  return !isOutward(effect);
}

/** What a person is told when their message could not be dealt with. */
export function createApology(
  platforms: TurnEventOptions['platforms'],
): (locale: Locale, platform: 'line' | 'slack') => QueuedTask {
  return (locale, platform) => ({
    task: 'say',
    messages: platforms[platform].render(apologyViews, locale).messages,
    notBefore: null,
    about: [],
  });
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
  const { next, effects } = options.runTurn({ stored, event, facts, seed });
  const records = effects.filter(isRecord);
  const locale = records.findLast((record) => record.do === 'set-locale')?.locale ?? facts.locale;
  // What nobody understands, and nobody can answer for free, is not worth a push.
  const speaks = event.kind !== 'other' || turn.canReply;
  const outward = effects.filter(isOutward).filter((effect) => effect.do !== 'say' || speaks);
  const { platform, conversationId } = event.from;
  const reader = { conversationId, businessId: facts.business?.id ?? null, at: event.at };
  const tasks = outward.map((effect) => freeze(effect, options, { platform, locale, reader }));
  return { next, records, tasks, deadCode: null };
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
  const isSilent = turn.apologisedLately || event.kind === 'group';
  const tasks = isSilent ? [] : [createApology(options.platforms)(facts.locale, event.from.platform)];
  return { next: stored, records: [], tasks, deadCode: code };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'bug';
}

function fetching(
  effect: Extract<OutwardEffect, { readonly do: 'keep-photo' | 'read-sheet' }>,
  notBefore: string | null,
): QueuedTask {
  const { messageId } = effect;
  const base = { messages: [], notBefore, about: [] } as const;
  if (effect.do === 'read-sheet') return { task: 'read-sheet', sheet: { messageId }, ...base };
  return { task: 'keep-photo', photo: { messageId, mediaId: effect.mediaId }, ...base };
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
  };
}
