import { z } from 'zod';
import { address } from './check-elements.ts';

const style = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
    underline: z.boolean().optional(),
  })
  .optional();

/** What stands in a line. @source https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
const inline = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('text'), text: z.string().min(1, 'must be more than 0 characters'), style }),
    z.strictObject({
      type: z.literal('link'),
      url: address,
      text: z.string().optional(),
      unsafe: z.boolean().optional(),
      style,
    }),
    z.strictObject({ type: z.literal('emoji'), name: z.string().min(1), unicode: z.string().optional(), style }),
    z.strictObject({ type: z.literal('user'), user_id: z.string().min(1), style }),
    z.strictObject({ type: z.literal('channel'), channel_id: z.string().min(1), style }),
    z.strictObject({ type: z.literal('usergroup'), usergroup_id: z.string().min(1), style }),
    z.strictObject({ type: z.literal('broadcast'), range: z.enum(['here', 'channel', 'everyone']), style }),
    z.strictObject({ type: z.literal('color'), value: z.string(), style }),
    z.strictObject({
      type: z.literal('date'),
      timestamp: z.int(),
      format: z.string().min(1),
      url: address.optional(),
      fallback: z.string().optional(),
      style,
    }),
  ],
  { error: 'unsupported type' },
);

const border = z.union([z.literal(0), z.literal(1)]).optional();
const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline) });

/** What a `rich_text` block holds. */
export const richElements = z.array(
  z.discriminatedUnion(
    'type',
    [
      section,
      z.strictObject({
        type: z.literal('rich_text_list'),
        style: z.enum(['bullet', 'ordered']),
        elements: z.array(section),
        indent: z.int().min(0).max(8).optional(),
        offset: z.int().min(0).optional(),
        border,
      }),
      z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline), border }),
      z.strictObject({
        type: z.literal('rich_text_preformatted'),
        elements: z.array(inline),
        border,
        language: z.string().optional(),
      }),
    ],
    { error: 'unsupported type' },
  ),
);
