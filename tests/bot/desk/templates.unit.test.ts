import { describe, expect, it } from 'vitest';
import { checkReply } from '../../../src/bot/desk/guard/check.ts';
import { fillTemplate, openPlace } from '../../../src/bot/desk/templates/fill.ts';
import { templateVariables } from '../../../src/bot/desk/templates/own.ts';
import { suggest, type Template, templates, templatesOf } from '../../../src/bot/desk/templates/templates.ts';

const values = {
  ...{
    name: 'みらい食堂',
    operator: 'はかる相談室',
    staff: '佐藤',
    month: '2026年10月',
    kind: '電気',
    figure: '1,200 kWh',
  },
  ...{ answer: '10月分は登録されています。', question: 'どの月のことですか？' },
};
const facts = { own: ['みらい食堂'], others: [], colleagues: ['佐藤'], channels: [], contacts: [] };
const locales = ['ja', 'en', 'easy'] as const;

describe('templates', () => {
  it.each(templates.map((template) => [template.id, template] as const))(
    '%s filled in passes the check',
    (_, template) => {
      for (const locale of locales) {
        const { text, missing } = fillTemplate(template, values, locale);
        expect(missing).toEqual([]);
        expect(checkReply(text, facts)).toEqual([]);
      }
    },
  );

  it('with something missing are stopped by the check', () => {
    for (const template of templates) {
      for (const locale of locales) {
        const { text, missing } = fillTemplate(template, { name: '  ' }, locale);
        const found = checkReply(text, facts).filter(({ code }) => code === 'placeholder');
        expect(new Set(found.map(({ from, to }) => text.slice(from, to)))).toEqual(
          new Set(missing.map((one) => openPlace(one))),
        );
      }
    }
  });

  it('take values as they are, with braces and all', () => {
    const [received] = templates;
    if (received === undefined) throw new Error('no template');
    expect(fillTemplate(received, { ...values, answer: '$& {name}' }, 'ja').text).toContain('\n$& {name}');
    expect(fillTemplate(received, Object.create({ name: 'x' }), 'ja').missing).toContain('name');
  });

  it('are suggested by rule, each once', () => {
    expect(suggest('flagged-figure', ['flagged', 'no-factor']).map(({ id }) => id)).toEqual([
      'check-figure',
      'send-bill',
      'no-factor',
    ]);
    expect(suggest('staff', [])).toEqual([]);
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
  });

  it('leave open only what a programme may leave open too', () => {
    const known: readonly string[] = templateVariables;
    for (const template of templates)
      for (const name of fillTemplate(template, {}, 'ja').missing) expect(known).toContain(name);
  });

  it('of a programme come first, and speak Japanese where they have no other language', () => {
    const own: Template = {
      id: 'seminar',
      text: { ja: '{name}様', en: 'Dear {name}' },
      reasons: ['rule'],
      warnings: [],
    };
    expect(suggest('rule', [], [own]).map(({ id }) => id)).toEqual(['seminar', 'received']);
    expect(templatesOf([own])).toHaveLength(templates.length + 1);
    const say = (locale: 'ja' | 'en' | 'easy') => fillTemplate(own, { name: 'みらい' }, locale).text;
    expect([say('ja'), say('en'), say('easy')]).toEqual(['みらい様', 'Dear みらい', 'みらい様']);
  });
});
