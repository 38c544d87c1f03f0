import { z } from 'zod';
import { viewBlocks } from './check-blocks.ts';
import { plain, points } from './check-elements.ts';
import { findings, SlackRefusal } from './refusal.ts';

const common = {
  blocks: viewBlocks,
  private_metadata: points(3000, 0).optional(),
  callback_id: points(255).optional(),
  external_id: points(255).optional(),
};

const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...common,
    title: plain(24),
    submit: plain(24).optional(),
    close: plain(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  })
  .refine((view) => view.submit !== undefined || !view.blocks.some(({ type }) => type === 'input'), {
    path: ['submit'],
    error: 'missing required field: submit',
  });

const home = z.strictObject({ type: z.literal('home'), ...common });

const MAX_BYTES = 250_000;

/** @throws {SlackRefusal} invalid_arguments, view_too_large */
export function checkView(view: unknown, kind: 'modal' | 'home'): void {
  if (Buffer.byteLength(JSON.stringify(view) ?? '') > MAX_BYTES) throw new SlackRefusal('view_too_large');
  const wrong = findings(kind === 'modal' ? modal : home, view, '/view');
  if (wrong.length > 0) throw new SlackRefusal('invalid_arguments', wrong);
}
