import { z } from 'zod';
import { linkUrl, seen, units } from './check-text.ts';

type Label = z.ZodType<string | undefined>;

const MODES = ['date', 'time', 'datetime'] as const;
const FORMS = {
  date: /^\d{4}-\d\d-\d\d$/,
  time: /^\d\d:\d\d$/,
  datetime: /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d$/,
} as const;

const INPUT_OPTIONS = ['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'] as const;

function postback(label: Label) {
  return z
    .strictObject({
      type: z.literal('postback'),
      label,
      data: units(300),
      displayText: seen(300).optional(),
      text: seen(300).optional(),
      inputOption: z.enum(INPUT_OPTIONS).optional(),
      fillInText: seen(300).optional(),
    })
    .refine((one) => one.displayText === undefined || one.text === undefined, {
      path: ['displayText'],
      error: 'displayText and text cannot be used together',
    })
    .refine((one) => one.fillInText === undefined || one.inputOption === 'openKeyboard', {
      path: ['fillInText'],
      error: 'fillInText needs inputOption openKeyboard',
    });
}

function datetimePicker(label: Label) {
  const moment = z.string().optional();
  return z
    .strictObject({
      type: z.literal('datetimepicker'),
      label,
      data: units(300),
      mode: z.enum(MODES),
      initial: moment,
      max: moment,
      min: moment,
    })
    .superRefine((one, context) => {
      for (const name of ['initial', 'max', 'min'] as const) {
        const value = one[name];
        if (value !== undefined && !FORMS[one.mode].test(value)) {
          context.addIssue({ code: 'custom', path: [name], message: 'invalid date format' });
        }
      }
      if (one.min !== undefined && one.max !== undefined && one.min >= one.max) {
        context.addIssue({ code: 'custom', path: ['min'], message: 'min must be before max' });
      }
    });
}

function common(label: Label) {
  return [
    postback(label),
    datetimePicker(label),
    z.strictObject({ type: z.literal('message'), label, text: seen(300) }),
    z.strictObject({
      type: z.literal('uri'),
      label,
      uri: linkUrl,
      altUri: z.strictObject({ desktop: linkUrl }).optional(),
    }),
    z.strictObject({ type: z.literal('clipboard'), label, clipboardText: units(1000) }),
  ] as const;
}

const say = (types: string) => ({ error: `Must be one of the following values: [${types}]` });
const COMMON = 'postback, datetimepicker, message, uri, clipboard';

/** An action of a button; which label it needs depends on where it is. */
const anywhere = (label: Label) => z.discriminatedUnion('type', common(label), say(COMMON));

/** Actions of quick replies: the phone's own tools too, and always a label. */
export const quickReplyAction = z.discriminatedUnion(
  'type',
  [
    ...common(seen(20)),
    z.strictObject({ type: z.literal('camera'), label: seen(20) }),
    z.strictObject({ type: z.literal('cameraRoll'), label: seen(20) }),
    z.strictObject({ type: z.literal('location'), label: seen(20) }),
  ],
  say(`${COMMON}, camera, cameraRoll, location`),
);

/** Actions of template buttons. */
export const templateAction = anywhere(seen(20));
/** Actions of a template's body, where the label is not shown. */
export const templateDefaultAction = anywhere(seen(20).optional());
/** Actions of pictures in an image carousel. */
export const imageCarouselAction = anywhere(seen(12).optional());
/** Actions of buttons in Flex messages. */
export const flexButtonAction = anywhere(seen(40));
/** Actions of everything else in Flex messages. */
export const flexAction = anywhere(seen(40).optional());
/** Actions of rich menu areas. */
export const richMenuAction = z.discriminatedUnion(
  'type',
  [
    ...common(seen(20).optional()),
    z.strictObject({
      type: z.literal('richmenuswitch'),
      label: seen(20).optional(),
      richMenuAliasId: z.string().regex(/^[a-z0-9_-]{1,32}$/),
      data: units(300),
    }),
  ],
  say(`${COMMON}, richmenuswitch`),
);
