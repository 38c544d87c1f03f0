import { z } from 'zod';

const emoji = z.strictObject({
  index: z.int().min(0),
  productId: z.string().min(1),
  emojiId: z.string().min(1),
});

/** LINE's own emoji inside a text. */
export const emojis = z.array(emoji).min(1).max(20, 'Size must be between 1 and 20');

type Texted = { readonly text: string; readonly emojis?: readonly { readonly index: number }[] | undefined };

/** Every emoji stands where the text holds a `$`. */
export function emojisFit({ text, emojis: list = [] }: Texted, context: z.RefinementCtx): void {
  for (const [place, { index }] of list.entries()) {
    if (text.charAt(index) === '$') continue;
    context.addIssue({ code: 'custom', path: ['emojis', place, 'index'], message: 'index must point at a $' });
  }
  if (new Set(list.map(({ index }) => index)).size !== list.length) {
    context.addIssue({ code: 'custom', path: ['emojis'], message: 'index must be unique' });
  }
}

const mentionee = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('user'), userId: z.string().regex(/^U[0-9a-f]{32}$/) }),
  z.strictObject({ type: z.literal('all') }),
]);

const part = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('mention'), mentionee }),
  z.strictObject({ type: z.literal('emoji'), productId: z.string().min(1), emojiId: z.string().min(1) }),
]);

/** What the braces of a textV2 stand for. */
export const substitution = z.record(z.string().regex(/^[0-9A-Za-z_]{1,20}$/), part);

type Braced = {
  readonly text: string;
  readonly substitution?: Readonly<Record<string, { readonly type: string }>> | undefined;
};

/** Braces that stand for nothing: every one must be doubled or name a key. */
function looseBraces(text: string, keys: ReadonlySet<string>): boolean {
  const rest = text
    .replaceAll('{{', '')
    .replaceAll('}}', '')
    .replaceAll(/\{([0-9A-Za-z_]{1,20})\}/g, (whole, key: string) => (keys.has(key) ? '' : whole));
  return /[{}]/.test(rest);
}

/** At most 100 keys, 20 mentions and 20 emoji, and no brace without a meaning. */
export function substitutionFits({ text, substitution: parts = {} }: Braced, context: z.RefinementCtx): void {
  const kinds = Object.values(parts).map(({ type }) => type);
  const refuse = (message: string): void => context.addIssue({ code: 'custom', path: ['substitution'], message });
  if (kinds.length > 100) refuse('Size must be between 0 and 100');
  if (kinds.filter((kind) => kind === 'mention').length > 20) refuse('Too many mentions: 20 at most');
  if (kinds.filter((kind) => kind === 'emoji').length > 20) refuse('Too many emoji: 20 at most');
  if (!looseBraces(text, new Set(Object.keys(parts)))) return;
  context.addIssue({ code: 'custom', path: ['text'], message: 'invalid placeholder' });
}
