import type { SlackEventFaultBox } from './event-faults.ts';
import { type AppAnswer, type AppRequest, requestApp } from './request-app.ts';
import { newId, type SlackState } from './state.ts';
import type { Json, SlackDelivered } from './types.ts';

/** Carries events and everything else to the app. */
export type EventCourier = {
  /** Resolves when the app has answered, retries and copies too. */
  readonly event: (event: Json) => Promise<SlackDelivered['status']>;
  /** Presses, submissions and commands: one attempt. */
  readonly request: (request: AppRequest) => Promise<AppAnswer>;
  /** Sends an event and does not wait; `idle` does. */
  readonly later: (event: Json) => void;
  readonly release: (order?: 'as-held' | 'reversed') => Promise<readonly SlackDelivered['status'][]>;
  readonly held: () => number;
  readonly idle: () => Promise<void>;
  readonly clear: () => void;
};

/** Slack tries three times more. */
const RETRIES = 3;

function envelope(state: SlackState, event: Json): Json {
  return {
    token: 'twin',
    team_id: state.teamId,
    context_team_id: state.teamId,
    api_app_id: state.appId,
    event,
    type: 'event_callback',
    event_id: newId(state, 'Ev'),
    event_time: Math.floor(state.now() / 1000),
    authorizations: [{ enterprise_id: null, team_id: state.teamId, user_id: state.botUserId, is_bot: true }],
    is_ext_shared_channel: false,
  };
}

function asRequest(body: Json, retry: number, reason: string): AppRequest {
  const headers = retry === 0 ? {} : { 'x-slack-retry-num': `${retry}`, 'x-slack-retry-reason': reason };
  return { kind: 'event', contentType: 'application/json', raw: JSON.stringify(body), body, headers, retry };
}

async function carry(state: SlackState, faults: SlackEventFaultBox, event: Json): Promise<number | 'failed'> {
  const { retries, reason, duplicates } = faults.takeCopies();
  const body = envelope(state, event);
  let last = await requestApp(state, asRequest(body, 0, ''));
  for (let retry = 1; retry <= RETRIES && last.reason !== null && !last.noRetry; retry += 1) {
    last = await requestApp(state, asRequest(body, retry, last.reason));
  }
  for (let left = duplicates; left > 0; left -= 1) await requestApp(state, asRequest(envelope(state, event), 0, ''));
  for (let retry = 1; retry <= retries; retry += 1) await requestApp(state, asRequest(body, retry, reason));
  return last.status;
}

/** Builds the courier. Retries follow at once: nobody waits five minutes for a test. */
export function createEventCourier(state: SlackState, faults: SlackEventFaultBox): EventCourier {
  const onTheWay = new Set<Promise<unknown>>();
  let held: Json[] = [];
  const track = async <T>(work: Promise<T>): Promise<T> => {
    onTheWay.add(work);
    try {
      return await work;
    } finally {
      onTheWay.delete(work);
    }
  };
  const event = async (one: Json): Promise<SlackDelivered['status']> => {
    if (!faults.isHolding()) return track(carry(state, faults, one));
    held.push(one);
    return 'held';
  };
  return {
    event,
    request: (request) => track(requestApp(state, request)),
    later: (one) => void event(one).catch(() => undefined),
    release: async (order = 'as-held') => {
      faults.endHold();
      const waiting = order === 'reversed' ? held.toReversed() : held;
      held = [];
      const statuses: SlackDelivered['status'][] = [];
      for (const one of waiting) statuses.push(await track(carry(state, faults, one)));
      return statuses;
    },
    held: () => held.length,
    idle: async () => {
      while (onTheWay.size > 0) await Promise.allSettled([...onTheWay]);
    },
    clear: () => {
      held = [];
    },
  };
}
