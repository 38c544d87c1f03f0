import { type At, checkGraphemes, checkUnits, type Fields, isFields } from './limits-report.ts';

/** Where an action stands: LINE allows other labels and types in each place. */
export type ActionPlace = 'quick-reply' | 'template' | 'image-carousel' | 'flex-button' | 'flex' | 'imagemap';

const labels: Record<ActionPlace, { readonly max: number; readonly min: 0 | 1 }> = {
  'quick-reply': { max: 20, min: 1 },
  template: { max: 20, min: 1 },
  'image-carousel': { max: 12, min: 0 },
  'flex-button': { max: 40, min: 1 },
  flex: { max: 40, min: 0 },
  imagemap: { max: 100, min: 0 },
};

const schemes = new Set(['http:', 'https:', 'line:', 'tel:']);
const onlyInQuickReplies = new Set(['camera', 'cameraRoll', 'location']);

function checkPostback(action: Fields, at: At): void {
  checkUnits(action, [{ key: 'data', max: 300, min: 1 }], at);
  const spoken = ['displayText', 'text', 'fillInText'].map((key) => ({ key, max: 300 }));
  checkGraphemes(action, spoken, at);
  if (action['displayText'] !== undefined && action['text'] !== undefined) at.report(at.path, 'text-twice');
}

function checkUri(action: Fields, at: At): void {
  checkUnits(action, [{ key: 'uri', max: 1000, min: 1 }], at);
  const uri = action['uri'];
  if (typeof uri !== 'string' || uri === '') return;
  if (!URL.canParse(uri) || !schemes.has(new URL(uri).protocol)) at.report(`${at.path}.uri`, 'not-an-address');
  // Anything beyond printable ASCII must arrive percent-encoded.
  else if (!/^[\x21-\x7e]+$/.test(uri)) at.report(`${at.path}.uri`, 'not-encoded');
}

function checkKind(action: Fields, place: ActionPlace, at: At): void {
  const type = action['type'];
  if (typeof type === 'string' && onlyInQuickReplies.has(type)) {
    if (place !== 'quick-reply') at.report(at.path, 'quick-reply-only');
    return;
  }
  switch (type) {
    case 'postback':
      checkPostback(action, at);
      break;
    case 'message':
      checkGraphemes(action, [{ key: 'text', max: place === 'imagemap' ? 400 : 300, min: 1 }], at);
      break;
    case 'uri':
      checkUri(action, at);
      break;
    case 'datetimepicker':
      checkUnits(action, [{ key: 'data', max: 300, min: 1 }], at);
      break;
    case 'clipboard':
      checkUnits(action, [{ key: 'clipboardText', max: 1000, min: 1 }], at);
      break;
    case 'richmenuswitch':
      at.report(at.path, 'rich-menu-only');
      break;
    default:
      at.report(`${at.path}.type`, 'unknown-type');
      break;
  }
}

/** Checks an action object in its place. @source https://developers.line.biz/en/reference/messaging-api/#action-objects */
export function checkAction(action: unknown, place: ActionPlace, at: At): void {
  if (!isFields(action)) {
    at.report(at.path, 'required');
    return;
  }
  checkGraphemes(action, [{ key: 'label', ...labels[place] }], at);
  checkKind(action, place, at);
}
