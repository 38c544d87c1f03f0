import { createMetrics } from '../adapters/http/metrics.ts';
import { createLogger } from '../adapters/log/logger.ts';
import type { Config } from '../config.ts';
import { guardOutbound } from '../service/outbound.ts';
import { type Service, startService } from '../service/start.ts';
import { openStorage, type Storage } from '../service/storage.ts';
import type { Command, CommandContext } from './command.ts';

/** The service: what `npm start` runs. Ends with Ctrl-C or SIGTERM, after answering what is in hand. */
export const serve: Command = {
  name: 'serve',
  summary: 'runs the service until it is stopped',
  usage: 'usage: hakaru serve\n\nSettings come from the environment; see the README.',
  run: async (context) => {
    const config = context.config();
    const log = createLogger({ level: config.logLevel });
    const metrics = createMetrics();
    const guard = guardOutbound(config, log, () => metrics.outboundRefused.inc());
    const storage = await openStorage(config, { onStep: (step) => log.info('database', { code: step }) });
    try {
      const { environment } = context;
      const outbound = guard.report;
      const service = await startService({ config, environment, storage, log, metrics, outbound });
      greet(context, { config, service, storage });
      await untilStopped();
      context.terminal.err('止めています… / stopping…');
      await service.stop();
    } finally {
      await storage.close();
      guard.uninstall();
    }
    return 0;
  },
};

type Running = { readonly config: Config; readonly service: Service; readonly storage: Storage };

/** Three lines for the person who started it. */
function greet({ terminal }: CommandContext, { config, service, storage }: Running): void {
  const address = service.url.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');
  terminal.out(
    service.simulator === null
      ? `hakaru は動いています / hakaru is running: ${address} (webhook: ${config.publicUrl ?? address}/line/webhook)`
      : `LINE と Slack を画面で試す / try LINE and Slack in the browser: ${address}/simulator/`,
  );
  terminal.out(
    service.simulator === null
      ? `設定の点検 / check the settings: npm run -s hakaru -- doctor`
      : 'LINE_CHANNEL_SECRET などを設定すると、本物の LINE と Slack につながります / real LINE and Slack are used once their settings are given (README)',
  );
  terminal.out(`データの場所 / the data are in: ${storage.where}`);
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (): void => {
      // A second Ctrl-C means: at once. Nothing is lost by it, only left for the next start.
      if (asked) process.exit(130);
      asked = true;
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
