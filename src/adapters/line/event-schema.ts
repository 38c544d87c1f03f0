import { z } from 'zod';

/*
 * LINE adds event types, properties and enum values without notice, so every part may be missing or of another
 * shape and then counts as absent; nothing here refuses an event.
 * @source https://developers.line.biz/en/docs/messaging-api/development-guidelines/
 */
const text = z.string().optional().catch(undefined);
const count = z.number().int().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const list = z.array(z.unknown()).catch([]);
const type = z.string().catch('untyped');
const id = z
  .union([z.string().min(1), z.number()])
  .transform(String)
  .optional()
  .catch(undefined);

const message = z.looseObject({
  type,
  id,
  text,
  emojis: list,
  quotedMessageId: id,
  quoteToken: text,
  imageSet: z.looseObject({ id, index: count, total: count }).optional().catch(undefined),
  keywords: list,
  fileName: text,
  fileSize: z.number().optional().catch(undefined),
  duration: z.number().optional().catch(undefined),
  title: text,
  address: text,
  latitude: z.number().optional().catch(undefined),
  longitude: z.number().optional().catch(undefined),
});

const eventShape = {
  type,
  mode: text,
  timestamp: z.number().optional().catch(undefined),
  source: z.looseObject({ type, userId: id, groupId: id, roomId: id }).optional().catch(undefined),
  webhookEventId: id,
  deliveryContext: z.looseObject({ isRedelivery: flag }).optional().catch(undefined),
  replyToken: text,
  message: message.optional().catch(undefined),
  postback: z
    .looseObject({ data: text, params: z.record(z.string(), z.unknown()).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  follow: z.looseObject({ isUnblocked: flag }).optional().catch(undefined),
  unsend: z.looseObject({ messageId: id }).optional().catch(undefined),
};

/** An event of a webhook body. */
export const lineEvent = z.looseObject(eventShape);
/** An event of a webhook body, as far as it is understood. */
export type LineEvent = z.infer<typeof lineEvent>;
/** The message of a message event. */
export type LineMessage = z.infer<typeof message>;

/** A webhook body: the bot's own user id and any number of events, even none. */
export const webhookBody = z.looseObject({ destination: z.string().min(1), events: z.array(z.unknown()) });

/** A LINE emoji in a text: where it starts and how many UTF-16 units it takes. */
export const lineEmoji = z.looseObject({ index: z.number().int().min(0), length: z.number().int().min(1) });
