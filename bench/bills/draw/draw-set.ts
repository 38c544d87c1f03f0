import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Layout, layouts } from './layouts/index.ts';
import { type OtherLayout, otherLayouts } from './layouts/others.ts';
import { photograph, type Spoiling } from './photo/photograph.ts';
import { createRandom, mixSeed, type Random } from './random.ts';
import type { Difficulty, Draft, OtherDraft, Truth } from './truth.ts';

export type SetOptions = {
  readonly count: number;
  readonly seed: number;
  readonly hardShare: number;
  readonly only?: string;
};

/** What one picture will show. */
type Plan = {
  readonly layout: Layout | OtherLayout;
  readonly isBill: boolean;
  readonly difficulty: Difficulty;
  readonly spoiling?: Spoiling;
};

const OTHER_SHARE = 0.11;
const UNREADABLE_SHARE = 0.05;

/** Deals out every card before any comes twice. */
const createDeck = <T>(random: Random, cards: readonly T[]): (() => T) => {
  let left: T[] = [];
  return () => {
    if (left.length === 0) left = random.shuffle(cards);
    const card = left.pop();
    if (card === undefined) throw new Error('an empty deck');
    return card;
  };
};

const pickDifficulty = (random: Random, hardShare: number): Difficulty => {
  if (random.chance(hardShare)) return 'hard';
  return random.chance(0.5) ? 'easy' : 'medium';
};

/** What every picture of a set shows; a longer set of the same seed starts with the same pictures. */
const planSet = ({ count, seed, hardShare, only }: SetOptions): Plan[] => {
  const random = createRandom(mixSeed(seed));
  const isWanted = ({ name }: { name: string }): boolean => only === undefined || name.includes(only);
  const [bills, others] = [layouts.filter(isWanted), otherLayouts.filter(isWanted)];
  const billDeck = createDeck(random, bills);
  const otherDeck = createDeck(random, others);
  return Array.from({ length: count }, (): Plan => {
    const fate = random.next();
    const difficulty = pickDifficulty(random, hardShare);
    if (others.length > 0 && (fate < OTHER_SHARE || bills.length === 0))
      return { layout: otherDeck(), isBill: false, difficulty };
    if (fate < OTHER_SHARE + UNREADABLE_SHARE && only === undefined) {
      return {
        layout: billDeck(),
        isBill: true,
        difficulty: 'unreadable',
        spoiling: random.pick(['blurred', 'blurred', 'dark', 'cut off']),
      };
    }
    return { layout: billDeck(), isBill: true, difficulty };
  });
};

const NOTHING = {
  kind: 'none',
  expect: 'reject',
  supplier: null,
  usage: null,
  period: null,
  month: null,
  amountYen: null,
} as const;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Draws and photographs one picture; answers its line of `truth.json` and the file. */
const drawOne = (plan: Plan, seed: number, index: number): { truth: Truth; jpeg: Uint8Array } => {
  const random = createRandom(mixSeed(seed, index + 1));
  const draft: Draft | OtherDraft = plan.layout.draw(random);
  const { jpeg, effects } = photograph(draft.sheet, plan.difficulty, random, plan.spoiling);
  const file = `${String(index + 1).padStart(3, '0')}.jpg`;
  const notes = [draft.notes, effects.join(', ')].filter((part) => part !== '').join(' | ');
  const common = { file, difficulty: plan.difficulty, notes, layout: snake(plan.layout.name) };
  if (draft.reading === undefined) return { jpeg, truth: { ...common, ...NOTHING } };
  if (plan.spoiling !== undefined) {
    return {
      jpeg,
      truth: { ...common, ...NOTHING, actual: draft.reading, notes: `unreadable photo of a bill: ${notes}` },
    };
  }
  return { jpeg, truth: { ...common, expect: 'read', ...draft.reading } };
};

/** Writes the pictures `first`, `first + step`, … of a set into a folder and answers their lines of truth. */
export const drawPart = (folder: string, options: SetOptions, first: number, step: number): Truth[] => {
  mkdirSync(folder, { recursive: true });
  return planSet(options).flatMap((plan, index) => {
    if (index % step !== first) return [];
    const { truth, jpeg } = drawOne(plan, options.seed, index);
    writeFileSync(join(folder, truth.file), jpeg);
    return [truth];
  });
};
