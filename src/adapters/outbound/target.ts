import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { normaliseHost } from './host-pattern.ts';

/** Where a socket is about to connect. */
export type Target =
  | { readonly to: 'host'; readonly host: string }
  | { readonly to: 'loopback'; readonly host: string }
  | { readonly to: 'socket-file'; readonly path: string };

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const connectOptions = z.object({ path: z.string().nullish(), host: z.string().nullish() });

const isLoopback = (host: string): boolean => {
  const version = isIP(host);
  if (version === 0) return host === 'localhost';
  return loopback.check(host, version === 4 ? 'ipv4' : 'ipv6');
};

const isPortNumber = (value: unknown): boolean => typeof value === 'number' || /^\d+$/.test(String(value));

/** Names the target of a host as Node would understand it; nothing given means this machine. */
export const hostTarget = (given: string | null | undefined): Target => {
  const host = normaliseHost(given || 'localhost');
  return { to: isLoopback(host) ? 'loopback' : 'host', host };
};

/** Reads the arguments of `Socket.connect` in all their forms: (options), (path), (port, host), or Node's own array. */
export const targetOf = (args: readonly unknown[]): Target => {
  const [first, second] = args;
  if (Array.isArray(first)) return targetOf(first);
  const options = connectOptions.safeParse(first);
  if (options.success) {
    const { path, host } = options.data;
    return path ? { to: 'socket-file', path } : hostTarget(host);
  }
  if (typeof first === 'string' && !isPortNumber(first)) return { to: 'socket-file', path: first };
  return hostTarget(typeof second === 'string' ? second : undefined);
};
