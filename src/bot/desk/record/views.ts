import type { DeskEvent } from '../consultation/event.ts';
import type { Stepped } from '../consultation/move.ts';
import type { Reason } from '../consultation/reasons.ts';
import { type DeskState, isHeld, type OpenState } from '../consultation/state.ts';

/** What the record shows of a case after a step. Null: as it was, but a case that is open has no resolution. */
export type CaseView = {
  readonly id: string;
  readonly state: string;
  readonly handler: string | null;
  readonly card: string | null;
  readonly resolution: string | null;
  readonly closed: boolean;
  readonly complaint: boolean;
};

/** A case that this step has opened. */
export type OpenedCase = { readonly id: string; readonly reason: Reason; readonly openedAt: string };

/** The case that the step opened, if it did. */
export function openedBy(before: DeskState, { state }: Stepped): OpenedCase | null {
  if (state.at === 'bot' || idOf(before) === state.consultationId) return null;
  return { id: state.consultationId, reason: state.reason, openedAt: state.since };
}

/** The cases of a step as they stand now: the one that is open, and the one that it ended. */
export function viewsAfter(before: DeskState, stepped: Stepped, event: DeskEvent): readonly CaseView[] {
  const { state } = stepped;
  const complaint = event.kind === 'requested' && event.reason === 'complaint';
  const open = state.at === 'bot' ? [] : [viewOf(state, complaint)];
  if (before.at === 'bot' || before.consultationId === idOf(state)) return open;
  return [endedView(before, stepped), ...open];
}

function idOf(state: DeskState): string | null {
  return state.at === 'bot' ? null : state.consultationId;
}

/** Given back to the bot it is over, whatever the bot says next. */
function viewOf(state: OpenState, complaint: boolean): CaseView {
  const closed = state.at === 'returning';
  return {
    id: state.consultationId,
    state: closed ? 'closed' : state.at,
    handler: isHeld(state) ? state.owner : null,
    card: state.card,
    resolution: 'resolution' in state ? state.resolution : null,
    closed,
    complaint,
  };
}

function endedView(before: OpenState, { effects }: Stepped): CaseView {
  const entries = effects.flatMap((effect) => (effect.do === 'log' ? [effect.entry] : []));
  const resolved = entries.find(({ what }) => what === 'resolved')?.about ?? null;
  return {
    ...viewOf(before, false),
    state: 'closed',
    resolution: resolved ?? viewOf(before, false).resolution,
    closed: true,
  };
}
