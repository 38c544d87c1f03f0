import { z } from 'zod';

/*
 * Slack adds types and properties without notice, so every part may be missing or of another shape and then counts as
 * absent; nothing here refuses a request.
 */
const text = z.string().optional().catch(undefined);
const flag = z.boolean().catch(false);
const words = z.string().catch('');

const file = z.looseObject({
  id: z.string(),
  name: words,
  mimetype: words,
  size: z.number().int().nonnegative().catch(0),
});
const files = z
  .array(z.unknown())
  .catch([])
  .transform((all) =>
    all.flatMap((one) => {
      const found = file.safeParse(one);
      return found.success ? [found.data] : [];
    }),
  );

/** A message, inside an event or as the event itself. */
export const slackMessage = z.looseObject({
  subtype: text,
  user: text,
  team: text,
  user_team: text,
  bot_id: text,
  app_id: text,
  text: words,
  ts: text,
  thread_ts: text,
  files,
  edited: z.looseObject({ ts: text }).optional().catch(undefined),
  metadata: z.looseObject({ event_type: text }).optional().catch(undefined),
});
export type SlackMessageJson = z.infer<typeof slackMessage>;

/** An event of any type. */
export const slackEvent = slackMessage.extend({
  type: z.string().catch('untyped'),
  user: z
    .union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)])
    .optional()
    .catch(undefined),
  channel: z
    .union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)])
    .optional()
    .catch(undefined),
  channel_type: text,
  event_ts: text,
  deleted_ts: text,
  tab: text,
  message: slackMessage.optional().catch(undefined),
  previous_message: slackMessage.optional().catch(undefined),
});
export type SlackEventJson = z.infer<typeof slackEvent>;

const authorization = z.looseObject({ team_id: text, user_id: text, is_bot: flag });

/** What every event comes in. */
export const slackEnvelope = z.looseObject({
  type: z.string().catch('untyped'),
  team_id: z.string().min(1),
  context_team_id: text,
  api_app_id: z.string().min(1),
  event_id: text,
  event_time: z.number().optional().catch(undefined),
  is_ext_shared_channel: flag,
  authorizations: z.array(authorization).catch([]),
  event: slackEvent.optional().catch(undefined),
});
export type SlackEnvelope = z.infer<typeof slackEnvelope>;

const option = z.looseObject({ value: text });
/** What an element says: one property for each kind of element. @source https://docs.slack.dev/reference/block-kit */
const element = z.looseObject({
  action_id: words,
  block_id: words,
  action_ts: text,
  value: z.string().nullish().catch(undefined),
  selected_option: option.nullish().catch(undefined),
  selected_options: z.array(option).optional().catch(undefined),
  selected_date: z.string().nullish().catch(undefined),
  selected_time: z.string().nullish().catch(undefined),
  selected_user: z.string().nullish().catch(undefined),
  selected_channel: z.string().nullish().catch(undefined),
  selected_conversation: z.string().nullish().catch(undefined),
});
export type SlackElement = z.infer<typeof element>;

const view = z.looseObject({
  id: z.string(),
  team_id: text,
  callback_id: words,
  private_metadata: words,
  hash: words,
  state: z
    .looseObject({ values: z.record(z.string(), z.record(z.string(), element)) })
    .optional()
    .catch(undefined),
});
export type SlackViewJson = z.infer<typeof view>;

/** A press, a form or a shortcut. */
export const slackInteraction = z.looseObject({
  type: z.string().catch('untyped'),
  api_app_id: z.string().min(1),
  team: z.looseObject({ id: z.string() }).nullish().catch(undefined),
  user: z.looseObject({ id: z.string(), team_id: text }),
  trigger_id: text,
  callback_id: words,
  action_ts: text,
  container: z.looseObject({ message_ts: text, channel_id: text, thread_ts: text }).optional().catch(undefined),
  channel: z.looseObject({ id: z.string() }).optional().catch(undefined),
  message: slackMessage.optional().catch(undefined),
  message_ts: text,
  view: view.optional().catch(undefined),
  actions: z.array(element).catch([]),
});
export type SlackInteraction = z.infer<typeof slackInteraction>;

/** A slash command. */
export const slackCommand = z.looseObject({
  team_id: z.string().min(1),
  api_app_id: z.string().min(1),
  user_id: z.string().min(1),
  channel_id: z.string().min(1),
  command: z.string(),
  text: words,
  trigger_id: text,
});
export type SlackCommand = z.infer<typeof slackCommand>;
