import { z } from 'zod';
import type { Json } from './types.ts';

const object = z.record(z.string(), z.unknown());
const list = z.array(object).catch([]);

/** An element that somebody can use, with the block in which it is. */
export type Placed = { readonly blockId: string; readonly element: Json; readonly isOptional: boolean };

function elementsOf(block: Json): readonly Json[] {
  const single = ['accessory', 'element'].flatMap((name) => {
    const found = object.safeParse(block[name]);
    return found.success ? [found.data] : [];
  });
  return [...single, ...(block['type'] === 'actions' ? list.parse(block['elements']) : [])];
}

/** All elements of blocks; a block without a name is called by its place. */
export function placedElements(blocks: unknown): readonly Placed[] {
  return list.parse(blocks).flatMap((block, index) => {
    const blockId = String(block['block_id'] ?? `b${index}`);
    const isOptional = block['optional'] === true || block['type'] !== 'input';
    return elementsOf(block).map((element) => ({ blockId, element, isOptional }));
  });
}

function optionOf(element: Json, value: string): Json {
  const groups = list.parse(element['option_groups']).flatMap((group) => list.parse(group['options']));
  const found = [...list.parse(element['options']), ...groups].find((one) => one['value'] === value);
  if (found === undefined) throw new Error(`twin: no option ${value}`);
  return found;
}

const SELECTED: Readonly<Record<string, string>> = {
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  users_select: 'selected_user',
  channels_select: 'selected_channel',
  conversations_select: 'selected_conversation',
  plain_text_input: 'value',
  number_input: 'value',
  button: 'value',
};

/** What is pressed and says nothing afterwards. */
const NO_VALUE = new Set(['button', 'overflow', 'image']);
const MANY = new Set(['checkboxes', 'multi_static_select']);

function tooLong(element: Json, value: string): boolean {
  return (
    [...value].length > Number(element['max_length'] ?? 3000) || [...value].length < Number(element['min_length'] ?? 0)
  );
}

/** @throws {Error} when the field would not take the text */
function written(element: Json, name: string, value: string | null): unknown {
  if (value === null || element['type'] === 'button') return value;
  if (name === 'value' && tooLong(element, value)) {
    throw new Error('twin: the text is too long or too short for its field');
  }
  // Seconds since 1970 are a number; everything else is text.
  return name === 'selected_date_time' ? Number(value) : value;
}

/** What an element says once somebody has chosen or typed. @throws {Error} when the screen would not allow it */
export function chosen(element: Json, value: string | readonly string[] | null): Json {
  const type = String(element['type']);
  if (MANY.has(type)) {
    const values = value === null ? [] : [value].flat();
    return { type, selected_options: values.map((one) => optionOf(element, one)) };
  }
  // An emptied field says nothing, not an empty text.
  const one = value === null || value === '' ? null : String(value);
  const name = SELECTED[type];
  if (name === undefined) return { type, selected_option: one === null ? null : optionOf(element, one) };
  return { type, [name]: written(element, name, one) };
}

const INITIAL = [
  'initial_value',
  'initial_date',
  'initial_time',
  'initial_date_time',
  'initial_user',
  'initial_channel',
  'initial_conversation',
];

function initial(element: Json): string | readonly string[] | null {
  const option = object.safeParse(element['initial_option']);
  if (option.success) return String(option.data['value']);
  const options = list.parse(element['initial_options']);
  if (options.length > 0) return options.map((one) => String(one['value']));
  const given = INITIAL.map((name) => element[name]).find((one) => one !== undefined);
  return given === undefined ? null : String(given);
}

/** What somebody fills in, by block id; what is not named keeps its first value. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** What a form holds while somebody fills it in: a needed field may be empty still. */
export function valuesSoFar(blocks: unknown, values: Values): Json {
  const filled: Record<string, Json> = {};
  for (const { blockId, element } of placedElements(blocks)) {
    if (NO_VALUE.has(String(element['type']))) continue;
    const value = values[blockId] ?? initial(element);
    filled[blockId] = { ...filled[blockId], [String(element['action_id'] ?? 'a0')]: chosen(element, value) };
  }
  return filled;
}

/** The values of a form. @throws {Error} when a needed field is empty, or there is no such block */
export function formValues(blocks: unknown, values: Values): Json {
  const inputs = placedElements(blocks).filter(({ element }) => !NO_VALUE.has(String(element['type'])));
  const unknown = Object.keys(values).find((one) => !inputs.some(({ blockId }) => blockId === one));
  if (unknown !== undefined) throw new Error(`twin: the view has no field ${unknown}`);
  for (const { blockId, element, isOptional } of inputs) {
    const value = values[blockId] ?? initial(element);
    if (!isOptional && (value === null || value.length === 0)) throw new Error(`twin: the field ${blockId} is empty`);
  }
  return valuesSoFar(blocks, values);
}
