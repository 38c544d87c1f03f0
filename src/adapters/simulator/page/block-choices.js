import { h } from './dom.js';
import { withEmoji } from './emoji.js';
import { t } from './i18n.js';
import { drawMrkdwn } from './mrkdwn.js';
import { known } from './slack-store.js';

/**
 * @typedef {Record<string, any>} Json
 * @typedef {string | string[] | null} Value
 * @typedef {{ name: string, label: string, value: Value | undefined,
 *   onValue: (value: Value, isDone: boolean) => void }} Choosing `isDone`: nothing more is to be done with it
 * @typedef {{ root: HTMLElement, control: HTMLElement }} Choice `control`: what a label and an error belong to
 */

/** @param {Json} text */
const words = (text) =>
  text?.type === 'mrkdwn' ? drawMrkdwn(String(text.text)) : [withEmoji(String(text?.text ?? ''))];

/** @param {Json} option */
const optionOf = (option) => ({ value: String(option.value), label: withEmoji(String(option.text?.text ?? '')) });

const membersOf = () =>
  (known()?.members ?? []).map(({ id, name, isGuest }) => ({
    value: id,
    label: isGuest ? `${name}（${t('slack.guest')}）` : name,
  }));
const roomsOf = () =>
  (known()?.channels ?? [])
    .filter(({ kind }) => kind !== 'im')
    .map(({ id, name }) => ({ value: id, label: `#${name}` }));

/** @param {Json} element @returns {{ label: string | null, options: { value: string, label: string }[] }[]} */
function groupsOf(element) {
  if (element.type === 'users_select') return [{ label: null, options: membersOf() }];
  if (/^(channels|conversations)_select$/.test(element.type)) return [{ label: null, options: roomsOf() }];
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return groups.map((/** @type {Json} */ group) => ({
    label: group.label ? String(group.label.text) : null,
    options: (group.options ?? []).map(optionOf),
  }));
}

/** @param {Json} element */
const firstOf = (element) =>
  element.initial_option?.value ??
  element.initial_user ??
  element.initial_channel ??
  element.initial_conversation ??
  '';

/** @param {Json} element @param {Choosing} choosing @returns {Choice} */
function selectOf(element, { name, label, value, onValue }) {
  const now = String(value ?? firstOf(element));
  const draw = (/** @type {{ value: string, label: string }} */ one) =>
    h('option', { value: one.value, selected: one.value === now }, one.label);
  const options = groupsOf(element).flatMap((group) => {
    const drawn = group.options.map(draw);
    return group.label === null ? drawn : [h('optgroup', { label: group.label }, ...drawn)];
  });
  const first = h('option', { value: '' }, String(element.placeholder?.text ?? t('slack.choose')));
  const select = /** @type {HTMLSelectElement} */ (
    h('select', { class: 'slack-select', 'aria-label': label || null, 'data-focus': name }, first, ...options)
  );
  select.addEventListener('change', () => onValue(select.value, select.value !== ''));
  return { root: select, control: select };
}

/** Japan has no summer time. */
const JAPAN_MS = 9 * 3_600_000;

/** Seconds since 1970 as the browser's field wants them, in Japan's time. @param {unknown} seconds */
const localOf = (seconds) => new Date(Number(seconds) * 1000 + JAPAN_MS).toISOString().slice(0, 16);

/** @param {string} local */
const secondsOf = (local) => String(Math.round(new Date(`${local}:00+09:00`).getTime() / 1000));

const PICKERS = {
  datepicker: { type: 'date', initial: 'initial_date' },
  timepicker: { type: 'time', initial: 'initial_time' },
  datetimepicker: { type: 'datetime-local', initial: 'initial_date_time' },
};

/** @param {Json} element @param {Choosing} choosing @returns {Choice} */
function pickerOf(element, { name, label, value, onValue }) {
  const { type, initial } = PICKERS[/** @type {keyof typeof PICKERS} */ (element.type)];
  const isMoment = element.type === 'datetimepicker';
  const now = value ?? element[initial] ?? '';
  const input = /** @type {HTMLInputElement} */ (
    h('input', {
      type,
      class: 'slack-input slack-picker',
      value: isMoment && now !== '' ? localOf(now) : String(now),
      'aria-label': label || null,
      'data-focus': name,
    })
  );
  const send = (/** @type {boolean} */ isDone) =>
    onValue(isMoment && input.value !== '' ? secondsOf(input.value) : input.value, isDone && input.value !== '');
  // Every key changes a date: it is done when the field is left or Enter is pressed.
  input.addEventListener('input', () => send(false));
  input.addEventListener('change', () => send(true));
  return { root: input, control: input };
}

/** @param {Json} option @param {HTMLElement} input */
function drawOption(option, input) {
  return h(
    'label',
    { class: 'slack-option' },
    input,
    h('span', {}, ...words(option.text), option.description ? h('small', {}, ...words(option.description)) : null),
  );
}

/** @param {Json} element @param {Choosing} choosing @returns {Choice} */
function boxesOf(element, { name, label, value, onValue }) {
  const isRadio = element.type === 'radio_buttons';
  const initial = isRadio
    ? [firstOf(element)]
    : (element.initial_options ?? []).map((/** @type {Json} */ one) => String(one.value));
  const chosen = new Set(value === undefined ? initial : [value].flat());
  const group = `choice-${crypto.randomUUID()}`;
  const draw = (/** @type {Json} */ option, /** @type {number} */ at) => {
    const input = /** @type {HTMLInputElement} */ (
      h('input', {
        type: isRadio ? 'radio' : 'checkbox',
        name: group,
        checked: chosen.has(String(option.value)),
        'data-focus': `${name}/${at}`,
      })
    );
    input.addEventListener('change', () => {
      if (isRadio) return onValue(String(option.value), true);
      if (input.checked) chosen.add(String(option.value));
      else chosen.delete(String(option.value));
      return onValue([...chosen], true);
    });
    return drawOption(option, input);
  };
  const root = h(
    'fieldset',
    { class: 'slack-options', 'aria-label': label || null },
    ...(element.options ?? []).map(draw),
  );
  return { root, control: root };
}

/**
 * What people choose with: menus, pickers and boxes; null = a kind that is not drawn.
 * @param {Json} element
 * @param {Choosing} choosing
 * @returns {Choice | null}
 */
export function choiceOf(element, choosing) {
  switch (element.type) {
    case 'static_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return selectOf(element, choosing);
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return pickerOf(element, choosing);
    case 'checkboxes':
    case 'radio_buttons':
    case 'multi_static_select':
      return boxesOf(element, choosing);
    default:
      return null;
  }
}
