import { z } from 'zod';

/** A limit of Slack that a message or view breaks; `path` and `rule` never quote what it says. */
export type LimitFault = { readonly path: string; readonly rule: string };

/** Blocks of a message. */
const MAX_BLOCKS = 50;
/** Blocks of a modal or home tab. */
const MAX_VIEW_BLOCKS = 100;
/** Not documented: `msg_blocks_too_long` comes at about so many characters in all. @source https://github.com/slackapi/bolt-js/issues/2509 */
export const MAX_CHARACTERS = 13_200;
const MAX_VIEW_BYTES = 250_000;

/** Number of code points: Slack's measure. */
export function countPoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** Text of at most so many code points. */
const points = (max: number) =>
  z
    .string()
    .refine((text) => text.trim() !== '', 'required')
    .refine((text) => countPoints(text) <= max, 'too-long');
const textOf = (max: number) => z.looseObject({ type: z.enum(['plain_text', 'mrkdwn']), text: points(max) });
const plainOf = (max: number) => z.looseObject({ type: z.literal('plain_text'), text: points(max) });
const name = points(255).optional();

const option = z.looseObject({ text: textOf(75), value: points(75), description: textOf(75).optional() });
const element = z.looseObject({
  type: z.string(),
  action_id: name,
  text: plainOf(75).optional(),
  value: points(2000).optional(),
  url: points(3000).optional(),
  placeholder: plainOf(150).optional(),
  options: z.array(option).min(1, 'too-few').max(100, 'too-many').optional(),
  image_url: points(3000).optional(),
  alt_text: points(2000).optional(),
});
const most: Readonly<Record<string, number>> = { overflow: 5, checkboxes: 10, radio_buttons: 10 };
const checkedElement = element.refine(({ type, options }) => (options?.length ?? 0) <= (most[type] ?? 100), 'too-many');

const blocksByType: Readonly<Record<string, z.ZodType>> = {
  section: z
    .looseObject({
      text: textOf(3000).optional(),
      fields: z.array(textOf(2000)).min(1, 'too-few').max(10, 'too-many').optional(),
      accessory: checkedElement.optional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'required'),
  header: z.looseObject({ text: plainOf(150) }),
  divider: z.looseObject({}),
  context: z.looseObject({
    elements: z
      .array(z.union([textOf(3000), checkedElement]))
      .min(1, 'too-few')
      .max(10, 'too-many'),
  }),
  actions: z.looseObject({ elements: z.array(checkedElement).min(1, 'too-few').max(25, 'too-many') }),
  image: z.looseObject({ alt_text: points(2000), image_url: points(3000).optional(), title: plainOf(2000).optional() }),
  input: z.looseObject({ label: plainOf(2000), hint: plainOf(2000).optional(), element: checkedElement }),
  rich_text: z.looseObject({ elements: z.array(z.looseObject({ type: z.string() })) }),
};

const block = z.looseObject({ type: z.string(), block_id: name }).superRefine((one, context) => {
  const schema = blocksByType[one.type];
  const issues = schema === undefined ? [{ path: ['type'], message: 'unknown' }] : schema.safeParse(one).error?.issues;
  for (const { path, message } of issues ?? []) context.addIssue({ code: 'custom', path, message });
});
const named = z.looseObject({
  block_id: z.string().optional(),
  elements: z.array(element).optional(),
  accessory: element.optional(),
});

/** All names must differ within a message. */
function areUnique(blocks: readonly unknown[]): boolean {
  const found = z.array(named).safeParse(blocks).data ?? [];
  const ids = found.map((one) => one.block_id);
  const actions = found.flatMap((one) => [...(one.elements ?? []), one.accessory].map((part) => part?.action_id));
  return [ids, actions].every((all) => {
    const given = all.filter((id) => id !== undefined);
    return new Set(given).size === given.length;
  });
}

/** Characters that Slack counts together: everything that is shown. */
export function countCharacters(part: unknown): number {
  if (Array.isArray(part)) return part.reduce<number>((sum, one) => sum + countCharacters(one), 0);
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [key, inner]) =>
      sum + (typeof inner === 'string' ? (key === 'text' ? countPoints(inner) : 0) : countCharacters(inner)),
    0,
  );
}

const blocksOf = (max: number) => z.array(block).max(max, 'too-many').refine(areUnique, 'not-unique');

function faultsOf(schema: z.ZodType, value: unknown): readonly LimitFault[] {
  return (schema.safeParse(value).error?.issues ?? []).map(({ path, message }) => ({
    path: path.join('.'),
    rule: message,
  }));
}

/** Checks one message; an empty answer is a good one. @source https://docs.slack.dev/reference/block-kit */
export function checkMessage(message: {
  readonly text: string;
  readonly blocks: readonly unknown[];
}): readonly LimitFault[] {
  const total = countCharacters(message.blocks) > MAX_CHARACTERS ? [{ path: 'blocks', rule: 'too-long-in-all' }] : [];
  return [...faultsOf(z.looseObject({ text: points(40_000), blocks: blocksOf(MAX_BLOCKS) }), message), ...total];
}

const view = z
  .looseObject({
    type: z.enum(['modal', 'home']),
    title: plainOf(24).optional(),
    submit: plainOf(24).optional(),
    close: plainOf(24).optional(),
    callback_id: name,
    private_metadata: z.string().max(3000, 'too-long').optional(),
    blocks: blocksOf(MAX_VIEW_BLOCKS),
  })
  .refine(({ type, title }) => type === 'home' || title !== undefined, { path: ['title'], error: 'required' })
  .refine(({ blocks, submit }) => submit !== undefined || !blocks.some(({ type }) => type === 'input'), {
    path: ['submit'],
    error: 'required',
  })
  .refine((one) => Buffer.byteLength(JSON.stringify(one)) <= MAX_VIEW_BYTES, 'too-large');

/** Checks a modal or home tab. @source https://docs.slack.dev/reference/views */
export function checkView(given: unknown): readonly LimitFault[] {
  return faultsOf(view, given);
}
