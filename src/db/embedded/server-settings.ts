/** The cluster's owner, for maintenance only: row-level security does not bind a superuser, so the bot is not one. */
export const SUPERUSER = 'postgres';

/** The whole environment of the server's programs: nothing of the caller's settings and secrets reaches them. */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C', PATH: '/usr/bin:/bin', TZ: 'UTC' };

const SMALL_MACHINE = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '64MB',
  max_parallel_workers_per_gather: '0',
  // Compiling pays for long queries only; ours are short.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
} as const;

/** The log must never hold what people wrote: no statement, no parameter, no DETAIL line with a row's values. */
const QUIET_LOG = {
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  logging_collector: 'off',
} as const;

const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' } as const;
const VOLATILE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const;

/** The server's command line; settings given here win over any file in the data folder. */
export function serverArguments(clusterDir: string, socketDir: string, durable: boolean): readonly string[] {
  const settings = {
    ...SMALL_MACHINE,
    ...QUIET_LOG,
    ...(durable ? DURABLE : VOLATILE),
    // The value is a list of folders: quotes keep a comma or a blank in the path from dividing it.
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
  };
  return ['-D', clusterDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
