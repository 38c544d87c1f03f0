import { z } from 'zod';
import {
  accessory,
  actionElement,
  address,
  anyText,
  image,
  inputElement,
  name,
  plain,
  points,
} from './check-elements.ts';
import { richElements } from './check-rich-text.ts';
import { findings, SlackRefusal } from './refusal.ts';

const block_id = name;

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id,
    text: anyText(3000).optional(),
    fields: z.array(anyText(2000)).min(1).max(10, 'no more than 10 items allowed').optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((one) => one.text !== undefined || one.fields !== undefined, {
    path: ['text'],
    error: 'missing required field: text',
  });

const pictureBlock = z
  .strictObject({
    type: z.literal('image'),
    block_id,
    alt_text: points(2000),
    title: plain(2000).optional(),
    image_url: address.optional(),
    slack_file: z.looseObject({}).optional(),
  })
  .refine((one) => (one.image_url === undefined) !== (one.slack_file === undefined), 'image_url or slack_file');

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: points(3000) }),
  z.looseObject({ type: z.literal('rich_text') }),
]);

const block = z.discriminatedUnion(
  'type',
  [
    section,
    z.strictObject({ type: z.literal('header'), block_id, text: plain(150) }),
    z.strictObject({ type: z.literal('divider'), block_id }),
    z.strictObject({
      type: z.literal('context'),
      block_id,
      elements: z
        .array(z.union([anyText(3000), image]))
        .min(1)
        .max(10, 'no more than 10 items allowed'),
    }),
    z.strictObject({
      type: z.literal('actions'),
      block_id,
      elements: z.array(actionElement).min(1).max(25, 'no more than 25 items allowed'),
    }),
    pictureBlock,
    z.strictObject({ type: z.literal('markdown'), block_id, text: points(12_000) }),
    z.strictObject({
      type: z.literal('table'),
      block_id,
      rows: z.array(z.array(cell).min(1).max(20)).min(1).max(100),
      column_settings: z.array(z.looseObject({}).nullable()).max(20).optional(),
    }),
    z.strictObject({ type: z.literal('rich_text'), block_id, elements: richElements }),
    z.strictObject({
      type: z.literal('input'),
      block_id,
      label: plain(2000),
      hint: plain(2000).optional(),
      element: inputElement,
      optional: z.boolean().optional(),
      dispatch_action: z.boolean().optional(),
    }),
  ],
  { error: 'unsupported type' },
);

const named = z.array(
  z.looseObject({
    block_id: z.string().optional(),
    elements: z.array(z.looseObject({ action_id: z.string().optional() })).optional(),
  }),
);

function doubled(names: readonly (string | undefined)[]): boolean {
  const given = names.filter((one) => one !== undefined);
  return new Set(given).size !== given.length;
}

function namesAreUnique(blocks: unknown): boolean {
  const found = named.safeParse(blocks);
  if (!found.success) return true;
  const actions = found.data.map(({ elements = [] }) => elements.map(({ action_id }) => action_id));
  return !doubled(found.data.map(({ block_id: one }) => one)) && !actions.some(doubled);
}

const blocksOf = (max: number) =>
  z
    .array(block)
    .max(max, `no more than ${max} items allowed`)
    .refine(namesAreUnique, 'block_id and action_id must be unique')
    .refine((all) => all.filter(({ type }) => type === 'table').length <= 1, 'only one table allowed');

/** Blocks of a modal or a home tab. */
export const viewBlocks = blocksOf(100);
const messageBlocks = blocksOf(50);

/** Not documented: about so many characters of blocks are taken in one message. */
const TOTAL_CHARACTERS = 13_200;

const worded = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]);

/** All characters of the texts in a value. */
function characters(value: unknown): number {
  const found = worded.safeParse(value);
  if (!found.success) return 0;
  return Object.entries(found.data).reduce((sum, [key, inner]) => {
    if (typeof inner === 'string') return sum + (key === 'text' ? [...inner].length : 0);
    return sum + characters(inner);
  }, 0);
}

/** @throws {SlackRefusal} invalid_blocks, msg_blocks_too_long */
export function checkMessageBlocks(blocks: unknown): void {
  const wrong = findings(messageBlocks, blocks, '/blocks');
  if (wrong.length > 0) throw new SlackRefusal('invalid_blocks', wrong);
  if (characters(blocks) > TOTAL_CHARACTERS) throw new SlackRefusal('msg_blocks_too_long');
}
