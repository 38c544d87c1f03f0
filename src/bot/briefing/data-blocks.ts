import { consentText } from '../consent-texts.ts';
import type { ReportBlock } from '../report/written.ts';
import { type BriefingInput, chapter, type Say } from './briefing.ts';

/** What firms are asked to agree to, word for word as the bot asks it, and what becomes of their data. */
export function dataBlocks({ document }: BriefingInput, say: Say): readonly ReportBlock[] {
  const { consents, operator, client, retention } = document;
  const asked = consents.flatMap(({ purpose, version, required }) => {
    const key = consentText(purpose, version);
    if (key === null) return [];
    const need = { as: 'text', text: { key: required ? 'consent.required' : 'consent.optional' } } as const;
    return [say('briefing.consent', { need, text: say(key, { operator, client }).replaceAll('\n', '') })];
  });
  return chapter(say('briefing.data'), [
    { block: 'paragraph', text: say('briefing.consents') },
    { block: 'list', items: asked },
    {
      block: 'list',
      items: [
        say('briefing.data-taken-back'),
        say('briefing.data-kept', { images: retention.images, messages: retention.messages }),
        retention.afterTerm === 0
          ? say('briefing.data-after-end')
          : say('briefing.data-after', { days: retention.afterTerm }),
        say('briefing.data-erase'),
        say('briefing.data-sealed'),
        say('briefing.data-ai'),
      ],
    },
  ]);
}
