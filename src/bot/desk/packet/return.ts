import type { MessageView, Text } from '../../message.ts';
import { resolutionText } from '../consultation/reason-text.ts';
import { whenWords } from '../timers/promise.ts';
import { type FigureSeen, labelOf, type Pledge, quantityOf, type ReturnFacts, type ReturnSide } from './facts.ts';

/** What the owner reads when the bot takes over again: how it ended, what has changed, what was promised, that its question follows. */
export function returnPacket(before: ReturnSide, after: ReturnSide, facts: ReturnFacts): readonly MessageView[] {
  const lines = [
    resolutionText(facts.resolution),
    ...changes(before, after),
    ...(after.figures.length > 0 ? [{ key: 'desk.changed-object' } as const] : []),
    ...facts.promises.map((pledge) => pledgeText(pledge, facts.now)),
    ...billsText(facts.bills ?? 0),
  ];
  const told = lines.reduce((first, second) => ({
    key: 'desk.lines',
    params: { first: { as: 'text', text: first }, second: { as: 'text', text: second } },
  }));
  const said: MessageView = { view: 'text', text: told };
  return facts.resumes ? [said, { view: 'text', text: { key: 'desk.resumes' } }] : [said];
}

function billsText(count: number): readonly Text[] {
  return count === 0 ? [] : [{ key: 'desk.bills-seen', params: { count } }];
}

function changes(before: ReturnSide, after: ReturnSide): readonly Text[] {
  const was = new Map(before.figures.map((figure) => [figure.slot, figure]));
  const is = new Set(after.figures.map(({ slot }) => slot));
  return [
    ...after.figures.flatMap((figure) => changed(was.get(figure.slot), figure)),
    ...before.figures.filter(({ slot }) => !is.has(slot)).map((figure) => line('desk.changed-removed', figure)),
  ];
}

function changed(was: FigureSeen | undefined, is: FigureSeen): readonly Text[] {
  if (was === undefined) return [line('desk.changed-added', is)];
  const same = was.quantity.value === is.quantity.value && was.quantity.unit === is.quantity.unit;
  if (same) return [];
  const { params } = line('desk.changed', is);
  return [{ key: 'desk.changed', params: { ...params, was: quantityOf(was) } }];
}

function line(key: string, figure: FigureSeen): Text {
  return { key, params: { figure: { as: 'text', text: labelOf(figure) }, quantity: quantityOf(figure) } };
}

function pledgeText({ words, by }: Pledge, now: string): Text {
  if (by === null) return { key: 'desk.promised', params: { words } };
  return { key: 'desk.promised-by', params: { words, when: whenWords(now, by) } };
}
