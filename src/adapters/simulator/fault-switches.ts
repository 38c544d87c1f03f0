import type { StageFaults } from './stage.ts';
import type { FaultPlan } from './twin-face.ts';

const KINDS = { '429': 'rate-429', '500': '500', lost: 'drop-after' } as const;
const NAMES = ['429', '500', 'lost'] as const;
const NONE: StageFaults = { '429': false, '500': false, lost: false, redeliver: false };

/** The page's switches; `set` answers what is on afterwards. */
export type FaultSwitches = {
  readonly now: () => StageFaults;
  readonly set: (change: Partial<StageFaults>) => StageFaults;
};

/** An answer fails in one way at a time: the switch turned on last wins. */
function combine(before: StageFaults, change: Partial<StageFaults>): StageFaults {
  const turnedOn = NAMES.find((name) => change[name] === true && !before[name]);
  const answers = turnedOn === undefined ? before : { ...NONE, redeliver: before.redeliver };
  return { ...answers, ...change };
}

/** Builds switches, all off, that last until they are turned off. */
export function createFaultSwitches(faults: FaultPlan): FaultSwitches {
  let state = NONE;
  return {
    now: () => state,
    set: (change) => {
      state = combine(state, change);
      faults.clear();
      for (const name of NAMES) if (state[name]) faults.plan('*', KINDS[name], Number.POSITIVE_INFINITY);
      return state;
    },
  };
}
