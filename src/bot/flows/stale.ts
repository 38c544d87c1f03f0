import { z } from 'zod';
import { type EnergyKind, energyKinds } from '../../engine/energy/registry.ts';
import type { Text } from '../message.ts';
import { readButton } from './question.ts';

/** What the question behind a button was about, by its topic. */
const wasFor: Readonly<Record<string, string>> = {
  code: 'joining.was-code',
  consent: 'joining.was-consent',
  name: 'joining.was-name',
  municipality: 'joining.was-municipality',
  industry: 'joining.was-industry',
  employees: 'joining.was-employees',
  floor: 'joining.was-floor',
  'site-name': 'joining.was-site-name',
  kinds: 'joining.was-kinds',
  'lpg-unit': 'joining.was-lpg-unit',
  supplier: 'joining.was-supplier',
  menu: 'joining.was-menu',
  area: 'joining.was-area',
  'more-sites': 'joining.was-more-sites',
  idle: 'report.was-idle',
  remove: 'report.was-remove',
  ...Object.fromEntries(
    ['addressee', 'kind', 'value', 'unit', 'period', 'site', 'sort', 'treatment', 'weight', 'target'].map((slot) => [
      `clarify-${slot}`,
      'report.was-clarify',
    ]),
  ),
};

const figureTopics = new Map([
  ['figure', 'report.was-figure'],
  ['confirm', 'report.was-confirm'],
  ['fix', 'report.was-fix'],
  ['answer', 'report.was-answer'],
]);

const figure = z.tuple([z.string(), z.string().regex(/^\d{4}-\d{2}$/), z.enum(energyKinds)]);

/** One line for a button whose question is over: what it was for. */
export function explainButton(data: string): Text {
  const button = readButton(data);
  const key = button === null ? undefined : wasFor[button.topic];
  if (key !== undefined) return { key: 'common.old-button', params: { was: { as: 'text', text: { key } } } };
  const was = button === null ? null : figureWas(button.topic);
  return was === null
    ? { key: 'common.unknown-button' }
    : { key: 'common.old-button', params: { was: { as: 'text', text: was } } };
}

// A figure's topic carries its month and kind: `confirm-2026-10-electricity`.
function readFigureTopic(topic: string) {
  const [, name = '', month = '', kind = ''] = /^([a-z]+)-(\d{4}-\d{2})-([a-z0-9-]+)$/.exec(topic) ?? [];
  const key = figureTopics.get(name);
  const parsed = figure.safeParse([name, month, kind.replaceAll('-', '_')]);
  return key === undefined || !parsed.success ? null : { key, month, kind: parsed.data[2] };
}

function figureWas(topic: string): Text | null {
  const read = readFigureTopic(topic);
  if (read === null) return null;
  const { key, month, kind } = read;
  return { key, params: { month: { as: 'month', month }, kind: { as: 'kind', kind } } };
}

/** The month and kind that a button's question was about; null for every other button. */
export function figureOfTopic(data: string): { readonly month: string; readonly kind: EnergyKind } | null {
  const read = readFigureTopic(readButton(data)?.topic ?? '');
  return read === null ? null : { month: read.month, kind: read.kind };
}

/** The topic of a question about one figure. */
export function figureTopic(name: 'figure' | 'confirm' | 'fix' | 'answer', month: string, kind: string): string {
  return `${name}-${month}-${kind.replaceAll('_', '-')}`;
}
