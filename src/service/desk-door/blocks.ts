import { plain, section } from '../../adapters/slack/blocks.ts';
import type { ActName } from '../../bot/desk/staff/acts.ts';
import { writeAct } from '../../bot/desk/staff/acts.ts';
import type { Text, Words } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { write } from './say.ts';

/** Slack takes so many code points in a title, a button or an option, and a section. */
const [longestTitle, longestLabel, longestSection] = [24, 75, 3000];

function cut(words: string, most: number): string {
  const points = [...words];
  return points.length <= most ? words : `${points.slice(0, most - 1).join('')}…`;
}

/** Something to choose. */
export type Option = { readonly value: string; readonly label: string };

/** One thing to press: what it says, and what it is worth. */
export type Button = { readonly label: Text; readonly value: string; readonly style?: 'primary' | 'danger' };

/** What a case's button is worth. */
export function actButton(
  act: ActName,
  on: { readonly programmeId: string; readonly id: string },
  { label, argument = '', style }: { readonly label: Text; readonly argument?: string; readonly style?: 'primary' },
): Button {
  const value = writeAct({ act, programmeId: on.programmeId, consultationId: on.id, argument });
  return { label, value, ...(style === undefined ? {} : { style }) };
}

/** Buttons in a row; `from` is the number of the first, as each name may stand once. */
export function buttons(all: readonly Button[], from: number): readonly SlackJson[] {
  if (all.length === 0) return [];
  const elements = all.map(({ label, value, style }, at) => ({
    type: 'button',
    action_id: `desk:${from + at}`,
    text: plain(cut(write(label), longestLabel)),
    value,
    ...(style === undefined ? {} : { style }),
  }));
  return [{ type: 'actions', elements }];
}

/** Words as they are, however long: none of them calls anybody or makes a link. */
export function paragraphs(words: string): readonly SlackJson[] {
  const points = [...words.trim()];
  const parts: SlackJson[] = [];
  for (let from = 0; from < points.length; from += longestSection) {
    const part = points.slice(from, from + longestSection).join('');
    if (part.trim() !== '') parts.push(section(part));
  }
  return parts;
}

/** A sentence as a block. */
export function line(said: Text | Words): SlackJson {
  return section(cut(write(said), longestSection));
}

/** A heading. */
export function heading(said: Text | Words): SlackJson {
  return { type: 'header', text: plain(cut(write(said), 150)) };
}

function optionOf({ value, label }: Option): SlackJson {
  return { text: plain(cut(label, longestLabel)), value };
}

/** A menu in a row of its own, whose choice is told at once. */
export function menu(block: string, given: { readonly hint: Text; readonly options: readonly Option[] }): SlackJson {
  const element = {
    type: 'static_select',
    action_id: `desk:${block}`,
    placeholder: plain(write(given.hint)),
    options: given.options.slice(0, 100).map(optionOf),
  };
  return { type: 'actions', block_id: block, elements: [element] };
}

type Field = { readonly label: Text; readonly optional?: true; readonly hint?: Text };

function input(block: string, { label, optional, hint }: Field, element: SlackJson): SlackJson {
  return {
    type: 'input',
    block_id: block,
    label: plain(write(label)),
    element,
    ...(optional === true ? { optional } : {}),
    ...(hint === undefined ? {} : { hint: plain(write(hint)) }),
  };
}

/** A field for words. `name`: another one than before, where the words shown are to be new; `short`: one line. */
export function wordsField(
  block: string,
  field: Field & { readonly most: number; readonly initial?: string; readonly name?: string; readonly short?: true },
): SlackJson {
  const { most, initial, name = block } = field;
  const shown = initial === undefined || initial === '' ? {} : { initial_value: cut(initial, Math.min(most, 3000)) };
  const multiline = field.short !== true;
  return input(block, field, { type: 'plain_text_input', action_id: name, multiline, max_length: most, ...shown });
}

/** A field in which one of several things is chosen. */
export function choiceField(
  block: string,
  field: Field & {
    readonly options: readonly Option[];
    readonly as: 'static_select' | 'radio_buttons';
    /** The value of what is chosen already. */
    readonly initial?: string;
  },
): SlackJson {
  const shown = field.options.slice(0, field.as === 'radio_buttons' ? 10 : 100);
  const chosen = shown.find(({ value }) => value === field.initial);
  const initial = chosen === undefined ? {} : { initial_option: optionOf(chosen) };
  return input(block, field, { type: field.as, action_id: block, options: shown.map(optionOf), ...initial });
}

/** A field in which several things can be ticked. */
export function tickField(block: string, field: Field & { readonly options: readonly Option[] }): SlackJson {
  return input(block, field, { type: 'checkboxes', action_id: block, options: field.options.map(optionOf) });
}

/** A field for a day, or for a time of day. */
export function timeField(block: string, field: Field & { readonly as: 'datepicker' | 'timepicker' }): SlackJson {
  return input(block, field, { type: field.as, action_id: block });
}

/** A form, or a page without a way to send it. `metadata` is the act that sending it means. */
export function modal(given: {
  readonly title: Text;
  readonly metadata: string;
  readonly submit?: Text;
  readonly blocks: readonly SlackJson[];
}): SlackJson {
  const { title, metadata, submit, blocks } = given;
  return {
    type: 'modal',
    callback_id: 'desk',
    private_metadata: metadata,
    title: plain(cut(write(title), longestTitle)),
    close: plain(write({ key: 'door.close' })),
    ...(submit === undefined ? {} : { submit: plain(write(submit)) }),
    blocks: blocks.slice(0, 100),
  };
}

/** A page that says one thing. */
export function notice(said: Text | Words): SlackJson {
  return modal({ title: { key: 'door.title' }, metadata: '', blocks: [line(said)] });
}
