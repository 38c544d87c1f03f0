import type { SlackValues } from '../../../bot/slack/happening.ts';

/** What stands in a field of a form; null: nothing. */
export function first(values: SlackValues, block: string): string | null {
  const value = values[block]?.[0]?.trim();
  return value === undefined || value === '' ? null : value;
}
