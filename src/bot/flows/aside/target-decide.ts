import { isSameTarget, knownYears, type SaidTarget, targetsOf } from '../../advice/target-facts.ts';
import type { RecordEffect } from '../../effect.ts';
import type { Choice, MessageView, Text } from '../../message.ts';
import { line, type Moment, sayText } from '../talk.ts';
import { type Aside, asideChoice, type Press } from './aside.ts';
import { planCard, readWanted } from './target-plan.ts';
import { readTargetArgs, targetArgs, targetText } from './target-words.ts';

const seeChoice = asideChoice(line('target.see'), 'target');

function card(title: Text, lead: Text | null, choices: readonly Choice[]): MessageView {
  const more = lead === null ? {} : { lead };
  return { view: 'card', title, ...more, rows: [], choices, even: true, aside: true };
}

const saved = (target: SaidTarget | null): RecordEffect => ({ do: 'save-advice', record: { about: 'target', target } });

/** A base that was offered and is whole no more is not set. */
function baseOf(year: number, { facts }: Moment) {
  return knownYears(facts).find((one) => one.year === year) ?? null;
}

const plan: Press = ([base, ...wanted], moment) => {
  const found = baseOf(Number(base), moment);
  if (found === null) return { views: sayText(line('target.base-gone')) };
  return { views: [planCard(found, readWanted(wanted), moment.facts)] };
};

/** Stored after it was shown; pressed again, it is there already. */
const set: Press = (args, moment) => {
  const target = readTargetArgs(args);
  if (target === null) return null;
  if (baseOf(target.baseYear, moment) === null) return { views: sayText(line('target.base-gone')) };
  const isSet = isSameTarget(targetsOf(moment.facts).at(-1) ?? null, target);
  const undo = asideChoice(line('target.undo'), 'target-undo', ...targetArgs(target));
  return {
    views: [card(line(isSet ? 'target.set-already' : 'target.set-done'), targetText(target), [seeChoice, undo])],
    effects: isSet ? [] : [saved(target)],
  };
};

/** Given up at once, and taken back as quickly: only the target that the button stood under. */
const drop: Press = (args, { facts }) => {
  const target = readTargetArgs(args);
  if (target === null) return null;
  const isSet = isSameTarget(targetsOf(facts).at(-1) ?? null, target);
  if (!isSet) return stale();
  return {
    views: [
      card(line('target.dropped'), targetText(target), [
        asideChoice(line('target.undo'), 'target-again', ...targetArgs(target)),
      ]),
    ],
    effects: [saved(null)],
  };
};

const stale = (): Aside => ({ views: [card(line('target.stale'), null, [seeChoice])] });

/** 取り消す takes back what it stood under, once; what was before counts again. */
const undo: Press = (args, { facts }) => {
  const target = readTargetArgs(args);
  if (target === null) return null;
  const kept = targetsOf(facts);
  const [before, now] = [kept.at(-2), kept.at(-1) ?? null];
  return before === undefined || !isSameTarget(now, target) ? stale() : backTo(before);
};

/** A target that was given up counts again, unless another was set since. */
const again: Press = (args, { facts }) => {
  const target = readTargetArgs(args);
  if (target === null) return null;
  const { advice = [] } = facts;
  const wasSet = advice.some((one) => one.about === 'target' && isSameTarget(one.target, target));
  return wasSet && targetsOf(facts).at(-1) == null ? backTo(target) : stale();
};

function backTo(target: SaidTarget | null): Aside {
  const lead = target === null ? line('target.none-now') : targetText(target);
  return { views: [card(line('target.undone'), lead, [seeChoice])], effects: [saved(target)] };
}

const joined =
  (press: Press): Press =>
  (args, moment) =>
    moment.facts.business === null ? { views: sayText(line('target.not-joined')) } : press(args, moment);

/** What is decided about a target. */
export const targetDecisions: Readonly<Record<string, Press>> = {
  'target-plan': joined(plan),
  'target-set': joined(set),
  'target-drop': joined(drop),
  'target-undo': joined(undo),
  'target-again': joined(again),
};
