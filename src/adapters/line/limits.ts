import { checkAction } from './limits-action.ts';
import { checkFlex } from './limits-flex.ts';
import type { LimitFault } from './limits-report.ts';
import { type At, checkCount, checkHttps, checkUnits, type Fields, isFields, objectsOf } from './limits-report.ts';
import { checkImagemap, checkTemplate } from './limits-template.ts';
import { checkTextMessage, checkTextV2Message } from './limits-text.ts';

const ALT_TEXT = { key: 'altText', max: 1500, min: 1 } as const;

function checkQuickReply(message: Fields, at: At): void {
  if (message['quickReply'] === undefined) return;
  const path = `${at.path}.quickReply`;
  if (!isFields(message['quickReply'])) {
    at.report(path, 'not-an-object');
    return;
  }
  const items = objectsOf(message['quickReply'], 'items', { ...at, path });
  checkCount(items.length, { min: 1, max: 13 }, { ...at, path: `${path}.items` });
  for (const [index, item] of items.entries()) {
    const here = { ...at, path: `${path}.items[${index}]` };
    if (item['imageUrl'] !== undefined) checkHttps(item, ['imageUrl'], here);
    checkAction(item['action'], 'quick-reply', { ...at, path: `${here.path}.action` });
  }
}

function checkSender(message: Fields, at: At): void {
  const sender = message['sender'];
  if (!isFields(sender)) return;
  const here = { ...at, path: `${at.path}.sender` };
  checkUnits(sender, [{ key: 'name', max: 20 }], here);
  if (typeof sender['name'] === 'string' && /line/i.test(sender['name']))
    at.report(`${here.path}.name`, 'forbidden-word');
  if (sender['iconUrl'] !== undefined) checkHttps(sender, ['iconUrl'], here);
}

function checkLocation(message: Fields, at: At): void {
  const lengths = ['title', 'address'].map((key) => ({ key, max: 100, min: 1 }) as const);
  checkUnits(message, lengths, at);
  for (const key of ['latitude', 'longitude']) {
    if (typeof message[key] !== 'number') at.report(`${at.path}.${key}`, 'required');
  }
}

function checkFilm(message: Fields, at: At): void {
  checkHttps(
    message,
    message['type'] === 'audio' ? ['originalContentUrl'] : ['originalContentUrl', 'previewImageUrl'],
    at,
  );
}

function checkSticker(message: Fields, at: At): void {
  const lengths = ['packageId', 'stickerId'].map((key) => ({ key, max: 100, min: 1 }) as const);
  checkUnits(message, lengths, at);
}

const checks: Readonly<Record<string, (message: Fields, at: At) => void>> = {
  text: checkTextMessage,
  textV2: checkTextV2Message,
  sticker: checkSticker,
  image: checkFilm,
  video: checkFilm,
  audio: checkFilm,
  location: checkLocation,
  imagemap: (message, at) => {
    checkUnits(message, [ALT_TEXT], at);
    checkImagemap(message, at);
  },
  template: (message, at) => {
    checkUnits(message, [ALT_TEXT], at);
    checkTemplate(message['template'], { ...at, path: `${at.path}.template` });
  },
  flex: (message, at) => {
    checkUnits(message, [ALT_TEXT], at);
    checkFlex(message['contents'], { ...at, path: `${at.path}.contents` });
  },
};

function checkMessage(message: unknown, at: At): void {
  if (!isFields(message)) {
    at.report(at.path, 'not-an-object');
    return;
  }
  const type = message['type'];
  const check = typeof type === 'string' && Object.hasOwn(checks, type) ? checks[type] : undefined;
  if (check === undefined) {
    at.report(`${at.path}.type`, 'unknown-type');
    return;
  }
  check(message, at);
  checkQuickReply(message, at);
  checkSender(message, at);
}

/**
 * Names every published limit of LINE that the messages of one call break; empty means they can be sent.
 * @source https://developers.line.biz/en/reference/messaging-api/#message-objects
 */
export function checkMessages(messages: readonly unknown[]): readonly LimitFault[] {
  const faults: LimitFault[] = [];
  const report: At['report'] = (path, rule, limit) => {
    faults.push({ path, rule, ...(limit !== undefined && { limit }) });
  };
  checkCount(messages.length, { min: 1, max: 5 }, { path: 'messages', report });
  for (const [index, message] of messages.entries()) checkMessage(message, { path: `messages[${index}]`, report });
  return faults;
}
