import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReadingLine } from '../../db/repositories/readings.ts';
import { compareLines, type Difference } from './compare.ts';
import { parseTranscript, type Step, type Transcript, TranscriptError } from './parse.ts';
import type { Stage } from './stage.ts';

/** A transcript as it was really played, and where that is not what was expected. */
export type Played = { readonly lines: readonly string[]; readonly differences: readonly Difference[] };

/** Reads a transcript file. @throws {TranscriptError} */
export async function readTranscript(path: string): Promise<Transcript> {
  return parseTranscript(await readFile(path, 'utf8'));
}

/** Plays the transcripts that this one builds on (`after: joining.txt`), without comparing. */
export async function playBefore(stage: Stage, transcript: Transcript, path: string): Promise<void> {
  const before = transcript.settings['after'];
  if (before === undefined) return;
  const file = join(dirname(path), before);
  const earlier = await readTranscript(file);
  await playBefore(stage, earlier, file);
  await play(stage, earlier);
}

/** Plays a transcript through the whole program, one stretch after the other: something is done, then the bot speaks. */
export async function play(stage: Stage, transcript: Transcript): Promise<Played> {
  const lines: string[] = [];
  const differences: Difference[] = [];
  for (const stretch of stretchesOf(transcript.steps)) {
    const before = await stage.ledger();
    if (stretch.act !== null) {
      lines.push(await perform(stage, stretch.act));
    }
    const said = await stage.settle();
    const rows = newRows(before, await stage.ledger());
    lines.push(
      ...said.map((text) => `ボット> ${text.replaceAll(/\n+/g, '\n  ')}`),
      ...rows.map((row) => `台帳+ ${row}`),
    );
    const at = stretch.act?.at ?? 0;
    differences.push(...compareLines(stretch.bot, said, at), ...compareLines(stretch.ledger, rows, at));
  }
  return { lines, differences };
}

type Of<K extends Step['kind']> = Extract<Step, { kind: K }>;
type Act = Of<'says' | 'taps' | 'sends' | 'clock' | 'consultant'>;
type Stretch = { readonly act: Act | null; readonly bot: Of<'bot'>[]; readonly ledger: Of<'ledger'>[] };

function stretchesOf(steps: readonly Step[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const step of steps) {
    const last = stretches.at(-1);
    if (step.kind === 'bot') last?.bot.push(step);
    else if (step.kind === 'ledger') last?.ledger.push(step);
    else stretches.push({ act: step, bot: [], ledger: [] });
  }
  return stretches;
}

async function perform(stage: Stage, act: Act): Promise<string> {
  if (act.kind === 'clock') {
    stage.setClock(act.moment);
    return `時計> ${writtenMoment(act.moment)}`;
  }
  if (act.kind === 'consultant') {
    await stage.consultant(act.act);
    return `相談員> [${act.act}]`;
  }
  if (act.kind === 'sends') {
    await sendThing(stage, act);
    return `事業者> [${[act.what, act.file].filter((part) => part !== null).join(' ')}]`;
  }
  if (act.kind === 'taps') {
    await stage.owner.tap(act.label);
    return `事業者> [${act.label}]`;
  }
  await stage.owner.text(act.text.replaceAll('{code}', stage.code));
  return `事業者> ${act.text.replaceAll('\n', '\n  ')}`;
}

/** As a transcript writes it, in Japanese time. */
function writtenMoment(moment: Date): string {
  return new Date(moment.getTime() + 9 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

// A picture of one grey point, on which there is nothing to read.
const smallestPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type Sender = (owner: Stage['owner'], file: string | null) => Promise<unknown>;

/** Things that are no words. 「ブロック解除」 stands before 「ブロック」, whose beginning it shares. */
const senders: readonly (readonly [RegExp, Sender])[] = [
  [/友だち追加|follow/, (owner) => owner.follow()],
  [/ブロック解除|unblock/, (owner) => owner.unblock()],
  [/ブロック|block/, (owner) => owner.block()],
  [/スタンプ|sticker/, (owner, file) => owner.sticker({ ...sticker, keywords: file === null ? [] : [file] })],
  [/写真|photo/, async (owner, file) => owner.image(file === null ? smallestPng : await readFile(file), 'image/png')],
  [/取消|unsend/, (owner) => unsendLast(owner)],
];
const sticker = { packageId: '446', stickerId: '1988' };

async function sendThing({ owner }: Stage, { what, file, at }: Of<'sends'>): Promise<void> {
  const sender = senders.find(([words]) => words.test(what))?.[1];
  if (sender === undefined) throw new TranscriptError(`line ${at + 1}: not yet playable: ${what}`);
  await sender(owner, file);
}

async function unsendLast(owner: Stage['owner']): Promise<void> {
  const last = owner.screen().findLast((entry) => entry.from === 'owner');
  if (last !== undefined) await owner.unsend(last.id);
}

function newRows(before: readonly ReadingLine[], after: readonly ReadingLine[]): readonly string[] {
  const known = new Map(before.map((row) => [row.id, row]));
  // Rows of one moment have no order of their own: by month and kind they are always the same.
  const sorted = after.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)));
  return sorted.flatMap((row) => {
    const text = `${nameOf(row)} ${row.quantity.value} ${row.quantity.unit} ${row.period.from}..${row.period.to}`;
    const old = known.get(row.id);
    if (old === undefined) return [row.revision > 1 ? `${text} 訂正` : text];
    return old.withdrawnAt === null && row.withdrawnAt !== null ? [`${text} 取消`] : [];
  });
}

function orderOf(row: ReadingLine): string {
  return `${row.month} ${nameOf(row)} ${String(row.revision).padStart(4, '0')}`;
}

function nameOf({ kind, sort }: ReadingLine): string {
  return sort === null ? kind : `${kind} ${sort}`;
}
