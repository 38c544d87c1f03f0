import { textIn } from '../../engine/knowledge/text.ts';
import type { SchemeConflict, SchemeMatch, SchemeMatches } from '../../engine/scheme/match.ts';
import type { SchemeNotice } from '../../engine/scheme/notices.ts';
import type { Locale } from '../facts.ts';
import type { CardRow, MessageView, Text } from '../message.ts';
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

/** A notice of a scheme that opens or closes; the card of the scheme belongs to it. */
export function noticeView(notice: SchemeNotice, match: SchemeMatch, voice: SchemeVoice): MessageView {
  const key = notice.kind === 'opens' ? 'scheme.notice-opens' : 'scheme.notice-closes';
  const day = (of: string) => ({ as: 'day', day: of }) as const;
  const texts: readonly Text[] = [
    { key, params: { end: day(notice.window.end ?? ''), asOf: day(notice.asOf) } },
    ...(notice.window.mayCloseEarly ? [{ key: 'scheme.early' }] : []),
  ];
  const note = { words: texts.map((text) => writeText(text, voice.locale)).join('\n') };
  const card = schemeCard(match, voice);
  return card.view === 'card' ? { ...card, note } : card;
}
