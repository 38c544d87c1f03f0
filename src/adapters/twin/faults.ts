/** What can go wrong with an answer. `drop-before`: nothing was accepted; `drop-after`: accepted, the answer is lost. */
export type FaultKind = 'rate-429' | 'quota-429' | '500' | 'drop-before' | 'drop-after' | 'slow';

/** `ms`: how long `slow` takes in real time, 3,000 unless told; `retryAfter`: seconds, for a 429 of Slack. */
export type Fault = { readonly kind: FaultKind; readonly ms?: number; readonly retryAfter?: number };

/** Faults waiting for the next calls of an endpoint; `'*'` = whichever comes. */
export type FaultQueue = {
  readonly plan: (endpoint: string, fault: FaultKind | Fault, times?: number) => void;
  readonly take: (endpoint: string) => Fault | null;
  /** How many are still waiting. */
  readonly waiting: () => number;
  readonly clear: () => void;
};

/** Builds an empty queue; `times` of Infinity lasts until `clear`. */
export function createFaultQueue(): FaultQueue {
  let planned: { endpoint: string; fault: Fault; left: number }[] = [];
  return {
    plan: (endpoint, fault, times = 1) => {
      planned.push({ endpoint, fault: typeof fault === 'string' ? { kind: fault } : fault, left: times });
    },
    take: (endpoint) => {
      const found = planned.find((one) => one.endpoint === endpoint || one.endpoint === '*');
      if (found === undefined) return null;
      found.left -= 1;
      planned = planned.filter((one) => one.left > 0);
      return found.fault;
    },
    waiting: () => planned.reduce((sum, one) => sum + one.left, 0),
    clear: () => {
      planned = [];
    },
  };
}

const SLOW_MS = 3_000;

/** Waits as a `slow` fault does, in real time. */
export function waitAsFault(fault: Fault | null): Promise<void> {
  if (fault?.kind !== 'slow') return Promise.resolve();
  return new Promise((resolve) => setTimeout(resolve, fault.ms ?? SLOW_MS));
}
