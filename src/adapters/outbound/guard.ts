import { Socket as DatagramSocket } from 'node:dgram';
import { Socket } from 'node:net';
import { resolve, sep } from 'node:path';
import { ConfigError, ExternalError } from '../../bot/errors.ts';
import type { Logger } from '../../bot/log.ts';
import { isGenerativeAiHost } from './generative-ai.ts';
import { guardWorkers } from './guard-workers.ts';
import { matchHosts } from './host-pattern.ts';
import { replace } from './replace.ts';
import { createTally, type HostCount } from './tally.ts';
import { type Target, targetOf } from './target.ts';

/** What the process may connect to. */
export type OutboundRules = {
  /** Hosts, exact or `*.suffix`. */
  readonly allow: readonly string[];
  /** Folders whose unix sockets may be opened. */
  readonly sockets: readonly string[];
  /** Whether other programs on this machine may be reached; `any` unless given. */
  readonly loopbackPorts?: 'any' | 'none';
};

/** Everything this process connected to since the guard stands. */
export type OutboundReport = {
  readonly contacted: readonly HostCount[];
  readonly refused: readonly HostCount[];
  /** Connections to this very machine: the database, fakes in tests. */
  readonly onThisMachine: number;
  readonly generativeAi: { readonly contacted: number; readonly refused: number };
};

/** The guard at work. */
export type OutboundGuard = { readonly report: () => OutboundReport; readonly uninstall: () => void };

type Decide = (target: Target) => boolean;

const UDP_METHODS = ['send', 'sendto', 'connect', 'connectSync'] as const;

const isInside = (path: string, folder: string): boolean => {
  // A path that starts with NUL is an abstract socket: it lies in no folder.
  if (path.includes('\0')) return false;
  return resolve(path).startsWith(resolve(folder) + sep);
};

const decideBy = (rules: OutboundRules): Decide => {
  const forbidden = rules.allow.filter((host) => isGenerativeAiHost(host));
  if (forbidden.length > 0) {
    throw new ConfigError('setting-invalid', ['outbound hosts: generative-AI services cannot be allowed']);
  }
  const isAllowed = matchHosts(rules.allow);
  return (target) => {
    if (target.to === 'socket-file') return rules.sockets.some((folder) => isInside(target.path, folder));
    if (isGenerativeAiHost(target.host)) return false;
    return isAllowed(target.host) || (target.to === 'loopback' && rules.loopbackPorts !== 'none');
  };
};

const nameOf = (target: Target): string => (target.to === 'socket-file' ? '(socket)' : target.host);
const sum = (counts: readonly HostCount[]): number => counts.reduce((total, { count }) => total + count, 0);
const onlyAi = (counts: readonly HostCount[]): number => sum(counts.filter(({ host }) => isGenerativeAiHost(host)));

const createBook = (log: Logger, onRefused: () => void) => {
  const contacted = createTally();
  const refused = createTally();
  let onThisMachine = 0;
  return {
    contact: (target: Target): void => {
      if (target.to === 'host') contacted.add(target.host);
      else onThisMachine += 1;
    },
    refuse: (host: string): ExternalError => {
      refused.add(host);
      onRefused();
      log.error('outbound.refused', { host, code: 'host-not-allowed' });
      return new ExternalError('host-not-allowed', 'never');
    },
    report: (): OutboundReport => {
      const [reached, turnedAway] = [contacted.list(), refused.list()];
      const generativeAi = { contacted: onlyAi(reached), refused: onlyAi(turnedAway) };
      return { contacted: reached, refused: turnedAway, onThisMachine, generativeAi };
    },
  };
};

type Book = ReturnType<typeof createBook>;

/** Arguments for a connection whose name look-up ends in `error`: a failure that every client knows how to take. */
const refusedConnection = (error: ExternalError): unknown[] => [
  {
    host: 'refused.invalid',
    port: 1,
    lookup: (_host: string, _options: object, done: (failure: Error) => void) => process.nextTick(done, error),
  },
];

const guardTcp = (decide: Decide, book: Book): (() => void) =>
  replace(
    Socket.prototype,
    'connect',
    (original) =>
      function connect(this: Socket, ...args: unknown[]): unknown {
        const target = targetOf(args);
        if (!decide(target)) return Reflect.apply(original, this, refusedConnection(book.refuse(nameOf(target))));
        book.contact(target);
        return Reflect.apply(original, this, args);
      },
  );

/** Nothing here speaks UDP (names are resolved outside of JavaScript), so all of it is refused. */
const guardUdp = (book: Book): (() => void)[] =>
  UDP_METHODS.map((name) =>
    replace(DatagramSocket.prototype, name, () => () => {
      throw book.refuse('(udp)');
    }),
  );

/**
 * Lets this thread open connections only to what the rules name: TCP, TLS, HTTP, fetch and unix sockets all pass
 * `Socket.connect`. Anything else fails with `host-not-allowed`, is logged by host and counted. Names are looked up
 * after the check, so a refused host is not even asked for. Worker threads started afterwards reach nothing at all;
 * what they try is logged, not counted. Other programs that are started are not covered: that is the network's task.
 * @throws {ConfigError} setting-invalid when a generative-AI service is to be allowed
 */
export const installOutboundGuard = (
  rules: OutboundRules,
  log: Logger,
  onRefused: () => void = () => undefined,
): OutboundGuard => {
  const decide = decideBy(rules);
  const book = createBook(log, onRefused);
  const undo = [guardTcp(decide, book), ...guardUdp(book), guardWorkers()];
  const uninstall = (): void => {
    for (const putBack of undo) putBack();
  };
  return { report: book.report, uninstall };
};
