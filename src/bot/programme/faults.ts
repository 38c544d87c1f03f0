import { consentText, consentVersions } from '../consent-texts.ts';
import { checkReply } from '../desk/guard/check.ts';
import { templateVariables } from '../desk/templates/own.ts';
import type { ProgrammeDocument } from './document.ts';

/** What is wrong with a document whose form is right, each by its place. */
export function documentFaults(document: ProgrammeDocument): readonly string[] {
  return [...missingTexts(document), ...unsayable(document)];
}

/** Consents to a text that nobody has written. */
function missingTexts({ consents }: ProgrammeDocument): readonly string[] {
  return consents.flatMap(({ purpose, version }, at) =>
    consentText(purpose, version) === null
      ? [`consents.${at}.version: no text ${version} for ${purpose}; there is ${consentVersions(purpose).join(', ')}`]
      : [],
  );
}

/** Templates that the check of replies would stop whenever they are used. */
function unsayable({ templates, consultation, ...channels }: ProgrammeDocument): readonly string[] {
  const facts = {
    ...{ own: [], others: [], colleagues: [] },
    channels: [channels.consultantChannel, channels.officialsChannel],
    contacts: consultation.contacts,
  };
  const places = new RegExp(`\\{(?:${templateVariables.join('|')})\\}`, 'g');
  return templates.flatMap(({ text }, at) =>
    Object.entries(text).flatMap(([locale, words]) => {
      const found = checkReply(words?.replaceAll(places, '―') ?? '―', facts);
      const codes = [...new Set(found.map(({ code }) => code))];
      return codes.map((code) => `templates.${at}.text.${locale}: the check of replies would stop it (${code})`);
    }),
  );
}
