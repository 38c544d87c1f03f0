import type { CardRow, MessageView, Text, Words } from '../../../bot/message.ts';
import { displayWidth } from '../../shared/text.ts';
import { lines } from '../page.ts';

/** Writes a text out in the reader's language. */
export type Say = (text: Text | Words) => string;

/** The cards of the chat as HTML: what can be pressed there is only read here. */
export const drawViews = (views: readonly MessageView[], say: Say): string =>
  views.map((view) => drawView(view, say)).join('\n');

const drawView = (view: MessageView, say: Say): string => {
  switch (view.view) {
    case 'text':
      return `<p>${lines(say(view.text))}</p>`;
    case 'card':
      return drawCard(view, say);
    // Pictures and links of the chat have addresses of their own; the page has its own ones.
    case 'image':
    case 'link':
      return '';
  }
};

const drawCard = (card: Extract<MessageView, { view: 'card' }>, say: Say): string => {
  const part = (tag: string, text: Text | Words | undefined): string =>
    text === undefined || say(text).trim() === '' ? '' : `<${tag}>${lines(say(text))}</${tag.split(' ')[0]}>`;
  // A line without a name leads somewhere else in the chat, and says nothing by itself.
  const told = card.rows.filter((row) => row.choice === undefined || say(row.label).trim() !== '');
  const rows = told.map((row) => drawRow(row, say)).join('\n');
  return `<article>
${part('h3', card.title)}
${part('p', card.lead)}
${rows === '' ? '' : `<dl>${rows}</dl>`}
${part('p class="quiet"', card.note)}
</article>`;
};

/** Half-width characters of a name that stands beside its value on a phone; longer ones stand above it. */
const WIDE = 14;

const drawRow = (row: CardRow, say: Say): string => {
  const label = say(row.label);
  const value = linked(say(row.value));
  const strong = row.strong === true ? `<strong>${value}</strong>` : value;
  return label.trim() === ''
    ? `<div><dd>${strong}</dd></div>`
    : `<div${displayWidth(label) > WIDE ? ' class="wide"' : ''}><dt>${lines(label)}</dt><dd>${strong}</dd></div>`;
};

/** An address of a publisher can be followed; it learns nothing of where the reader came from. */
const linked = (value: string): string =>
  value
    .split('\n')
    .map((line) =>
      /^https:\/\/[^\s"'<>]+$/.test(line)
        ? `<a href="${lines(line)}" rel="noreferrer noopener" target="_blank">${lines(line)}</a>`
        : lines(line),
    )
    .join('<br>');
