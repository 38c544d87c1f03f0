import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../src/adapters/clock/system-clock.ts';
import { startSlackTwin } from '../../../src/adapters/twin/slack-twin.ts';
import { readConfig } from '../../../src/config.ts';
import { httpSkew } from '../../../src/service/checks/clock.ts';
import { judgeLine, lineUnreachable } from '../../../src/service/checks/line.ts';
import { checkPlatforms } from '../../../src/service/checks/platforms.ts';
import { checkSlack, judgeSlack, judgeSlackChannel } from '../../../src/service/checks/slack.ts';

/** A server in a platform's place, for one test. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const statuses = (found: readonly { status: string }[]): string[] => found.map(({ status }) => status);

const bot = { userId: 'U', basicId: '@hakaru', displayName: 'はかる', chatMode: 'bot', markAsReadMode: 'auto' };
const webhook = { endpoint: 'https://bot.example.jp/line/webhook', active: true };
const good = { bot, webhook, tested: null, quota: { limit: 200, used: 10 } };
const delivered = { success: true, status: 200, reason: 'OK' };

describe('a LINE account', () => {
  it.each([
    [{}, ['ok', 'ok', 'ok']],
    [{ bot: { ...bot, chatMode: 'chat' } }, ['warn', 'ok', 'ok']],
    [{ webhook: null }, ['ok', 'fail', 'ok']],
    [{ webhook: { ...webhook, active: false } }, ['ok', 'fail', 'ok']],
    [{ webhook: { ...webhook, endpoint: 'https://old.example.jp/line/webhook' } }, ['ok', 'warn', 'ok']],
    [{ quota: { limit: null, used: 9_999 } }, ['ok', 'ok', 'ok']],
    [{ quota: { limit: 200, used: 160 } }, ['ok', 'ok', 'warn']],
    [{ quota: { limit: 200, used: 200 } }, ['ok', 'ok', 'fail']],
    [{ tested: delivered }, ['ok', 'ok', 'ok', 'ok']],
    [{ tested: { success: false, status: 0, reason: 'COULD_NOT_CONNECT' } }, ['ok', 'ok', 'fail', 'ok']],
  ])('with %j is %j', (change, expected) => {
    expect(statuses(judgeLine({ ...good, ...change }, 'https://bot.example.jp'))).toEqual(expected);
  });

  it('that LINE refuses needs a new token; one that LINE is silent about does not', () => {
    expect(lineUnreachable('LINE_CHANNEL_SECRET', 'line-refused').remedy).toContain('access token');
    expect(lineUnreachable('LINE_CHANNEL_SECRET', 'line-unavailable').remedy).toContain('reaches LINE');
  });
});

describe('a Slack app', () => {
  it('is judged by what auth.test says', () => {
    expect(statuses(judgeSlack({ ok: true, team: 'みどり市', user: 'hakaru' }))).toEqual(['ok']);
    expect(judgeSlack({ ok: true, scopes: ['chat:write'] })).toMatchObject([
      { status: 'ok' },
      { status: 'fail', what: expect.stringContaining('channels:read') },
    ]);
    expect(judgeSlack({ ok: false, error: 'invalid_auth' })).toMatchObject([{ status: 'fail' }]);
  });

  it.each([
    [{ ok: true, channel: { is_member: true } }, 'ok'],
    [{ ok: true, channel: { is_member: false } }, 'fail'],
    [{ ok: true, channel: { is_member: true, is_archived: true } }, 'fail'],
    [{ ok: false, error: 'channel_not_found' }, 'fail'],
    [{ ok: false, error: 'ratelimited' }, 'warn'],
  ])('in a channel of which Slack says %j is %s', (said, status) => {
    expect(judgeSlackChannel('C0123456789', said).status).toBe(status);
  });

  it('is asked with its token, its scopes and its channels', async () => {
    const twin = await startSlackTwin({});
    onTestFinished(() => twin.close());
    const { id } = twin.addChannel({ name: 'soudan' });
    const found = await checkSlack(twin.apiUrl, { botToken: twin.botToken, channels: ['soudan', id, 'nowhere'] });
    expect(statuses(found)).toEqual(['ok', 'ok', 'ok', 'ok', 'fail']);
    expect(await checkSlack(twin.apiUrl, { botToken: 'xoxb-MARKED', channels: [] })).toMatchObject([
      { status: 'fail', what: 'Slack refuses the token: invalid_auth' },
    ]);
  });

  it('that does not answer fails by the code of the failure', async () => {
    expect(await checkSlack('http://127.0.0.1:1/', { botToken: 'xoxb-MARKED', channels: [] })).toMatchObject([
      { status: 'fail' },
    ]);
  });
});

describe('the clock of a platform', () => {
  it('is read from its answer', async () => {
    const url = await serve((_request, response) => {
      response.setHeader('date', new Date(Date.now() - 120_000).toUTCString());
      response.end();
    });
    const skew = await httpSkew(url, systemClock);
    expect(skew).toBeGreaterThan(115_000);
    expect(skew).toBeLessThan(130_000);
  });

  it('may be missing', async () => {
    const url = await serve((_request, response) => {
      response.sendDate = false;
      response.end();
    });
    expect(await httpSkew(url, systemClock)).toBeNull();
  });
});

describe('the platforms', () => {
  it('are not contacted without credentials', async () => {
    let calls = 0;
    const url = await serve((_request, response) => {
      calls += 1;
      response.end();
    });
    const config = readConfig({ LINE_API_BASE_URL: url, SLACK_API_URL: url });
    const found = await checkPlatforms({ config, environment: {}, programmes: [], clock: systemClock });
    expect(statuses(found)).toEqual(['ok', 'ok']);
    expect(calls).toBe(0);
  });

  it('are asked about every account', async () => {
    const line = await serve((request, response) => {
      const answers: Record<string, unknown> = {
        '/v2/bot/info': bot,
        '/v2/bot/channel/webhook/endpoint': webhook,
        '/v2/bot/channel/webhook/test': { success: false, statusCode: 401, reason: 'ERROR_STATUS_CODE' },
        '/v2/bot/message/quota': { type: 'limited', value: 200 },
        '/v2/bot/message/quota/consumption': { totalUsage: 199 },
      };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answers[request.url ?? ''] ?? {}));
    });
    const slack = await serve((_request, response) =>
      response.end(JSON.stringify({ ok: false, error: 'token_revoked' })),
    );
    const environment = {
      PUBLIC_URL: 'https://bot.example.jp',
      LINE_CHANNEL_SECRET: 's',
      LINE_CHANNEL_ACCESS_TOKEN: 't',
      LINE_API_BASE_URL: line,
      SLACK_SIGNING_SECRET: 's',
      SLACK_BOT_TOKEN: 'xoxb-MARKED',
      SLACK_API_URL: slack,
    };
    const config = readConfig(environment);
    const found = await checkPlatforms({ config, environment, programmes: [], clock: systemClock });
    expect(found.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'line ok',
      'line webhook ok',
      'line delivery fail',
      'line quota warn',
      'clock LINE ok',
      'slack fail',
      'clock Slack ok',
    ]);
    expect(JSON.stringify(found)).not.toContain('MARKED');
  });
});
