import type { messagingApi } from '@line/bot-sdk';
import type { CardRow, MessageView } from '../../bot/message.ts';
import { colonAfter, countGraphemes, displayWidth, shortText } from '../shared/text.ts';
import { colours, flexText, separator, styles } from './card-style.ts';
import { choiceAction, MAX_LABEL, numberedChoices, type Say } from './choices.ts';
import { MAX_BUBBLE_BYTES } from './limits-flex.ts';
import { textMessages } from './render-text.ts';

type Card = Extract<MessageView, { view: 'card' }>;

/** UTF-16 units of an alternative text. */
export const MAX_ALT = 1500;
const MAX_BUTTONS = 4;
/** Half-width characters that fit side by side in a bubble; wider labels and values stand one above the other. */
const WIDE = { label: 14, value: 18, strong: 15 } as const;

/** Whether the card's choices are buttons below it; otherwise they are quick replies. */
export function hasButtons(card: Card, say: Say): boolean {
  const choices = card.choices ?? [];
  const fits = choices.every((choice) => countGraphemes(say(choice.label)) <= MAX_LABEL);
  return choices.length > 0 && choices.length <= MAX_BUTTONS && fits;
}

/** The whole card as text, for notifications, old devices and readers of the screen. */
export function cardAsText(card: Card, say: Say): string {
  const rows = card.rows.map((row) => rowAsText(row, say));
  const choices = card.choices ?? [];
  const parts = [
    say(card.title),
    card.lead === undefined ? '' : say(card.lead),
    rows.join('\n'),
    card.note === undefined ? '' : say(card.note),
    card.hint === undefined ? '' : say(card.hint),
    choices.length === 0 ? '' : choicesAsText(card, say),
  ];
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}

function rowAsText(row: CardRow, say: Say): string {
  const label = say(row.label);
  return label.trim() === '' ? say(row.value) : `${label}${colonAfter(label)}${say(row.value)}`;
}

function choicesAsText({ choices = [], aside }: Card, say: Say): string {
  return aside === true ? choices.map(({ label }) => say(label)).join('\n') : numberedChoices(choices, say);
}

/** The https address of a path of ours; null where there is none. */
type AddressOf = (path: string) => string | null;

function drawRow(row: CardRow, say: Say, addressOf: AddressOf): messagingApi.FlexBox {
  const box = withPicture(drawLine(row, say), row, addressOf);
  return row.choice === undefined ? box : { ...box, action: choiceAction(row.choice, say) };
}

function withPicture(box: messagingApi.FlexBox, { picture }: CardRow, addressOf: AddressOf): messagingApi.FlexBox {
  const url = picture === undefined ? null : addressOf(picture.path);
  if (picture === undefined || url === null) return box;
  const { width, height } = picture;
  const image: messagingApi.FlexImage = { type: 'image', url, size: 'full', aspectRatio: `${width}:${height}` };
  return { type: 'box', layout: 'vertical', spacing: 'sm', contents: [box, image] };
}

function drawLine(row: CardRow, say: Say): messagingApi.FlexBox {
  const [label, value] = [say(row.label), say(row.value)];
  const kind = row.strong === true ? 'strong' : 'value';
  const valueStyle = styles[kind];
  const labelStyle = row.choice === undefined ? styles.label : styles.pressable;
  // A line without a name is there to be pressed.
  if (label.trim() === '') return { type: 'box', layout: 'vertical', contents: [flexText(value, styles.link)] };
  if (displayWidth(label) > WIDE.label || displayWidth(value) > WIDE[kind]) {
    return {
      type: 'box',
      layout: 'vertical',
      spacing: 'xs',
      contents: [flexText(label, labelStyle), flexText(value, valueStyle)],
    };
  }
  return {
    type: 'box',
    layout: 'horizontal',
    spacing: 'md',
    alignItems: 'center',
    contents: [
      { ...flexText(label, labelStyle), flex: 4 },
      { ...flexText(value, valueStyle), flex: 6, align: 'end' },
    ],
  };
}

function drawBody(card: Card, say: Say, addressOf: AddressOf): messagingApi.FlexBox {
  const title = say(card.title);
  const lead = card.lead === undefined ? '' : say(card.lead);
  const choices = card.choices ?? [];
  const rows = card.rows.map((row) => drawRow(row, say, addressOf));
  const notes = [
    ...(card.note === undefined ? [] : [say(card.note)]),
    ...(card.hint === undefined ? [] : [say(card.hint)]),
    ...(choices.length === 0 || hasButtons(card, say) ? [] : [choicesAsText(card, say)]),
  ].filter((note) => note.trim() !== '');
  const parts: readonly (readonly messagingApi.FlexComponent[])[] = [
    title.trim() === '' ? [] : [flexText(title, styles.title)],
    lead.trim() === '' ? [] : [{ ...flexText(lead, styles.lead), margin: 'lg' }],
    rows.length === 0 ? [] : [{ type: 'box', layout: 'vertical', spacing: 'md', margin: 'lg', contents: rows }],
    ...notes.map((note) => [{ ...flexText(note, styles.note), margin: 'lg' }]),
  ];
  const filled = parts.filter((part) => part.length > 0);
  return {
    type: 'box',
    layout: 'vertical',
    paddingAll: '20px',
    contents: filled.flatMap((part, index) => (index === 0 ? part : [separator, ...part])),
  };
}

function drawFooter(card: Card, say: Say): messagingApi.FlexBox {
  const buttons = (card.choices ?? []).map(
    (choice, index): messagingApi.FlexButton => ({
      type: 'button',
      ...(index === 0 && card.even !== true ? { style: 'primary', color: colours.accent } : { style: 'secondary' }),
      adjustMode: 'shrink-to-fit',
      action: choiceAction(choice, say),
    }),
  );
  return { type: 'box', layout: 'vertical', spacing: 'sm', paddingAll: '16px', contents: buttons };
}

/** A card as a Flex bubble; as plain text when it would be larger than LINE allows. */
export function drawCard(card: Card, say: Say, addressOf: AddressOf = () => null): readonly messagingApi.Message[] {
  const bubble: messagingApi.FlexBubble = {
    type: 'bubble',
    size: 'mega',
    body: drawBody(card, say, addressOf),
    ...(hasButtons(card, say) && { footer: drawFooter(card, say) }),
    styles: { body: { backgroundColor: colours.ground }, footer: { backgroundColor: colours.ground } },
  };
  const text = cardAsText(card, say);
  if (Buffer.byteLength(JSON.stringify(bubble)) > MAX_BUBBLE_BYTES) return textMessages(text);
  return [{ type: 'flex', altText: shortText(text, MAX_ALT), contents: bubble }];
}
