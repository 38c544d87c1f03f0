import { checkView } from './check-view.ts';
import { SlackRefusal } from './refusal.ts';
import { newId, type SlackState } from './state.ts';
import type { Json, SlackView } from './types.ts';

const TRIGGER_MS = 3_000;
const MAX_STACK = 3;

/** A new leave to open a modal. */
export function newTrigger(state: SlackState, user: string): string {
  const id = `${state.seeded.digits(13)}.${state.seeded.digits(12)}.${state.seeded.hex(32)}`;
  state.triggers.set(id, { user, at: state.now(), isUsed: false });
  return id;
}

/** Uses up a trigger. @throws {SlackRefusal} invalid_trigger_id, trigger_exchanged, trigger_expired */
export function spendTrigger(state: SlackState, id: unknown): string {
  const trigger = typeof id === 'string' ? state.triggers.get(id) : undefined;
  if (trigger === undefined) throw new SlackRefusal('invalid_trigger_id');
  if (trigger.isUsed) throw new SlackRefusal('trigger_exchanged');
  if (state.now() - trigger.at > TRIGGER_MS) throw new SlackRefusal('trigger_expired');
  trigger.isUsed = true;
  return trigger.user;
}

/** A person's modals, the lowest first. */
export function modalsOf(state: SlackState, user: string): readonly SlackView[] {
  return [...state.views.values()].filter((one) => one.isModal && one.user === user);
}

/** Puts a view on a screen. @throws {SlackRefusal} invalid_arguments, view_too_large, push_limit_reached */
export function showView(state: SlackState, user: string, view: Json): SlackView {
  const isModal = view['type'] !== 'home';
  checkView(view, isModal ? 'modal' : 'home');
  if (isModal && modalsOf(state, user).length >= MAX_STACK) throw new SlackRefusal('push_limit_reached');
  const previousId = isModal ? (modalsOf(state, user).at(-1)?.id ?? null) : null;
  const shown = { id: newId(state, 'V'), previousId, user, hash: newHash(state), view, errors: {}, isModal };
  state.views.set(shown.id, shown);
  state.listeners.say({ kind: 'view', user, viewId: shown.id });
  return shown;
}

function newHash(state: SlackState): string {
  return `${Math.floor(state.now() / 1000)}.${state.seeded.hex(8)}`;
}

/** Puts another content into a view. @throws {SlackRefusal} invalid_arguments, not_found */
export function replaceView(state: SlackState, id: string, view: Json): SlackView {
  const known = state.views.get(id);
  if (known === undefined) throw new SlackRefusal('not_found');
  checkView(view, known.isModal ? 'modal' : 'home');
  const shown = { ...known, view, hash: newHash(state), errors: {} };
  state.views.set(id, shown);
  state.listeners.say({ kind: 'view', user: known.user, viewId: id });
  return shown;
}

function rootOf(state: SlackState, { id, previousId }: SlackView): string {
  const below = previousId === null ? undefined : state.views.get(previousId);
  return below === undefined ? id : rootOf(state, below);
}

/** How a view looks to the app. */
export function viewJson(state: SlackState, shown: SlackView, values: Json = {}): Json {
  const { id, hash, view, previousId } = shown;
  return {
    private_metadata: '',
    callback_id: '',
    ...view,
    id,
    team_id: state.teamId,
    app_id: state.appId,
    bot_id: state.botId,
    hash,
    state: { values },
    root_view_id: rootOf(state, shown),
    previous_view_id: previousId,
  };
}
