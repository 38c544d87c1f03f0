/** One line of a transcript: what the owner or a consultant does, what the clock does, or what is expected. */
export type Step =
  | { readonly at: number; readonly kind: 'says'; readonly text: string }
  | { readonly at: number; readonly kind: 'taps'; readonly label: string }
  | { readonly at: number; readonly kind: 'sends'; readonly what: string; readonly file: string | null }
  | { readonly at: number; readonly kind: 'clock'; readonly moment: Date }
  | { readonly at: number; readonly kind: 'consultant'; readonly act: string }
  | { readonly at: number; readonly kind: 'bot'; readonly text: string }
  | { readonly at: number; readonly kind: 'ledger'; readonly text: string };

/** A transcript: its settings from the first comment lines, and its steps. */
export type Transcript = {
  readonly title: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
};

/** A line that is none of the known forms. */
export class TranscriptError extends Error {
  readonly code = 'transcript-invalid';
}

const owner = /^(?:事業者|owner)>\s?(.*)$/;
const bot = /^(?:ボット|bot)>\s?(.*)$/;
const ledger = /^(?:台帳|ledger)\+\s*(.*)$/;
const clock = /^(?:時計|clock)>\s*(.*)$/;
const consultant = /^(?:相談員|consultant)>\s*\[(.*)\]$/;
const bracket = /^\[(.*)\]$/;
const things =
  /^(写真|photo|スタンプ|sticker|位置|location|ブロック|block|ブロック解除|unblock|友だち追加|follow|取消|unsend)(?:\s+(.+))?$/;

/** Reads a transcript. Indented lines belong to the line before. @throws {TranscriptError} */
export function parseTranscript(text: string): Transcript {
  const lines = text.split(/\r?\n/).map((line, at) => ({ line: line.trimEnd(), at }));
  const comments = lines.filter(({ line }) => line.startsWith('#')).map(({ line }) => line);
  const steps: Step[] = [];
  for (const { line, at } of lines) {
    if (line === '' || line.startsWith('#')) continue;
    const isIndented = /^[\s　]/.test(line);
    steps.push(isIndented ? continued(steps.pop(), line.trim(), at) : stepOf(line, at));
  }
  const title = comments[0]?.replace(/^#+\s*/, '').replace(/\s+\w+:\s.*$/, '') ?? '';
  return { title, settings: settingsIn(comments), steps };
}

function settingsIn(comments: readonly string[]): Record<string, string> {
  const pairs = comments.flatMap((line) => [...line.matchAll(/(\w+):\s+(\S+)/g)]);
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]));
}

function continued(before: Step | undefined, line: string, at: number): Step {
  if (before === undefined || !('text' in before))
    throw new TranscriptError(`line ${at + 1}: belongs to nothing: ${line}`);
  return { ...before, text: `${before.text}\n${line}` };
}

function stepOf(line: string, at: number): Step {
  const says = owner.exec(line)?.[1];
  if (says !== undefined) return ownerStep(says, at);
  const answer = bot.exec(line)?.[1];
  if (answer !== undefined) return { at, kind: 'bot', text: answer };
  const row = ledger.exec(line)?.[1];
  if (row !== undefined) return { at, kind: 'ledger', text: row };
  const moment = clock.exec(line)?.[1];
  if (moment !== undefined) return { at, kind: 'clock', moment: momentOf(moment, at) };
  const act = consultant.exec(line)?.[1];
  if (act !== undefined) return { at, kind: 'consultant', act };
  throw new TranscriptError(`line ${at + 1}: neither 事業者>, 相談員>, ボット>, 台帳+ nor 時計>: ${line}`);
}

function ownerStep(said: string, at: number): Step {
  const inside = bracket.exec(said)?.[1];
  if (inside === undefined) return { at, kind: 'says', text: said };
  const thing = things.exec(inside);
  if (thing === null) return { at, kind: 'taps', label: inside };
  return { at, kind: 'sends', what: thing[1] ?? '', file: thing[2] ?? null };
}

/** `2026-12-10` or `2026-12-10 09:30`, Japanese time; a day alone is its morning. */
export function momentOf(text: string, at = 0): Date {
  const [, day, time = '09:00'] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}))?$/.exec(text.trim()) ?? [];
  const moment = new Date(`${day}T${time}:00+09:00`);
  if (day === undefined || Number.isNaN(moment.getTime()))
    throw new TranscriptError(`line ${at + 1}: not a day: ${text}`);
  return moment;
}
