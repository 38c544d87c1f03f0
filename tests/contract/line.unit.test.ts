import { afterEach, beforeEach, describe } from 'vitest';
import { createLinePlatform } from '../../src/adapters/line/platform.ts';
import { type LineTwin, startLineTwin } from '../../src/adapters/twin/line-twin.ts';
import { recordingLog } from '../adapters/line/support.ts';
import { leavesOf } from './leaves.ts';
import { type PlatformStage, platformContract, write } from './platform.contract.ts';

const names = new Set(['text', 'label', 'data']);

describe('LINE as a chat platform', () => {
  let twin: LineTwin;
  let stage: PlatformStage;
  beforeEach(async () => {
    twin = await startLineTwin();
    const owner = twin.addOwner();
    await owner.follow();
    stage = {
      platform: createLinePlatform({
        accounts: () => ({ accessToken: twin.accessToken }),
        apiBaseUrl: twin.url,
        dataApiBaseUrl: twin.url,
        publicUrl: 'https://hakaru.invalid',
        write,
        log: recordingLog().log,
      }),
      channel: twin.botUserId,
      person: owner.userId,
      shown: () =>
        owner
          .screen()
          .filter(({ from }) => from === 'bot')
          .map(({ message, quickReplies }) => leavesOf([message, quickReplies], names)),
      loseAnswer: () => twin.faults.plan('push', 'drop-after'),
      refuseOnce: () => twin.faults.plan('push', 'rate-429'),
      violations: () => twin.violations,
    };
  });
  afterEach(() => twin.close());
  platformContract(() => stage);
});
