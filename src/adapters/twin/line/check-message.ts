import { z } from 'zod';
import { quickReplyAction } from './check-action.ts';
import { flexContainer } from './check-flex.ts';
import { imagemapShape } from './check-imagemap.ts';
import { templateSchema } from './check-template.ts';
import { mediaUrl, units } from './check-text.ts';
import { emojis, emojisFit, substitution, substitutionFits } from './check-text-parts.ts';

const quickReply = z.strictObject({
  items: z
    .array(z.strictObject({ type: z.literal('action'), imageUrl: mediaUrl.optional(), action: quickReplyAction }))
    .min(1, 'Size must be between 1 and 13')
    .max(13, 'Size must be between 1 and 13'),
});

const sender = z.strictObject({
  name: units(20)
    .refine((name) => !/line/i.test(name), 'The name contains a word that is not allowed')
    .optional(),
  iconUrl: mediaUrl.optional(),
});

const common = { quickReply: quickReply.optional(), sender: sender.optional() };
const quoteToken = z.string().min(1).optional();
const altText = units(1500);

const text = z
  .strictObject({ type: z.literal('text'), text: units(5000), emojis: emojis.optional(), quoteToken, ...common })
  .superRefine(emojisFit);

const textV2 = z
  .strictObject({
    type: z.literal('textV2'),
    text: units(5000),
    substitution: substitution.optional(),
    quoteToken,
    ...common,
  })
  .superRefine(substitutionFits);

const id = z.string().regex(/^\d+$/, 'invalid sticker');
const sticker = z.strictObject({
  type: z.literal('sticker'),
  packageId: id,
  stickerId: id,
  quoteToken,
  ...common,
});

const image = z.strictObject({
  type: z.literal('image'),
  originalContentUrl: mediaUrl,
  previewImageUrl: mediaUrl,
  ...common,
});

const video = z.strictObject({
  type: z.literal('video'),
  originalContentUrl: mediaUrl,
  previewImageUrl: mediaUrl,
  trackingId: z
    .string()
    .regex(/^[\w\-.=,+*()%$&;:@{}!?<>[\]]{1,100}$/, 'invalid trackingId')
    .optional(),
  ...common,
});

const audio = z.strictObject({
  type: z.literal('audio'),
  originalContentUrl: mediaUrl,
  duration: z.int().min(1),
  ...common,
});

const location = z.strictObject({
  type: z.literal('location'),
  title: units(100),
  address: units(100),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  ...common,
});

const template = z.strictObject({ type: z.literal('template'), altText, template: templateSchema, ...common });
const flex = z.strictObject({ type: z.literal('flex'), altText, contents: flexContainer, ...common });
const imagemap = z.strictObject({ type: z.literal('imagemap'), altText, ...imagemapShape, ...common });
const coupon = z.strictObject({
  type: z.literal('coupon'),
  couponId: z.string().min(1),
  deliveryTag: z.string().max(30).optional(),
  ...common,
});

const TYPES = 'text, textV2, sticker, image, video, audio, location, imagemap, template, flex, coupon';

/** Every kind of message object with its limits. */
export const messageSchema = z.discriminatedUnion(
  'type',
  [text, textV2, sticker, image, video, audio, location, imagemap, template, flex, coupon],
  { error: `Must be one of the following values: [${TYPES}]` },
);

/** The messages of one call. */
export const messagesSchema = z
  .array(messageSchema, 'May not be empty')
  .min(1, 'Size must be between 1 and 5')
  .max(5, 'Size must be between 1 and 5');
