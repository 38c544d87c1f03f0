import type { Reason } from '../../bot/desk/consultation/reasons.ts';
import { reasons } from '../../bot/desk/consultation/reasons.ts';
import { fillTemplate } from '../../bot/desk/templates/fill.ts';
import { suggest, type Template, templateName, templatesOf } from '../../bot/desk/templates/templates.ts';
import type { Locale } from '../../bot/facts.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { localeOf } from '../../db/desk/board.ts';
import { holds, type InCase } from './act.ts';
import { actButton, buttons, heading, modal, type Option, paragraphs } from './blocks.ts';
import { templateValues } from './firm-facts.ts';
import { staffLocale, text, write } from './say.ts';
import type { Member } from './who.ts';

/** A reply that is written beforehand, with what is known filled in. */
type Filled = { readonly id: string; readonly name: string; readonly text: string };

/** The templates for a case in the owner's language: those that fit its reason first. */
export async function templatesFor(found: InCase, now: Date): Promise<readonly Filled[]> {
  const { member, kase, at } = found;
  const locale = await localeOf(member.book, at.conversationId);
  const values = await templateValues(member, { businessId: holds(found) ? kase.businessId : null, locale, now });
  const reason = reasons.find((one): one is Reason => one === kase.reason);
  const own = member.programme.document.templates;
  const first = reason === undefined ? [] : suggest(reason, [], own);
  const all = [...new Set([...first, ...templatesOf(own)])];
  return all.map((one) => filled(one, values, locale));
}

function filled(one: Template, values: Readonly<Record<string, string>>, locale: Locale): Filled {
  return { id: one.id, name: write(templateName(one)), text: fillTemplate(one, values, locale).text };
}

/** The templates as they are before a case is known. */
export function plainTemplates(member: Member): readonly Filled[] {
  const values = { operator: member.programme.document.operator, staff: member.name ?? '' };
  return templatesOf(member.programme.document.templates).map((one) => filled(one, values, staffLocale));
}

/** A template as something to choose. */
export function templateOption({ id, name, text: words }: Filled): Option {
  return { value: id, label: `${name}：${words.replaceAll(/\s+/gu, ' ')}` };
}

/** The page on which a template is picked. */
export async function templatesPage(found: InCase, now: Date): Promise<SlackJson> {
  const all = await templatesFor(found, now);
  const on = { programmeId: found.at.programmeId, id: found.kase.id };
  const blocks = all.slice(0, 30).flatMap(({ id, name, text: words }, index) => {
    const use = actButton('templates', on, { label: text('door.use-template'), argument: id });
    return [heading({ words: name }), ...paragraphs(words), ...buttons([use], index + 1)];
  });
  return modal({
    title: text('door.templates'),
    metadata: '',
    blocks,
  });
}
