import type { messagingApi } from '@line/bot-sdk';

/** Colours of cards; each text colour has a contrast of at least 5.9 : 1 on its ground, in light and dark mode. */
export const colours = {
  ground: '#FFFFFF',
  ink: '#1F2328',
  quiet: '#57606A',
  accent: '#0B6B4B',
  rule: '#D8DEE4',
} as const;

type TextStyle = Omit<messagingApi.FlexText, 'type' | 'text'>;

/** Text styles of cards; every one wraps, because a cut figure or name is a wrong one. */
export const styles = {
  title: { size: 'lg', weight: 'bold', color: colours.ink, wrap: true },
  lead: { size: 'md', color: colours.ink, wrap: true, lineSpacing: '4px' },
  label: { size: 'sm', color: colours.quiet, wrap: true },
  pressable: { size: 'sm', color: colours.accent, wrap: true, decoration: 'underline' },
  value: { size: 'md', color: colours.ink, wrap: true },
  link: { size: 'md', color: colours.accent, wrap: true, decoration: 'underline' },
  strong: { size: 'lg', weight: 'bold', color: colours.accent, wrap: true },
  note: { size: 'sm', color: colours.quiet, wrap: true, lineSpacing: '4px' },
} as const satisfies Record<string, TextStyle>;

/** A Flex text; an empty one would be refused, so it becomes a dash. */
export function flexText(text: string, style: TextStyle): messagingApi.FlexText {
  return { ...style, type: 'text', text: text.trim() === '' ? '－' : text };
}

/** A thin line between the parts of a card. */
export const separator: messagingApi.FlexSeparator = { type: 'separator', margin: 'lg', color: colours.rule };
