import { deliver, type Target } from './client.ts';
import type { FakeLine } from './fake-line.ts';

/** One measurement: turns a second, and how long people and LINE waited. */
export type Result = {
  readonly users: number;
  readonly turnsPerSecond: number;
  readonly turnP50: number;
  readonly turnP99: number;
  readonly ackP50: number;
  readonly ackP99: number;
  readonly wrong: number;
};

let counter = 0;

/** Sends one text and waits for the answer to it. */
export async function say(
  target: Target,
  line: FakeLine,
  person: number,
  text: string,
): Promise<{ body: string; ms: number; ackMs: number }> {
  counter += 1;
  const token = `t${counter}`;
  const answered = line.answerTo(token);
  const sent = await deliver(target, person, { type: 'message', text }, token);
  const answer = await answered;
  return { body: answer.body, ms: answer.at - sent.at, ackMs: sent.ackMs };
}

/**
 * `users` people at once, each taking the next of `people` as soon as the one before is served: a figure, then yes.
 * The next message follows the answer at once. An answer is wrong when it does not hold the figure just given.
 */
export async function measure(
  target: Target,
  line: FakeLine,
  plan: { users: number; people: number; first: number },
): Promise<Result> {
  const turns: number[] = [];
  const acks: number[] = [];
  let wrong = 0;
  let next = 0;
  const serve = async (): Promise<void> => {
    while (next < plan.people) {
      const person = plan.first + next;
      next += 1;
      const figure = 1000 + Math.trunc(Math.random() * 900);
      const shown = figure.toLocaleString('en');
      for (const text of [String(figure), 'はい']) {
        const { body, ms, ackMs } = await say(target, line, person, text);
        turns.push(ms);
        acks.push(ackMs);
        if (!body.includes(shown)) wrong += 1;
      }
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: plan.users }, serve));
  const seconds = (performance.now() - began) / 1000;
  return {
    users: plan.users,
    turnsPerSecond: turns.length / seconds,
    turnP50: quantile(turns, 0.5),
    turnP99: quantile(turns, 0.99),
    ackP50: quantile(acks, 0.5),
    ackP99: quantile(acks, 0.99),
    wrong,
  };
}

/** Acknowledgements at a steady rate, in milliseconds. */
export async function measureAcks(
  target: Target,
  plan: { perSecond: number; seconds: number; people: number },
): Promise<{ p50: number; p99: number; max: number }> {
  const acks: Promise<number>[] = [];
  const total = plan.perSecond * plan.seconds;
  const began = performance.now();
  for (let at = 0; at < total; at += 1) {
    const due = began + (at * 1000) / plan.perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    counter += 1;
    const sent = deliver(target, at % plan.people, { type: 'message', text: 'ヘルプ' }, `a${counter}`);
    acks.push(sent.then((one) => one.ackMs));
  }
  const all = await Promise.all(acks);
  return { p50: quantile(all, 0.5), p99: quantile(all, 0.99), max: Math.max(...all) };
}

/** The value below which this share lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
