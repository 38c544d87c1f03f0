import { z } from 'zod';

/** Text of at most so many characters (code points). */
export const points = (max: number, min = 1) =>
  z
    .string()
    .refine((text) => [...text].length >= min, `must be more than ${min - 1} characters`)
    .refine((text) => [...text].length <= max, `must be less than ${max + 1} characters`);

/** Text that shows itself as it is written. */
export const plain = (max: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: points(max), emoji: z.boolean().optional() });

/** Text with mrkdwn or without. */
export const anyText = (max: number) =>
  z.discriminatedUnion('type', [
    plain(max),
    z.strictObject({ type: z.literal('mrkdwn'), text: points(max), verbatim: z.boolean().optional() }),
  ]);

/** An address in a block. */
export const address = points(3000).refine((text) => URL.canParse(text), 'invalid url');

/** Names of actions and blocks. */
export const name = points(255).optional();

const confirm = z
  .strictObject({
    title: plain(100),
    text: anyText(300),
    confirm: plain(30),
    deny: plain(30),
    style: z.enum(['primary', 'danger']).optional(),
  })
  .optional();

const option = z.strictObject({
  text: anyText(75),
  value: points(150),
  description: anyText(75).optional(),
  url: address.optional(),
});
const options = (max: number) => z.array(option).min(1, 'no options').max(max, `no more than ${max} items allowed`);

const common = { action_id: name, confirm };
const placeholder = plain(150).optional();
const focus_on_load = z.boolean().optional();

const button = z.strictObject({
  type: z.literal('button'),
  ...common,
  text: plain(75),
  value: points(2000).optional(),
  url: address.optional(),
  style: z.enum(['primary', 'danger'], 'must be primary or danger').optional(),
  accessibility_label: points(75).optional(),
});

const groups = z
  .array(z.strictObject({ label: plain(75), options: options(100) }))
  .min(1)
  .max(100)
  .optional();

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...common,
    placeholder,
    options: options(100).optional(),
    option_groups: groups,
    initial_option: option.optional(),
    focus_on_load,
  })
  .refine((one) => (one.options === undefined) !== (one.option_groups === undefined), 'options or option_groups');

const multiStaticSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  ...common,
  placeholder,
  options: options(100).optional(),
  option_groups: groups,
  initial_options: options(100).optional(),
  max_selected_items: z.int().min(1).optional(),
  focus_on_load,
});

const people = (type: 'users_select' | 'conversations_select' | 'channels_select') =>
  z.strictObject({
    type: z.literal(type),
    ...common,
    placeholder,
    initial_user: z.string().optional(),
    initial_conversation: z.string().optional(),
    initial_channel: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    focus_on_load,
  });

const choices = (type: 'checkboxes' | 'radio_buttons') =>
  z.strictObject({
    type: z.literal(type),
    ...common,
    options: options(10),
    initial_option: option.optional(),
    initial_options: options(10).optional(),
    focus_on_load,
  });

const overflow = z.strictObject({ type: z.literal('overflow'), ...common, options: options(5) });

const datePicker = z.strictObject({
  type: z.literal('datepicker'),
  ...common,
  placeholder,
  initial_date: z.iso.date().optional(),
  focus_on_load,
});

const timePicker = z.strictObject({
  type: z.literal('timepicker'),
  ...common,
  placeholder,
  initial_time: z.iso.time({ precision: -1 }).optional(),
  timezone: z.string().optional(),
  focus_on_load,
});

const dateTimePicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...common,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999, 'must be ten digits').optional(),
  focus_on_load,
});

const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: name,
  placeholder,
  initial_value: z.string().max(3000).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  dispatch_action_config: z.looseObject({}).optional(),
  focus_on_load,
});

const numberInput = z.strictObject({
  type: z.literal('number_input'),
  action_id: name,
  is_decimal_allowed: z.boolean(),
  placeholder,
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
  focus_on_load,
});

const selects = [
  staticSelect,
  multiStaticSelect,
  people('users_select'),
  people('conversations_select'),
  people('channels_select'),
  choices('checkboxes'),
  choices('radio_buttons'),
  datePicker,
  timePicker,
] as const;

/** A picture in a block. */
export const image = z
  .strictObject({
    type: z.literal('image'),
    alt_text: points(2000),
    image_url: address.optional(),
    slack_file: z.looseObject({}).optional(),
  })
  .refine((one) => (one.image_url === undefined) !== (one.slack_file === undefined), 'image_url or slack_file');

const unsupported = { error: 'unsupported type' };

/** What an `actions` block holds. */
export const actionElement = z.discriminatedUnion('type', [button, overflow, dateTimePicker, ...selects], unsupported);
/** What stands beside a section's text. */
export const accessory = z.discriminatedUnion('type', [button, overflow, image, ...selects], unsupported);
/** What an `input` block holds. */
export const inputElement = z.discriminatedUnion(
  'type',
  [textInput, numberInput, dateTimePicker, ...selects],
  unsupported,
);
