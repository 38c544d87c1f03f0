import { z } from 'zod';
import { flexAction } from './check-action.ts';
import {
  border,
  corner,
  extent,
  flexButton,
  flexFiller,
  flexIcon,
  flexImage,
  flexSeparator,
  flexText,
  flexVideoShape,
  gap,
  padding,
  placing,
} from './check-flex-parts.ts';
import { colour, typeOf } from './check-text.ts';

const DIRECTED = ['box', 'button', 'image', 'text', 'separator', 'filler'];
const CHILDREN = { horizontal: DIRECTED, vertical: DIRECTED, baseline: ['icon', 'text', 'filler'] };

const percent = z
  .string()
  .regex(/^\d{1,3}(\.\d+)?%$/)
  .optional();

const gradient = z.strictObject({
  type: z.literal('linearGradient'),
  angle: z.string().regex(/^\d{1,3}(\.\d+)?deg$/),
  startColor: colour,
  endColor: colour,
  centerColor: colour.optional(),
  centerPosition: percent,
});

const component: z.ZodType<unknown> = z.lazy(() =>
  z.discriminatedUnion('type', [box, flexText, flexButton, flexImage, flexIcon, flexSeparator, flexFiller], {
    error: 'Must be one of the following values: [box, text, button, image, icon, separator, filler]',
  }),
);

const box = z
  .strictObject({
    type: z.literal('box'),
    layout: z.enum(['horizontal', 'vertical', 'baseline']),
    contents: z.array(component),
    flex: z.number().min(0).optional(),
    spacing: gap,
    margin: gap,
    ...placing,
    backgroundColor: colour.optional(),
    borderColor: colour.optional(),
    borderWidth: border,
    cornerRadius: corner,
    width: extent,
    maxWidth: extent,
    height: extent,
    maxHeight: extent,
    paddingAll: padding,
    paddingTop: padding,
    paddingBottom: padding,
    paddingStart: padding,
    paddingEnd: padding,
    action: flexAction.optional(),
    justifyContent: z
      .enum(['center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly'])
      .optional(),
    alignItems: z.enum(['center', 'flex-start', 'flex-end']).optional(),
    background: gradient.optional(),
  })
  .superRefine(({ layout, contents }, context) => {
    for (const [index, child] of contents.entries()) {
      if (CHILDREN[layout].includes(typeOf(child))) continue;
      const message = `invalid component in a ${layout} box`;
      context.addIssue({ code: 'custom', path: ['contents', index, 'type'], message });
    }
  });

const hero = z.discriminatedUnion(
  'type',
  [box, flexImage, z.strictObject({ ...flexVideoShape, altContent: z.discriminatedUnion('type', [box, flexImage]) })],
  { error: 'Must be one of the following values: [box, image, video]' },
);

const blockStyle = z
  .strictObject({
    backgroundColor: colour.optional(),
    separator: z.boolean().optional(),
    separatorColor: colour.optional(),
  })
  .optional();

const BUBBLE_BYTES = 30 * 1024;
const CAROUSEL_BYTES = 50 * 1024;
const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const bubble = z
  .strictObject({
    type: z.literal('bubble'),
    size: z.enum(['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']).optional(),
    direction: z.enum(['ltr', 'rtl']).optional(),
    header: box.optional(),
    hero: hero.optional(),
    body: box.optional(),
    footer: box.optional(),
    styles: z.strictObject({ header: blockStyle, hero: blockStyle, body: blockStyle, footer: blockStyle }).optional(),
    action: flexAction.optional(),
  })
  .refine((one) => bytes(one) <= BUBBLE_BYTES, 'bubble must be 30 KB or less')
  .refine((one) => one.header ?? one.hero ?? one.body ?? one.footer, 'At least one block must be specified');

const carousel = z
  .strictObject({
    type: z.literal('carousel'),
    contents: z.array(bubble).min(1, 'Size must be between 1 and 12').max(12, 'Size must be between 1 and 12'),
  })
  .refine((one) => bytes(one) <= CAROUSEL_BYTES, 'carousel must be 50 KB or less')
  .refine((one) => new Set(one.contents.map(({ size }) => size ?? 'mega')).size <= 1, {
    path: ['contents'],
    error: 'All bubbles in a carousel must have the same size',
  })
  .refine((one) => one.contents.every(({ hero: top }) => typeOf(top) !== 'video'), {
    path: ['contents'],
    error: 'video cannot be used in a carousel',
  });

/** A bubble or a carousel of bubbles. */
export const flexContainer = z.discriminatedUnion('type', [bubble, carousel], {
  error: 'Must be one of the following values: [bubble, carousel]',
});
