import { choiceOf } from './block-choices.js';
import { h } from './dom.js';
import { withEmoji } from './emoji.js';
import { t } from './i18n.js';

/**
 * @typedef {import('./block-kit.js').Json} Json
 * @typedef {import('./block-kit.js').BlockStage} BlockStage
 * @typedef {import('./block-kit.js').Value} Value
 * @typedef {import('./block-choices.js').Choosing} Choosing
 * @typedef {import('./block-choices.js').Choice} Choice
 */

let ids = 0;

/** The name of a field among the values of its form. @param {string} blockId @param {Json} element */
const nameOf = (blockId, element) => `${blockId}/${element.action_id ?? ''}`;

/** @param {Json} element @param {Choosing} choosing @returns {Choice} */
function textField(element, { name, value, onValue }) {
  const isLong = element.multiline === true;
  const given = {
    class: 'slack-input',
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
    'data-focus': name,
    autocomplete: 'off',
  };
  const field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (
    isLong
      ? h('textarea', { ...given, rows: 5 })
      : h('input', { ...given, type: 'text', inputmode: element.type === 'number_input' ? 'decimal' : null })
  );
  field.value = String(value ?? element.initial_value ?? '');
  field.addEventListener('input', () => onValue(field.value, false));
  return { root: field, control: field };
}

/** @param {Json} block @param {string} blockId @param {BlockStage} stage @returns {Choosing} */
function choosingOf(block, blockId, stage) {
  const { element } = block;
  const name = nameOf(blockId, element);
  return {
    name,
    label: '',
    value: stage.form.values.get(name),
    onValue: (value, isDone) => {
      stage.form.values.set(name, value);
      if (isDone && block.dispatch_action === true) stage.press(blockId, element, value);
    },
  };
}

/** @param {HTMLElement} control @param {{ labelId: string, notes: string[], isWrong: boolean }} names */
function describe(control, { labelId, notes, isWrong }) {
  control.setAttribute('aria-labelledby', labelId);
  if (notes.length > 0) control.setAttribute('aria-describedby', notes.join(' '));
  if (isWrong) control.setAttribute('aria-invalid', 'true');
}

/** A field of a form with its label, its hint and what is wrong with it. @param {Json} block @param {string} blockId @param {BlockStage} stage */
export function drawInput(block, blockId, stage) {
  const { element = {} } = block;
  const choosing = choosingOf(block, blockId, stage);
  const { root, control } = choiceOf(element, choosing) ?? textField(element, choosing);
  if (element.focus_on_load === true) control.dataset['first'] = 'true';
  ids += 1;
  const [labelId, hintId, errorId] = [`field-${ids}-label`, `field-${ids}-hint`, `field-${ids}-error`];
  const error = stage.form.errors[blockId];
  const notes = [...(block.hint ? [hintId] : []), ...(error ? [errorId] : [])];
  describe(control, { labelId, notes, isWrong: error !== undefined });
  const label = h(
    'span',
    { class: 'slack-label', id: labelId },
    withEmoji(String(block.label?.text ?? '')),
    block.optional === true ? h('span', { class: 'slack-optional' }, t('slack.optional')) : null,
  );
  label.addEventListener('click', () => control.focus());
  return h(
    'div',
    { class: error ? 'slack-field wrong' : 'slack-field', 'data-block': blockId },
    label,
    root,
    error ? h('p', { class: 'slack-error', id: errorId, role: 'alert' }, error) : null,
    block.hint ? h('p', { class: 'slack-hint', id: hintId }, withEmoji(String(block.hint.text))) : null,
  );
}

/** @param {Json[]} blocks */
const fieldsOf = (blocks) =>
  blocks.flatMap((block, at) => {
    const blockId = String(block.block_id ?? `b${at}`);
    const elements = [block.element, block.accessory, ...(block.type === 'actions' ? block.elements : [])];
    return elements.filter(Boolean).map((element) => ({ block, blockId, element }));
  });

/** @param {Json} element */
const initialOf = (element) =>
  element.initial_option?.value ??
  element.initial_options?.map((/** @type {Json} */ one) => one.value) ??
  element.initial_value ??
  element.initial_user ??
  element.initial_date ??
  element.initial_time ??
  element.initial_date_time ??
  element.initial_channel ??
  element.initial_conversation ??
  '';

/** What was filled in, by block. @param {Json[]} blocks @param {import('./block-kit.js').Form} form */
export function valuesByBlock(blocks, form) {
  /** @type {Record<string, string | string[]>} */
  const values = {};
  for (const { blockId, element } of fieldsOf(blocks)) {
    const value = form.values.get(nameOf(blockId, element));
    if (value !== undefined && value !== null) values[blockId] = value;
  }
  return values;
}

/** @param {Json} block @param {Value} value @returns {string | null} */
function faultOf({ optional, element }, value) {
  const length = Array.isArray(value) ? value.length : [...String(value)].length;
  if (length === 0) return optional === true ? null : t('slack.required');
  const least = Number(element.min_length ?? 0);
  return length < least ? t('slack.tooShort').replace('{n}', String(least)) : null;
}

/** What Slack itself finds wrong before the app is asked, by block. @param {Json[]} blocks @param {import('./block-kit.js').Form} form */
export function faultsOf(blocks, form) {
  /** @type {Record<string, string>} */
  const faults = {};
  const inputs = fieldsOf(blocks).filter(({ block }) => block.type === 'input');
  for (const { block, blockId, element } of inputs) {
    const fault = faultOf(block, form.values.get(nameOf(blockId, element)) ?? initialOf(element));
    if (fault !== null) faults[blockId] = fault;
  }
  return faults;
}
