import { z } from 'zod';

const channel = z.string().max(50);
const ts = z.string().max(30);
const text = z.string().min(1).max(12_000);
const thread = ts.nullable();
const actionId = z.string().max(255);
const viewId = z.string().max(50);
const value = z.union([z.string().max(3000), z.array(z.string().max(2000)).max(100)]);
/** What a form holds, by block. */
const values = z.record(z.string().max(255), value).default({});
const press = { actionId, blockId: z.string().max(255), chosen: value.nullable(), values };
/** No pattern here: one over so many letters is more than an engine of patterns can hold. */
const file = z.object({ name: z.string().min(1).max(255), base64: z.string().max(42_000_000) });

/** Everything that somebody can do in the workspace. */
export const slackActSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('post'), channel, thread, text }),
  z.object({
    do: z.literal('upload'),
    channel,
    thread,
    text: z.string().max(12_000),
    files: z.array(file).min(1).max(10),
  }),
  z.object({ do: z.literal('edit'), channel, ts, text }),
  z.object({ do: z.literal('delete'), channel, ts }),
  z.object({ do: z.literal('press'), channel, ts, ...press }),
  z.object({ do: z.literal('press-view'), viewId, ...press }),
  z.object({ do: z.literal('submit'), viewId, values }),
  z.object({ do: z.literal('close'), viewId }),
  z.object({ do: z.literal('join'), channel }),
  z.object({ do: z.literal('home') }),
]);

/** One thing that somebody does in the workspace. */
export type SlackAct = z.infer<typeof slackActSchema>;
