import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import wanted from '../../../src/adapters/slack/scopes.json' with { type: 'json' };

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const manifest = z
  .object({
    oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
    features: z.object({
      app_home: z.object({ messages_tab_enabled: z.literal(true), messages_tab_read_only_enabled: z.literal(false) }),
      slash_commands: z.array(z.object({ command: z.string(), url: z.string() })),
    }),
    settings: z.object({
      event_subscriptions: z.object({ request_url: z.string(), bot_events: z.array(z.string()) }),
      interactivity: z.object({ request_url: z.string() }),
    }),
  })
  .parse(parse(read('docs/slack/manifest.yaml')));

describe('the papers of the Slack app', () => {
  it('name the scopes that are needed, each with its reason', () => {
    const rows = [...read('docs/slack/scopes.md').matchAll(/^\| `([a-z:._]+)` \| (.+) \|$/gm)];
    expect(Object.fromEntries(rows.map(([, scope, reason]) => [scope, reason]))).toEqual(wanted);
    expect(manifest.oauth_config.scopes.bot.toSorted()).toEqual(Object.keys(wanted).toSorted());
  });

  it('ask for no event without the scope that it needs', () => {
    const needs: Readonly<Record<string, string>> = {
      'message.channels': 'channels:history',
      'message.groups': 'groups:history',
      'message.im': 'im:history',
      app_mention: 'app_mentions:read',
    };
    const missing = manifest.settings.event_subscriptions.bot_events.filter(
      (event) => !manifest.oauth_config.scopes.bot.includes(needs[event] ?? 'chat:write'),
    );
    expect(missing).toEqual([]);
  });

  it('name one address for everything', () => {
    const { event_subscriptions, interactivity } = manifest.settings;
    const [command] = manifest.features.slash_commands;
    expect(new Set([event_subscriptions.request_url, interactivity.request_url, command?.url]).size).toBe(1);
    expect(event_subscriptions.request_url).toMatch(/\/slack\/events$/);
    expect(command?.command).toBe('/hakaru');
  });
});
