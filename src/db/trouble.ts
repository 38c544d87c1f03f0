import { codeOf } from '../bot/errors.ts';

/**
 * Whether the server is in trouble, whatever was asked of it: no connection (08), no disk, memory or places left (53),
 * shut down by somebody (57), or its files cannot be read (58). Such an error says nothing about the work in hand.
 * @source PostgreSQL manual, appendix A
 */
export function isServerTrouble(error: unknown): boolean {
  const code = codeOf(error);
  return /^(?:08|53|57|58)[0-9A-Z]{3}$/.test(code) || /^(?:CONNECT|E(?:CONN|PIPE|HOST|NET|AI_))/.test(code);
}
