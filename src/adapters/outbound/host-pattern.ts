/** Tells whether a host is named by a list of patterns. */
export type HostMatcher = (host: string) => boolean;

const escapeText = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** Lower case, without the final dot of a full name and without the brackets of an IPv6 address. */
export const normaliseHost = (host: string): string =>
  host
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');

const toExpression = (pattern: string): RegExp =>
  new RegExp(`^${normaliseHost(pattern).split('*').map(escapeText).join('.+')}$`);

/** Compiles patterns: a whole host name, or one with `*` for at least one character (`*.example.jp`). */
export const matchHosts = (patterns: readonly string[]): HostMatcher => {
  const expressions = patterns.map(toExpression);
  return (host) => expressions.some((expression) => expression.test(normaliseHost(host)));
};
