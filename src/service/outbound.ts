import { tmpdir } from 'node:os';
import { installOutboundGuard, type OutboundGuard } from '../adapters/outbound/guard.ts';
import type { Logger } from '../bot/log.ts';
import type { Config } from '../config.ts';
import { parseSocketUrl } from '../db/embedded/socket-url.ts';

/** Lets this process reach the platforms, the database and what OUTBOUND_ALLOW names; nothing else. */
export function guardOutbound(config: Config, log: Logger, onRefused: () => void): OutboundGuard {
  const { line, slack, databaseUrl, outboundAllow, dataDir } = config;
  const { hosts, folders } = placeOfDatabase(databaseUrl?.reveal() ?? null);
  const platforms = [line.apiBaseUrl, line.dataApiBaseUrl, slack.apiUrl].map((url) => new URL(url).hostname);
  const simulated = line.credentials === null || slack.credentials === null;
  const allow = [...platforms, 'files.slack.com', 'hooks.slack.com', ...hosts, ...outboundAllow].filter(
    (host) => host !== '',
  );
  return installOutboundGuard(
    // The embedded database may keep its socket in the temporary folder when the data folder's path is too long.
    { allow, sockets: [dataDir, tmpdir(), '/run', '/var/run', ...folders], loopbackPorts: simulated ? 'any' : 'none' },
    log,
    onRefused,
  );
}

function placeOfDatabase(url: string | null): {
  readonly hosts: readonly string[];
  readonly folders: readonly string[];
} {
  if (url === null) return { hosts: [], folders: [] };
  const socket = parseSocketUrl(url);
  if (socket !== undefined) return { hosts: [], folders: [socket.host] };
  return { hosts: [new URL(url).hostname], folders: [] };
}
