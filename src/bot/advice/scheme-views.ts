import type { SchemeMatch } from '../../engine/scheme/match.ts';
import type { SchemeNotice } from '../../engine/scheme/notices.ts';
import type { MessageView, Text, Words } from '../message.ts';
import { writeText } from '../text/write.ts';
import { type SchemeVoice, schemeCard } from './scheme-card.ts';

/** What a notice shows beside it. */
type Noticed = Omit<SchemeMatch, 'measures'>;

/** A notice of a scheme that opens or closes: why it comes, the scheme's card, and how to hear of no more. */
export function noticeView(notice: SchemeNotice, match: Noticed, voice: SchemeVoice): MessageView {
  const opens = notice.kind === 'opens';
  const day = (of: string) => ({ as: 'day', day: of }) as const;
  const key = opens ? 'scheme.notice-opens' : 'scheme.notice-closes';
  const lead: readonly Text[] = [
    { key: opens ? 'scheme.notice-title-opens' : 'scheme.notice-title-closes' },
    { key, params: { end: day(notice.window.end ?? ''), asOf: day(notice.asOf) } },
    ...(notice.window.mayCloseEarly ? [{ key: 'scheme.early' }] : []),
  ];
  const card = schemeCard(match, voice);
  if (card.view !== 'card') return card;
  const note = [...(card.note === undefined ? [] : [card.note]), { key: 'scheme.notice-stop' }];
  const joined = (texts: readonly (Text | Words)[]) => ({
    words: texts.map((text) => writeText(text, voice.locale)).join('\n'),
  });
  return { ...card, lead: joined(lead), note: joined(note) };
}
