import type { TwinUser } from './twin-face.ts';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const CALLS: Readonly<Record<string, string>> = {
  '@here': '<!here>',
  '@channel': '<!channel>',
  '@everyone': '<!everyone>',
};

type Named = Pick<TwinUser, 'id' | 'name' | 'realName'>;

/** What people type, as Slack writes it down: three signs escaped, names and calls as references. */
export function asWritten(typed: string, people: readonly Named[]): string {
  const names = new Map<string, string>(Object.entries(CALLS));
  for (const { id, name, realName } of people) {
    names.set(`@${realName}`, `<@${id}>`);
    names.set(`@${name}`, `<@${id}>`);
  }
  // The longest first: a name may begin with another one.
  const known = [...names.keys()].sort((one, other) => other.length - one.length);
  const parts = typed.split(new RegExp(`(${known.map(literally).join('|')})(?![\\w.-])`, 'u'));
  return parts.map((part) => names.get(part) ?? part.replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)).join('');
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A command at the beginning of what is typed; null = it is none. */
export function commandOf(typed: string): { readonly command: string; readonly text: string } | null {
  const found = /^(\/[a-z0-9_-]+)(?:\s+([\s\S]*))?$/u.exec(typed.trim());
  return found?.[1] === undefined ? null : { command: found[1], text: found[2] ?? '' };
}
