import { afterEach, beforeEach, describe } from 'vitest';
import { createLanes } from '../../src/adapters/slack/lanes.ts';
import { createSlackPlatform } from '../../src/adapters/slack/platform.ts';
import { openSlackApp, type SlackApp } from '../adapters/slack/support.ts';
import { leavesOf } from './leaves.ts';
import { type PlatformStage, platformContract, write } from './platform.contract.ts';

const names = new Set(['text', 'value', 'alt_text']);

describe('Slack as a chat platform', () => {
  let app: SlackApp;
  let stage: PlatformStage;
  beforeEach(async () => {
    app = await openSlackApp();
    const { twin, account: channel, parts } = app;
    const user = twin.addUser();
    stage = {
      platform: createSlackPlatform({ ...parts, publicUrl: 'https://hakaru.invalid', write }, createLanes()),
      channel,
      person: user.id,
      shown: () => (twin.channel(user.direct())?.messages() ?? []).map(({ blocks }) => leavesOf(blocks, names)),
      loseAnswer: () => twin.faults.plan('chat.postMessage', 'drop-after'),
      refuseOnce: () => twin.faults.plan('chat.postMessage', { kind: 'rate-429', retryAfter: 60 }),
      violations: () => twin.violations,
    };
  });
  afterEach(() => app.close());
  platformContract(() => stage);
});
