import { z } from 'zod';
import { argumentsOf, type Method, type MethodCall } from './method.ts';
import { SlackRefusal } from './refusal.ts';
import type { Json } from './types.ts';
import { modalsOf, replaceView, showView, spendTrigger, viewJson } from './views.ts';

const view = z.record(z.string(), z.unknown());
const opening = z.looseObject({ trigger_id: z.string().optional(), view });
const changing = z.looseObject({
  view_id: z.string().optional(),
  external_id: z.string().optional(),
  hash: z.string().optional(),
  view,
});
const publishing = z.looseObject({ user_id: z.string(), hash: z.string().optional(), view });

function open({ state, args }: MethodCall): Json {
  const given = argumentsOf(opening, args);
  const user = spendTrigger(state, given.trigger_id);
  for (const { id } of modalsOf(state, user)) state.views.delete(id);
  return { view: viewJson(state, showView(state, user, given.view)) };
}

function push({ state, args }: MethodCall): Json {
  const given = argumentsOf(opening, args);
  const user = spendTrigger(state, given.trigger_id);
  return { view: viewJson(state, showView(state, user, given.view)) };
}

function update({ state, args }: MethodCall): Json {
  const given = argumentsOf(changing, args);
  const known = [...state.views.values()].find(
    (one) =>
      one.id === given.view_id || (given.external_id !== undefined && one.view['external_id'] === given.external_id),
  );
  if (known === undefined) throw new SlackRefusal('not_found');
  if (given.hash !== undefined && given.hash !== known.hash) throw new SlackRefusal('hash_conflict');
  return { view: viewJson(state, replaceView(state, known.id, given.view)) };
}

function publish({ state, args }: MethodCall): Json {
  const given = argumentsOf(publishing, args);
  if (!state.members.has(given.user_id)) throw new SlackRefusal('user_not_found');
  const known = [...state.views.values()].find((one) => !one.isModal && one.user === given.user_id);
  if (known !== undefined && given.hash !== undefined && given.hash !== known.hash)
    throw new SlackRefusal('hash_conflict');
  const shown =
    known === undefined ? showView(state, given.user_id, given.view) : replaceView(state, known.id, given.view);
  return { view: viewJson(state, shown) };
}

/** Modals and home tabs. */
export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': { scopes: [], run: open },
  'views.push': { scopes: [], run: push },
  'views.update': { scopes: [], run: update },
  'views.publish': { scopes: [], run: publish },
};
