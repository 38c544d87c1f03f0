import type { LineTwinOptions } from './line/types.ts';
import { type LineTwin, startLineTwin } from './line-twin.ts';
import type { SlackTwinOptions } from './slack/types.ts';
import { type SlackTwin, startSlackTwin } from './slack-twin.ts';

/** The clock and the seed are for both; everything else is each one's own. */
export type TwinOptions = {
  readonly now?: () => number;
  readonly seed?: number;
  readonly line?: LineTwinOptions;
  readonly slack?: SlackTwinOptions;
};

/** A LINE and a Slack on this machine. */
export type Twin = { readonly line: LineTwin; readonly slack: SlackTwin; readonly close: () => Promise<void> };

/** Starts both platforms on 127.0.0.1. */
export async function startTwin({ line, slack, ...common }: TwinOptions = {}): Promise<Twin> {
  const twins = {
    line: await startLineTwin({ ...common, ...line }),
    slack: await startSlackTwin({ ...common, ...slack }),
  };
  return {
    ...twins,
    close: async () => {
      await Promise.all([twins.line.close(), twins.slack.close()]);
    },
  };
}
