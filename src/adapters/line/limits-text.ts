import { type At, checkCount, checkUnits, type Fields, isFields, objectsOf } from './limits-report.ts';

/** UTF-16 units of a text. */
const text = { key: 'text', max: 5000, min: 1 } as const;

/** Checks a text message. @source https://developers.line.biz/en/reference/messaging-api/#text-message */
export function checkTextMessage(message: Fields, at: At): void {
  checkUnits(message, [text], at);
  const emojis = objectsOf(message, 'emojis', at);
  checkCount(emojis.length, { min: 0, max: 20 }, { ...at, path: `${at.path}.emojis` });
  for (const [index, emoji] of emojis.entries()) {
    const place = emoji['index'];
    const words = message['text'];
    const marks = typeof place === 'number' && typeof words === 'string' && words[place] === '$';
    if (!marks) at.report(`${at.path}.emojis[${index}].index`, 'not-at-a-dollar-sign');
  }
}

/** Checks a text message with substitutions. @source https://developers.line.biz/en/reference/messaging-api/#text-message-v2 */
export function checkTextV2Message(message: Fields, at: At): void {
  checkUnits(message, [text], at);
  const substitution = isFields(message['substitution']) ? message['substitution'] : {};
  const here = { ...at, path: `${at.path}.substitution` };
  checkCount(Object.keys(substitution).length, { min: 0, max: 100 }, here);
  for (const key of Object.keys(substitution)) {
    if (!/^\w{1,20}$/.test(key)) at.report(here.path, 'not-a-name');
  }
  for (const type of ['mention', 'emoji']) {
    const parts = Object.values(substitution).filter((part) => isFields(part) && part['type'] === type);
    checkCount(parts.length, { min: 0, max: 20 }, { ...at, path: `${here.path}.${type}` });
  }
  checkBraces(message['text'], substitution, at);
}

function checkBraces(words: unknown, substitution: Fields, at: At): void {
  if (typeof words !== 'string') return;
  const withoutLiterals = words.replaceAll('{{', '').replaceAll('}}', '');
  const used = [...withoutLiterals.matchAll(/\{(\w{1,20})\}/g)];
  if (used.some(([, key]) => !Object.hasOwn(substitution, key ?? ''))) at.report(`${at.path}.text`, 'not-substituted');
  if (/[{}]/.test(withoutLiterals.replaceAll(/\{\w{1,20}\}/g, ''))) at.report(`${at.path}.text`, 'lonely-brace');
}
