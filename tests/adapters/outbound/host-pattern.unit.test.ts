import { describe, expect, it } from 'vitest';
import { isGenerativeAiHost } from '../../../src/adapters/outbound/generative-ai.ts';
import { matchHosts } from '../../../src/adapters/outbound/host-pattern.ts';

describe('matchHosts', () => {
  const matches = matchHosts(['api.line.me', '*.slack.com', '2001:db8::1']);

  it.each(['api.line.me', 'API.LINE.ME', 'api.line.me.', 'files.slack.com', 'a.b.slack.com', '[2001:db8::1]'])(
    'names %s',
    (host) => expect(matches(host)).toBe(true),
  );

  it.each(['line.me', 'xapi.line.me', 'api.line.me.evil.jp', 'apixline.me', 'slack.com', 'evilslack.com', ''])(
    'does not name %s',
    (host) => expect(matches(host)).toBe(false),
  );
});

describe('isGenerativeAiHost', () => {
  it.each([
    'api.openai.com',
    'my-firm.openai.azure.com',
    'api.anthropic.com',
    'generativelanguage.googleapis.com',
    'asia-northeast1-aiplatform.googleapis.com',
    'bedrock-runtime.ap-northeast-1.amazonaws.com',
    'api.mistral.ai',
    'router.huggingface.co',
  ])('knows %s', (host) => expect(isGenerativeAiHost(host)).toBe(true));

  it.each(['api.line.me', 'api-data.line.me', 'slack.com', 'files.slack.com', 's3.amazonaws.com', 'www.env.go.jp'])(
    'does not mistake %s for one',
    (host) => expect(isGenerativeAiHost(host)).toBe(false),
  );
});
