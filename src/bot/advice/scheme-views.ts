import { textIn } from '../../engine/knowledge/text.ts';
import type { SchemeConflict, SchemeMatch, SchemeMatches } from '../../engine/scheme/match.ts';
import type { SchemeNotice } from '../../engine/scheme/notices.ts';
import type { Locale } from '../facts.ts';
import type { CardRow, MessageView, Text, Words } from '../message.ts';
import { writeText } from '../text/write.ts';
import { type SchemeVoice, schemeCard } from './scheme-card.ts';
import { statusTexts } from './scheme-status.ts';

/** The answer to what support there is: open schemes as cards, the others apart and only named. */
export function schemeViews(matches: SchemeMatches, voice: SchemeVoice): readonly MessageView[] {
  const { recommended, upcoming, unverified, closed } = matches;
  const none: MessageView = { view: 'text', text: { key: 'scheme.none' } };
  return [
    ...(recommended.length === 0 ? [none] : recommended.map((match) => schemeCard(match, voice))),
    ...listed({ key: 'scheme.upcoming' }, upcoming, voice),
    ...listed({ key: 'scheme.unverified' }, unverified, voice),
    ...listed({ key: 'scheme.closed' }, closed, voice),
    ...matches.conflicts.map((one) => conflictView(one, [...recommended, ...upcoming, ...unverified], voice.locale)),
  ];
}

function listed(title: Text, matches: readonly SchemeMatch[], voice: SchemeVoice): readonly MessageView[] {
  if (matches.length === 0) return [];
  const rows = matches.map(({ scheme, status }): CardRow => {
    const state = statusTexts(status).map((text) => writeText(text, voice.locale));
    const words = [...state, ...(scheme.link === null ? [] : [scheme.link])].join('\n');
    return { label: { words: textIn(scheme.name, voice.locale) }, value: { words } };
  });
  return [{ view: 'card', title, rows, choices: [voice.person] }];
}

function conflictView(conflict: SchemeConflict, all: readonly SchemeMatch[], locale: Locale): MessageView {
  const name = (id: string): string => {
    const found = all.find(({ scheme }) => scheme.id === id);
    return found === undefined ? id : textIn(found.scheme.name, locale);
  };
  const params = { one: name(conflict.schemes[0]), other: name(conflict.schemes[1]) };
  const key = conflict.reason === 'stated' ? 'scheme.conflict-stated' : 'scheme.conflict-national';
  return { view: 'text', text: { key, params } };
}

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
