import type { Locale } from '../facts.ts';
import type { FlowName } from '../flow.ts';
import { type Choice, canAsk, type MessageView, type Param, type Text, type Words } from '../message.ts';
import { writeText } from '../text/write.ts';
import { normalise, noWords, skipWords, unsureWords, yesWords } from './words.ts';

/** One way to answer. `says` are further words that mean it. */
export type Option = { readonly value: string; readonly label: Text | Words; readonly says?: readonly string[] };

/** A question as data: what is shown, and what counts as an answer. */
export type Asked = {
  /** Names the question in its buttons, so that an old button can say what it was for. */
  readonly topic: string;
  /** The last view that is no picture carries the options. A line of a card may name a further one as its choice. */
  readonly views: readonly MessageView[];
  readonly options: readonly Option[];
  /** Further options whose buttons stand elsewhere, or that can only be typed. */
  readonly aside?: readonly Option[];
  /** Further ways out, shown after two misses. */
  readonly whenLost?: readonly Option[];
  /** Nothing is really asked: it says what can be done next. */
  readonly isIdle?: true;
  /** A number is awaited: a bare one that is also an option's number is asked about. Shows how to write the number. */
  readonly number?: (typed: number) => Param;
};

/** The options that many questions share. */
export const option = {
  yes: { value: 'yes', label: { key: 'common.yes' }, says: yesWords },
  no: { value: 'no', label: { key: 'common.no' }, says: noWords },
  skip: { value: 'skip', label: { key: 'common.skip' }, says: skipWords },
  later: { value: 'later', label: { key: 'common.later' } },
  person: { value: 'person', label: { key: 'common.person' } },
  unsure: { value: 'unsure', label: { key: 'common.unsure' }, says: unsureWords },
} as const satisfies Readonly<Record<string, Option>>;

/** A question in words. */
export function askText(topic: string, text: Text | Words, options: readonly Option[] = []): Asked {
  return { topic, views: [{ view: 'text', text }], options };
}

/** After two misses there are ways out besides the answer itself. */
export function withWaysOut(asked: Asked, misses: number): Asked {
  if (misses < 2) return asked;
  const known = new Set(asked.options.map((one) => one.value));
  const ways = [...(asked.whenLost ?? []), option.later, option.person].filter((one) => !known.has(one.value));
  return { ...asked, options: [...asked.options, ...ways] };
}

/** Whose button: the flow, the question it stood under, and what it meant. */
export type ButtonId = { readonly flow: FlowName; readonly askId: string };

/** The id of a button: `flow:askId:topic.value`. */
export function buttonId({ flow, askId }: ButtonId, topic: string, value: string): string {
  return `${flow}:${askId}:${topic}.${value}`;
}

/** A button's id taken apart, or null when it is none of ours. */
export function readButton(data: string): { flow: string; askId: string; topic: string; value: string } | null {
  const found = /^([a-z]+):([0-9a-f]{8}):([a-z0-9-]+)\.(.{1,200})$/.exec(data);
  if (found === null) return null;
  const [, flow = '', askId = '', topic = '', value = ''] = found;
  return { flow, askId, topic, value };
}

/** The views of a question with its buttons. */
export function showQuestion(asked: Asked, id: ButtonId): readonly MessageView[] {
  const choices = asked.options.map(({ value, label }): Choice => ({ id: buttonId(id, asked.topic, value), label }));
  const last = asked.views.findLastIndex(canAsk);
  const views = asked.views.map((view) => withLines(view, asked.topic, id));
  if (choices.length === 0 || last < 0) return views;
  return views.map((view, at) => (at === last && canAsk(view) ? { ...view, choices } : view));
}

/** The lines of a question's card name the value they stand for; here they get the id of a button. */
function withLines(view: MessageView, topic: string, id: ButtonId): MessageView {
  if (view.view !== 'card') return view;
  const rows = view.rows.map((row) =>
    row.choice === undefined ? row : { ...row, choice: { ...row.choice, id: buttonId(id, topic, row.choice.id) } },
  );
  return { ...view, rows };
}

/** What a typed text means as an option: by its label, its number, or another word for it. */
export function readOption(asked: Asked, text: string, locale: Locale): string | null {
  const said = normalise(text);
  const byNumber = asked.number === undefined ? optionAt(asked, said) : undefined;
  const all = [...asked.options, ...(asked.aside ?? [])];
  const found =
    byNumber ??
    all.find((one) => normalise(writeText(one.label, locale)) === said) ??
    all.find((one) => one.says?.includes(said) === true);
  return found?.value ?? null;
}

/** Whether a bare number could be meant as an option's number where a number is awaited. */
export function isDoubleNumber(asked: Asked, text: string): boolean {
  return asked.number !== undefined && optionAt(asked, normalise(text)) !== undefined;
}

function optionAt(asked: Asked, said: string): Option | undefined {
  return /^[0-9]{1,2}$/.test(said) ? asked.options[Number(said) - 1] : undefined;
}
