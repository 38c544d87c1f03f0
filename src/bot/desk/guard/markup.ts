import { type Draft, type Stretch, stretches } from './finding.ts';

const patterns: readonly RegExp[] = [
  /<[@#!][^>\n]*>/g,
  /<(?:https?|mailto|tel):[^>\n]*>/g,
  /(?<![\w])@(?:channel|here|everyone)\b/g,
  // 10:00:30 is a time.
  /(?<![\w:]):(?!\d+:)[a-z\d_+'-]{2,}:(?![\w])/g,
  /(?<![\w*])\*(?![\s*])[^*\n]{1,80}(?<!\s)\*(?![\w*])/g,
  /(?<![\w~])~(?![\s~])[^~\n]{1,80}(?<!\s)~(?![\w~])/g,
  /`{1,3}[^`\n]+`{1,3}|```/g,
  /^>+ /gm,
  /&(?:amp|lt|gt);/g,
];

/** What only the consultants' chat can show. */
export function markup({ text }: Draft): readonly Stretch[] {
  return patterns.flatMap((pattern) => stretches(text, pattern));
}
