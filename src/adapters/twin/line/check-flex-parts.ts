import { z } from 'zod';
import { flexAction, flexButtonAction } from './check-action.ts';
import { colour, mediaUrl } from './check-text.ts';

const STEPS = ['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl'];

function measure(words: readonly string[], units: string) {
  const number = new RegExp(`^\\d+(\\.\\d+)?(${units})$`);
  return z
    .string()
    .refine((text) => words.includes(text) || number.test(text), 'invalid property')
    .optional();
}

/** Space before a part, or between the parts of a box. */
export const gap = measure(['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'], 'px');
/** Space inside a box. */
export const padding = measure(['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'], 'px|%');
/** Width or height. */
export const extent = measure([], 'px|%');
/** Corners of a box. */
export const corner = measure(['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl'], 'px');
/** Border of a box. */
export const border = measure(['none', 'light', 'normal', 'medium', 'semi-bold', 'bold'], 'px');

const textSize = measure(STEPS, 'px');
const imageSize = measure([...STEPS, 'full'], 'px|%');
const flex = z.number().min(0).optional();

/** Where a part stands. */
export const placing = {
  position: z.enum(['relative', 'absolute']).optional(),
  offsetTop: padding,
  offsetBottom: padding,
  offsetStart: padding,
  offsetEnd: padding,
};

const align = z.enum(['start', 'end', 'center']).optional();
const gravity = z.enum(['top', 'bottom', 'center']).optional();

/** A picture may be at most three times as high as it is wide. */
const aspectRatio = z
  .string()
  .regex(/^\d{1,5}(\.\d+)?:\d{1,5}(\.\d+)?$/, 'invalid aspectRatio')
  .refine((text) => {
    const [width = 0, height = 0] = text.split(':').map(Number);
    return width > 0 && height > 0 && height <= width * 3;
  }, 'invalid aspectRatio')
  .optional();

const letters = {
  size: textSize,
  color: colour.optional(),
  weight: z.enum(['regular', 'bold']).optional(),
  style: z.enum(['normal', 'italic']).optional(),
  decoration: z.enum(['none', 'underline', 'line-through']).optional(),
};

const fit = { adjustMode: z.literal('shrink-to-fit').optional(), scaling: z.boolean().optional() };
const EMPTY_TEXT = 'must be non-empty text';

const span = z.strictObject({ type: z.literal('span'), text: z.string().min(1, EMPTY_TEXT), ...letters });

/** Text with words of its own or with spans. */
export const flexText = z
  .strictObject({
    type: z.literal('text'),
    text: z.string().min(1, EMPTY_TEXT).optional(),
    contents: z.array(span).optional(),
    flex,
    ...letters,
    align,
    gravity,
    wrap: z.boolean().optional(),
    lineSpacing: measure([], 'px'),
    margin: gap,
    ...placing,
    action: flexAction.optional(),
    maxLines: z.int().min(0).optional(),
    ...fit,
  })
  .refine((one) => one.text !== undefined || (one.contents?.length ?? 0) > 0, { path: ['text'], error: EMPTY_TEXT });

/** A button; its action needs a label. */
export const flexButton = z.strictObject({
  type: z.literal('button'),
  action: flexButtonAction,
  flex,
  color: colour.optional(),
  style: z.enum(['primary', 'secondary', 'link']).optional(),
  gravity,
  margin: gap,
  ...placing,
  height: z.enum(['sm', 'md']).optional(),
  ...fit,
});

/** A picture. */
export const flexImage = z.strictObject({
  type: z.literal('image'),
  url: mediaUrl,
  flex,
  margin: gap,
  ...placing,
  align,
  gravity,
  size: imageSize,
  aspectRatio,
  aspectMode: z.enum(['cover', 'fit']).optional(),
  backgroundColor: colour.optional(),
  action: flexAction.optional(),
  animated: z.boolean().optional(),
});

/** A small picture in a line of text. */
export const flexIcon = z.strictObject({
  type: z.literal('icon'),
  url: mediaUrl,
  size: textSize,
  aspectRatio,
  margin: gap,
  ...placing,
  scaling: z.boolean().optional(),
});

/** A line. */
export const flexSeparator = z.strictObject({
  type: z.literal('separator'),
  margin: gap,
  color: colour.optional(),
});

/** Empty space. */
export const flexFiller = z.strictObject({ type: z.literal('filler'), flex });

/** Properties of a film, without what is shown where films cannot be. */
export const flexVideoShape = {
  type: z.literal('video'),
  url: mediaUrl,
  previewUrl: mediaUrl,
  aspectRatio: aspectRatio.unwrap(),
  action: flexAction.optional(),
};
