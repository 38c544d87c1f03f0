import type { CardRow, MessageView } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { colonAfter } from '../shared/text.ts';
import { lines, MAX_HEADER, plain, type Run, type SlackMessage, section } from './blocks.ts';
import { button, choiceBlocks, type Drawing, numberedChoices, type Say } from './choices.ts';
import { countPoints } from './limits.ts';
import { fallback, textBlocks } from './render-text.ts';

type Card = Extract<MessageView, { view: 'card' }>;

function rowAsText(row: CardRow, say: Say): string {
  const label = say(row.label);
  return `${label}${label === '' ? '' : colonAfter(label)}${say(row.value)}`;
}

/** The whole card as text. */
function cardAsText(card: Card, say: Say): string {
  const parts = [
    say(card.title),
    card.lead === undefined ? '' : say(card.lead),
    card.rows.map((row) => rowAsText(row, say)).join('\n'),
    card.note === undefined ? '' : say(card.note),
    card.hint === undefined ? '' : say(card.hint),
    choicesAsText(card, say),
  ];
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}

function choicesAsText({ choices = [], aside }: Card, say: Say): string {
  return aside === true ? choices.map(({ label }) => say(label)).join('\n') : numberedChoices(choices, say);
}

function titleBlocks(title: string): readonly SlackJson[] {
  if (title.trim() === '') return [];
  const fits = countPoints(title) <= MAX_HEADER && !title.includes('\n');
  return fits ? [{ type: 'header', text: plain(title) }] : textBlocks(title);
}

function runsOf(row: CardRow, say: Say): readonly Run[] {
  const label = say(row.label);
  const value = say(row.value);
  const text = value.trim() === '' ? '－' : value;
  return [{ text: label === '' ? '' : `${label}${colonAfter(label)}` }, row.strong ? { text, bold: true } : { text }];
}

function pictureOf({ picture, label }: CardRow, { say, addressOf }: Drawing): readonly SlackJson[] {
  const url = picture === undefined ? null : addressOf(picture.path);
  return url === null ? [] : [{ type: 'image', image_url: url, alt_text: say(label) || '－' }];
}

/** So many rows in one block: a message is cut between blocks. */
const ROWS_TOGETHER = 20;

/** Whether a row stands in one block with the row before it. */
function joins(before: CardRow | undefined, row: CardRow, count: number): boolean {
  const isPlain = row.choice === undefined && before?.choice === undefined && before?.picture === undefined;
  return before !== undefined && isPlain && count < ROWS_TOGETHER;
}

/** Rows that only inform stand together; one that can be pressed has its button beside it. */
function rowBlocks(rows: readonly CardRow[], drawing: Drawing): readonly SlackJson[] {
  const groups: CardRow[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group !== undefined && joins(group.at(-1), row, group.length)) group.push(row);
    else groups.push([row]);
  }
  return groups.flatMap((group) => drawGroup(group, drawing));
}

function drawGroup(group: readonly CardRow[], drawing: Drawing): readonly SlackJson[] {
  const { say } = drawing;
  const pictures = group.flatMap((row) => pictureOf(row, drawing));
  const [row] = group;
  if (row?.choice === undefined) return [lines(group.map((one) => runsOf(one, say))), ...pictures];
  return [section(rowAsText(row, say), button(row.choice, drawing)), ...pictures];
}

/** A card as blocks: title, rows, note, buttons. */
export function drawCard(card: Card, drawing: Drawing): SlackMessage {
  const { say } = drawing;
  const lead = card.lead === undefined ? '' : say(card.lead);
  const note = [card.note, card.hint].flatMap((text) => (text === undefined ? [] : [say(text)])).join('\n');
  const blocks = [
    ...titleBlocks(say(card.title)),
    ...(lead.trim() === '' ? [] : textBlocks(lead)),
    ...rowBlocks(card.rows, drawing),
    ...(note.trim() === '' ? [] : textBlocks(note)),
    ...choiceBlocks(card.choices ?? [], drawing, card.even === true),
  ];
  return { text: fallback(cardAsText(card, say)), blocks };
}
