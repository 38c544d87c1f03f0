/**
 * Finds the weights of `ask` with the question sets, and says how good they are on questions left out of five:
 * `node scripts/train-ask.ts`. The same sets give the same weights.
 */
import { writeFileSync } from 'node:fs';
import { ask } from '../src/bot/ask/ask.ts';
import type { AskAnswer } from '../src/bot/ask/contract.ts';
import { candidatesFor, type Evidence, evidenceFor } from '../src/bot/ask/evidence.ts';
import { rank } from '../src/bot/ask/rank.ts';
import { read } from '../src/bot/ask/reading.ts';
import {
  listedIndex as index,
  mayBeAnswered,
  type Question,
  questionsIn,
  sets,
  today,
} from '../tests/bot/ask/measure.ts';

/** Sets that no word list was made with count more: on the others the words seem better than they are. */
const unseenWeight = 15;
const folds = 5;
const rounds = 400;
const sure = 0.5;

type Row = { readonly id: string; readonly evidence: Evidence; readonly right: number; readonly weight: number };
type Asked = {
  readonly question: Question;
  readonly unseen: boolean;
  readonly answer: AskAnswer;
  readonly rows: readonly Row[];
};
type Model = { readonly bias: number; readonly weights: Record<string, { weight: number; mean: number }> };

const weighed = ['sure', 'several', 'broad', 'open-words', 'unsure', 'outside', 'not-published'];
const all = sets.flatMap(({ name, unseen }) => questionsIn(`${name}.jsonl`).map((one) => asked(one, unseen)));

function asked(question: Question, unseen: boolean): Asked {
  const answer = ask(index, { ...question, today });
  const reading = read(question.text);
  const candidates = candidatesFor(index, reading, rank(index, reading));
  const rows = candidates.map((one) => ({
    id: one.entry.id,
    evidence: evidenceFor(index, reading, candidates, one),
    right: mayBeAnswered(question) && question.want.includes(one.entry.id) ? 1 : 0,
    weight: unseen ? unseenWeight : 1,
  }));
  return { question, unseen, answer, rows };
}

function isWeighed({ answer }: Asked): boolean {
  return weighed.includes(answer.because[0] ?? '');
}

function chanceOf({ bias, weights }: Model, evidence: Evidence): number {
  const sum = Object.entries(weights).reduce(
    (total, [name, { weight, mean }]) => total + weight * ((evidence[name] ?? 0) - mean),
    bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** Logistic regression by gradient descent with momentum, on evidence brought to one scale. */
function learn(rows: readonly Row[]): Model {
  const names = Object.keys(rows[0]?.evidence ?? {});
  const columns = names.map((name) => rows.map(({ evidence }) => evidence[name] ?? 0));
  const means = columns.map((column) => column.reduce((a, b) => a + b, 0) / column.length);
  const spreads = columns.map(
    (column, at) => Math.sqrt(column.reduce((a, b) => a + (b - (means[at] ?? 0)) ** 2, 0) / column.length) || 1,
  );
  const scaled = columns.map((column, at) => column.map((value) => (value - (means[at] ?? 0)) / (spreads[at] ?? 1)));
  const { bias, weights } = descend(rows, scaled);
  const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
  const named = names.map((name, at) => [
    name,
    { weight: rounded((weights[at] ?? 0) / (spreads[at] ?? 1)), mean: rounded(means[at] ?? 0) },
  ]);
  return { bias: rounded(bias), weights: Object.fromEntries(named) };
}

function descend(rows: readonly Row[], columns: readonly (readonly number[])[]) {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const weights = columns.map(() => 0);
  const speeds = columns.map(() => 0);
  let bias = 0;
  let biasSpeed = 0;
  for (let round = 0; round < rounds; round += 1) {
    const errors = rows.map(({ right, weight }, row) => {
      const sum = columns.reduce((all, column, at) => all + (weights[at] ?? 0) * (column[row] ?? 0), bias);
      return ((1 / (1 + Math.exp(-sum)) - right) * weight) / total;
    });
    for (const [at, column] of columns.entries()) {
      const slope = errors.reduce((sum, error, row) => sum + error * (column[row] ?? 0), 0.0005 * (weights[at] ?? 0));
      speeds[at] = 0.9 * (speeds[at] ?? 0) + slope;
      weights[at] = (weights[at] ?? 0) - (speeds[at] ?? 0);
    }
    biasSpeed = 0.9 * biasSpeed + errors.reduce((sum, error) => sum + error, 0);
    bias -= biasSpeed;
  }
  return { bias, weights };
}

function outcome(one: Asked, model: Model): { readonly answers: boolean; readonly right: boolean } {
  const { answer, rows, question } = one;
  const able = mayBeAnswered(question);
  if (!isWeighed(one)) {
    const right = able && question.want.includes(answer.items[0]?.id ?? '');
    return { answers: answer.decision === 'answer', right };
  }
  const [best] = rows
    .map((row) => ({ row, chance: chanceOf(model, row.evidence) }))
    .toSorted((a, b) => b.chance - a.chance);
  return { answers: (best?.chance ?? 0) >= sure, right: best?.row.right === 1 };
}

function report(
  name: string,
  some: readonly { readonly one: Asked; readonly answers: boolean; readonly right: boolean }[],
) {
  const able = some.filter(({ one }) => mayBeAnswered(one.question));
  const rest = some.filter(({ one }) => !mayBeAnswered(one.question));
  const answered = able.filter(({ answers }) => answers);
  const part = (few: number, many: number) => (few / many).toFixed(3);
  const right = part(answered.filter(({ right }) => right).length, answered.length);
  const silent = part(rest.filter(({ answers }) => !answers).length, rest.length);
  console.log(`${name}: right ${right}, answered ${part(answered.length, able.length)}, silent ${silent}`);
}

const rowsOf = (some: readonly Asked[]) => some.filter(isWeighed).flatMap(({ rows }) => rows);
const leftOut = Array.from({ length: folds }, (_, fold) => {
  const model = learn(rowsOf(all.filter((_, at) => at % folds !== fold)));
  return all.filter((_, at) => at % folds === fold).map((one) => ({ one, ...outcome(one, model) }));
}).flat();
report(
  'left out, unseen',
  leftOut.filter(({ one }) => one.unseen),
);
report(
  'left out, the sets the words were made with',
  leftOut.filter(({ one }) => !one.unseen),
);
const model = learn(rowsOf(all));
writeFileSync(new URL('../src/bot/ask/words/trust.json', import.meta.url), `${JSON.stringify(model, null, 2)}\n`);
