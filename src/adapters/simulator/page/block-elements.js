import { choiceOf } from './block-choices.js';
import { askFirst } from './confirm-dialog.js';
import { h } from './dom.js';
import { withEmoji } from './emoji.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { openMenu } from './menu.js';
import { drawMrkdwn } from './mrkdwn.js';
import { addressOfFile } from './slack-store.js';

/**
 * @typedef {import('./block-kit.js').Json} Json
 * @typedef {import('./block-kit.js').BlockStage} BlockStage
 * @typedef {import('./block-kit.js').Value} Value
 * @typedef {{ blockId: string, stage: BlockStage }} Where
 */

/** Text as Slack shows it: with marks, or as it is written. @param {Json} text */
export function drawText(text) {
  const words = String(text.text ?? '');
  const nodes = text.type === 'mrkdwn' ? drawMrkdwn(words) : [text.emoji === false ? words : withEmoji(words)];
  return h('div', { class: 'slack-text' }, ...nodes);
}

/** @param {Json} part with `image_url` or `slack_file` @param {BlockStage} stage @param {string} look */
export function drawPicture(part, stage, look) {
  const alt = String(part.alt_text ?? '');
  const src = part.slack_file?.id ? addressOfFile(String(part.slack_file.id)) : stage.rewrite(String(part.image_url));
  return src === null ? h('span', { class: 'slack-no-image' }, alt) : h('img', { class: look, src, alt });
}

/** How an element is called on the screen, so that the focus finds it again. @param {Where} where @param {Json} element */
export const focusName = ({ blockId }, element) => `${blockId}/${element.action_id ?? ''}`;

/**
 * Does what an element says, after the question that it may want to ask first.
 * @param {Where} where @param {Json} element @param {Value} chosen
 */
export async function press({ blockId, stage }, element, chosen) {
  if (element.confirm && !(await askFirst(element.confirm))) return false;
  stage.press(blockId, element, chosen);
  return true;
}

/** @param {Json} element @param {Where} where */
function drawButton(element, where) {
  const url = element.url ? where.stage.rewrite(String(element.url)) : null;
  const run = async () => {
    const done = await press(where, element, null);
    if (done && url !== null) window.open(url, '_blank', 'noopener');
  };
  return h(
    'button',
    {
      type: 'button',
      class: `slack-button ${element.style ?? ''}`,
      'data-focus': focusName(where, element),
      'aria-label': element.accessibility_label,
      onclick: run,
    },
    withEmoji(String(element.text?.text ?? '')),
    url === null ? null : icon('outside', 14),
  );
}

/** @param {Json} element @param {Where} where */
function drawOverflow(element, where) {
  const button = h(
    'button',
    {
      type: 'button',
      class: 'slack-button slack-overflow',
      'aria-haspopup': 'menu',
      'aria-label': t('slack.more'),
      'data-focus': focusName(where, element),
    },
    icon('more', 18),
  );
  button.addEventListener('click', () =>
    openMenu(
      button,
      (element.options ?? []).map((/** @type {Json} */ option) => ({
        words: withEmoji(String(option.text?.text ?? '')),
        run: () => void press(where, element, String(option.value)),
      })),
      t('slack.more'),
    ),
  );
  return button;
}

/** One element outside of a form: it acts as soon as it is used. @param {Json} element @param {Where} where */
export function drawElement(element, where) {
  switch (element.type) {
    case 'button':
      return drawButton(element, where);
    case 'overflow':
      return drawOverflow(element, where);
    case 'image':
      return drawPicture(element, where.stage, 'slack-small');
    case 'mrkdwn':
    case 'plain_text':
      return drawText(element);
    default:
      return drawChoice(element, where);
  }
}

/** @param {Json} element @param {Where} where */
function drawChoice(element, where) {
  const { values } = where.stage.form;
  const name = focusName(where, element);
  const choice = choiceOf(element, {
    name,
    label: String(element.placeholder?.text ?? ''),
    value: values.get(name),
    onValue: (value, isDone) => {
      values.set(name, value);
      if (isDone && value !== null) void press(where, element, value);
    },
  });
  return choice?.root ?? null;
}
