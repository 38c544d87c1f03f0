import { connect, type Socket } from 'node:net';

/** What postgres.js tells of the server it wants to reach. */
export type SocketAim = {
  readonly path?: string | false;
  readonly host: readonly string[];
  readonly port: readonly number[];
};

/**
 * A connection to the server whose writes of one moment leave in one call of the system. postgres.js writes each
 * larger statement by itself, and a batch of turns is a dozen of them.
 */
export function openCorkedSocket({ path, host, port }: SocketAim): Socket {
  const socket = path ? connect(path) : connect(port[0] ?? 5432, host[0]);
  const write = socket.write.bind(socket);
  let isCorked = false;
  const uncork = (): void => {
    isCorked = false;
    socket.uncork();
  };
  type Done = (error?: Error | null) => void;
  socket.write = (bytes: string | Uint8Array, second?: BufferEncoding | Done, done?: Done): boolean => {
    if (!isCorked) {
      isCorked = true;
      socket.cork();
      setImmediate(uncork);
    }
    return typeof second === 'string' ? write(bytes, second, done) : write(bytes, second ?? done);
  };
  return socket;
}
