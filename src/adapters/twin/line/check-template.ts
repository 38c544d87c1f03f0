import { z } from 'zod';
import { imageCarouselAction, templateAction, templateDefaultAction } from './check-action.ts';
import { graphemes, mediaUrl, plainColour, seen } from './check-text.ts';

type Bubble = {
  readonly text: string;
  readonly title?: string | undefined;
  readonly thumbnailImageUrl?: string | undefined;
};

/** The text is shorter when a title or a picture stands above it. */
function textFits({ text, title, thumbnailImageUrl }: Bubble, alone: number): boolean {
  const max = title === undefined && thumbnailImageUrl === undefined ? alone : 60;
  return graphemes(text) <= max;
}

const tooLong = { path: ['text'], error: 'Text too long: 60 characters beside a title or an image' };

const picture = {
  imageAspectRatio: z.enum(['rectangle', 'square']).optional(),
  imageSize: z.enum(['cover', 'contain']).optional(),
};

const buttons = z
  .strictObject({
    type: z.literal('buttons'),
    thumbnailImageUrl: mediaUrl.optional(),
    ...picture,
    imageBackgroundColor: plainColour.optional(),
    title: seen(40).optional(),
    text: seen(160),
    defaultAction: templateDefaultAction.optional(),
    actions: z.array(templateAction).min(1, size(1, 4)).max(4, size(1, 4)),
  })
  .refine((one) => textFits(one, 160), tooLong);

const confirm = z.strictObject({
  type: z.literal('confirm'),
  text: seen(240),
  actions: z.array(templateAction).length(2, 'Size must be 2'),
});

const column = z
  .strictObject({
    thumbnailImageUrl: mediaUrl.optional(),
    imageBackgroundColor: plainColour.optional(),
    title: seen(40).optional(),
    text: seen(120),
    defaultAction: templateDefaultAction.optional(),
    actions: z.array(templateAction).min(1, size(1, 3)).max(3, size(1, 3)),
  })
  .refine((one) => textFits(one, 120), tooLong);

type Column = z.infer<typeof column>;

/** What every column of a carousel must have in common. */
function shape({ title, thumbnailImageUrl, actions }: Column): string {
  return [title === undefined, thumbnailImageUrl === undefined, actions.length].join();
}

const carousel = z
  .strictObject({
    type: z.literal('carousel'),
    columns: z.array(column).min(1, size(1, 10)).max(10, size(1, 10)),
    ...picture,
  })
  .refine(({ columns }) => new Set(columns.map(shape)).size <= 1, {
    path: ['columns'],
    error: 'All columns must have the same number of actions and the same use of title and image',
  });

const imageCarousel = z.strictObject({
  type: z.literal('image_carousel'),
  columns: z
    .array(z.strictObject({ imageUrl: mediaUrl, action: imageCarouselAction }))
    .min(1, size(1, 10))
    .max(10, size(1, 10)),
});

/** What LINE says of a list with too few or too many parts. */
function size(min: number, max: number): string {
  return `Size must be between ${min} and ${max}`;
}

/** The four kinds of template. */
export const templateSchema = z.discriminatedUnion('type', [buttons, confirm, carousel, imageCarousel], {
  error: 'Must be one of the following values: [buttons, confirm, carousel, image_carousel]',
});
