import { checkAction } from './limits-action.ts';
import { type At, checkCount, checkGraphemes, checkHttps, type Fields, isFields, objectsOf } from './limits-report.ts';

function checkActions(owner: Fields, range: { readonly min: number; readonly max: number }, at: At): void {
  const actions = objectsOf(owner, 'actions', at);
  checkCount(actions.length, range, { ...at, path: `${at.path}.actions` });
  for (const [index, action] of actions.entries()) {
    checkAction(action, 'template', { ...at, path: `${at.path}.actions[${index}]` });
  }
  if (owner['defaultAction'] !== undefined) {
    checkAction(owner['defaultAction'], 'flex', { ...at, path: `${at.path}.defaultAction` });
  }
}

function checkTextAndTitle(owner: Fields, longest: number, at: At): void {
  const isShort = owner['title'] !== undefined || owner['thumbnailImageUrl'] !== undefined;
  const text = { key: 'text', max: isShort ? 60 : longest, min: 1 } as const;
  checkGraphemes(owner, [{ key: 'title', max: 40 }, text], at);
  if (owner['thumbnailImageUrl'] !== undefined) checkHttps(owner, ['thumbnailImageUrl'], at);
}

function checkCarousel(template: Fields, at: At): void {
  const columns = objectsOf(template, 'columns', at);
  checkCount(columns.length, { min: 1, max: 10 }, { ...at, path: `${at.path}.columns` });
  const shapes = columns.map((column) => [
    objectsOf(column, 'actions', at).length,
    column['title'] !== undefined,
    column['thumbnailImageUrl'] !== undefined,
  ]);
  if (new Set(shapes.map(String)).size > 1) at.report(`${at.path}.columns`, 'columns-differ');
  for (const [index, column] of columns.entries()) {
    const here = { ...at, path: `${at.path}.columns[${index}]` };
    checkTextAndTitle(column, 120, here);
    checkActions(column, { min: 1, max: 3 }, here);
  }
}

function checkImageCarousel(template: Fields, at: At): void {
  const columns = objectsOf(template, 'columns', at);
  checkCount(columns.length, { min: 1, max: 10 }, { ...at, path: `${at.path}.columns` });
  for (const [index, column] of columns.entries()) {
    const here = { ...at, path: `${at.path}.columns[${index}]` };
    checkHttps(column, ['imageUrl'], here);
    checkAction(column['action'], 'image-carousel', { ...at, path: `${here.path}.action` });
  }
}

/** Checks a template. @source https://developers.line.biz/en/reference/messaging-api/#template-messages */
export function checkTemplate(template: unknown, at: At): void {
  if (!isFields(template)) {
    at.report(at.path, 'required');
    return;
  }
  switch (template['type']) {
    case 'buttons':
      checkTextAndTitle(template, 160, at);
      checkActions(template, { min: 1, max: 4 }, at);
      break;
    case 'confirm':
      checkGraphemes(template, [{ key: 'text', max: 240, min: 1 }], at);
      checkActions(template, { min: 2, max: 2 }, at);
      break;
    case 'carousel':
      checkCarousel(template, at);
      break;
    case 'image_carousel':
      checkImageCarousel(template, at);
      break;
    default:
      at.report(`${at.path}.type`, 'unknown-type');
      break;
  }
}

/** Checks an imagemap. @source https://developers.line.biz/en/reference/messaging-api/#imagemap-message */
export function checkImagemap(message: Fields, at: At): void {
  checkHttps(message, ['baseUrl'], at);
  const size = message['baseSize'];
  if (!isFields(size) || size['width'] !== 1040) at.report(`${at.path}.baseSize.width`, 'not-1040', 1040);
  const actions = objectsOf(message, 'actions', at);
  checkCount(actions.length, { min: 0, max: 50 }, { ...at, path: `${at.path}.actions` });
  for (const [index, action] of actions.entries()) {
    const here = { ...at, path: `${at.path}.actions[${index}]` };
    // Imagemaps name the address of a link differently from every other action.
    const { linkUri: uri, ...rest } = action;
    checkAction(uri === undefined ? action : { ...rest, uri }, 'imagemap', here);
  }
}
