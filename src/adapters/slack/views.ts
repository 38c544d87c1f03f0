import { z } from 'zod';
import type { SlackDesk, SlackJson, SlackResult } from '../../bot/slack/desk.ts';
import { call, type SlackParts } from './call.ts';
import { checkView } from './limits.ts';

const shown = z.looseObject({ view: z.looseObject({ id: z.string(), hash: z.string().catch('') }) });

/** The SDK's types know every view; ours were checked against Slack's limits instead. */
const asView = z.custom<never>((view) => typeof view === 'object' && view !== null);

type Shown = { readonly viewId: string; readonly hash: string };

/** Shows a view by one call, unless it breaks a limit. Showing the same view twice shows nothing twice. */
async function show(
  parts: SlackParts,
  account: string,
  { view, ...how }: Pick<Parameters<typeof call>[2], 'method' | 'run'> & { readonly view: SlackJson },
): Promise<SlackResult<Shown>> {
  const faults = checkView(view);
  if (faults.length > 0) {
    parts.log.error('slack-message-invalid', { platform: 'slack', reason: faults[0]?.rule ?? '', method: how.method });
    return { result: 'refused', code: 'slack-message-invalid' };
  }
  const done = await call(parts, account, { ...how, answer: shown });
  return done.result === 'sent' ? { result: 'sent', viewId: done.view.id, hash: done.view.hash } : done;
}

/** Modals and home tabs. A trigger holds for three seconds and once: open first, fill in later. */
export function createViews(parts: SlackParts): Pick<SlackDesk, 'openModal' | 'updateModal' | 'publishHome'> {
  return {
    openModal: async (account, { trigger, view }) => {
      const opened = await show(parts, account, {
        method: 'views.open',
        view,
        run: (client) => client.views.open({ trigger_id: trigger, view: asView.parse(view) }),
      });
      // The trigger is spent: a second try could only be refused.
      return opened.result === 'later' && opened.ambiguous ? { result: 'unknown', code: opened.code } : opened;
    },
    updateModal: (account, { viewId, hash, view }) =>
      show(parts, account, {
        method: 'views.update',
        view,
        run: (client) =>
          client.views.update({ view_id: viewId, view: asView.parse(view), ...(hash === undefined ? {} : { hash }) }),
      }),
    publishHome: (account, { user, view }) =>
      show(parts, account, {
        method: 'views.publish',
        view,
        run: (client) => client.views.publish({ user_id: user, view: asView.parse(view) }),
      }),
  };
}
