import { z } from 'zod';
import { linkUrl, mediaUrl, units } from './check-text.ts';

const side = z.int().min(0);
const area = z.strictObject({ x: side, y: side, width: side.min(1), height: side.min(1) });
const label = units(100).optional();

const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('uri'), label, linkUri: linkUrl, area }),
  z.strictObject({ type: z.literal('message'), label, text: units(400), area }),
  z.strictObject({ type: z.literal('clipboard'), label, clipboardText: units(1000), area }),
]);

const video = z.strictObject({
  originalContentUrl: mediaUrl,
  previewImageUrl: mediaUrl,
  area,
  externalLink: z.strictObject({ linkUri: linkUrl, label: units(30) }).optional(),
});

/** Properties of an imagemap besides its type and alternative text. */
export const imagemapShape = {
  baseUrl: mediaUrl,
  baseSize: z.strictObject({ width: z.literal(1040), height: z.int().min(1) }),
  actions: z.array(action).max(50, 'Size must be between 0 and 50'),
  video: video.optional(),
};
