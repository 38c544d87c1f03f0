// Loaded by Node before anything else in a worker thread; see guard-workers.ts.
import { createLogger } from '../log/logger.ts';
import { installOutboundGuard } from './guard.ts';

installOutboundGuard({ allow: [], sockets: [], loopbackPorts: 'none' }, createLogger({ level: 'error' }));
