import type { Text } from '../../../bot/message.ts';
import { writeOfficeAct } from '../../../bot/office/acts.ts';
import type { FirmRoute } from '../../../bot/office/figures.ts';
import { routeText } from '../../../bot/office/firms-text.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import type { SlackAnswer, SlackValues } from '../../../bot/slack/happening.ts';
import { type RouteRefusal, setRoute } from '../../../db/office/route.ts';
import { buttons, choiceField, line, modal, notice, type Option, tickField, wordsField } from '../blocks.ts';
import { firmByNumber } from '../firm-facts.ts';
import { refreshHome } from '../home.ts';
import type { Scene } from '../options.ts';
import { text, write } from '../say.ts';
import type { Member } from '../who.ts';
import { first } from './values.ts';

/** The route of a firm on its page, and the way to decide it. */
export function routeBlocks(
  { book }: Member,
  { id, route }: { readonly id: string; readonly route: FirmRoute },
): readonly SlackJson[] {
  const value = writeOfficeAct({ act: 'route', programmeId: book.programmeId, argument: id });
  return [
    line(text('office.firm-route', { route: { as: 'text', text: routeText(route) } })),
    ...buttons([{ label: text('office.route'), value }], 90),
  ];
}

/** The routes that the programme knows, and `none` where it is not decided. */
export function routeOptions({ programme }: Pick<Member, 'programme'>): readonly Option[] {
  const known = programme.document.routes.map(({ route }) => ({ value: route, label: write(routeText(route)) }));
  return [...known, { value: 'none', label: write(routeText(null)) }];
}

/** The form in which the route of a firm is decided; `argument`: the firm's id, or none where its number is asked for. */
export function routeForm(member: Member, argument: string): SlackJson {
  const { programmeId } = member.book;
  return modal({
    title: text('office.route'),
    metadata: writeOfficeAct({ act: 'route', programmeId, argument }),
    submit: text('office.log-submit'),
    blocks: [
      ...(argument === '' ? [wordsField('number', { label: text('office.firm-number'), most: 6, short: true })] : []),
      choiceField('route', { label: text('office.route'), options: routeOptions(member), as: 'radio_buttons' }),
      tickField('sure', {
        label: text('office.route-sure'),
        optional: true,
        options: [{ value: 'yes', label: write(text('office.route-sure-yes')) }],
      }),
    ],
  });
}

/** The route that was chosen; undefined: none that the programme knows. */
export function readRoute({ programme }: Pick<Member, 'programme'>, value: string | null): FirmRoute | undefined {
  if (value === 'none') return null;
  return programme.document.routes.find(({ route }) => route === value)?.route;
}

/** A firm's number as people type it; null: none. */
export function readNumber(words: string | null): number | null {
  const found = /^\D{0,4}?(\d{1,6})番?$/.exec((words ?? '').normalize('NFKC').trim());
  return found === null ? null : Number(found[1]);
}

/** The route of a firm was decided; what speaks against it is asked about first. */
export async function decidedRoute(
  scene: Scene,
  member: Member,
  { argument, values: given }: { readonly argument: string; readonly values: SlackValues },
): Promise<SlackAnswer> {
  const route = readRoute(member, first(given, 'route'));
  if (route === undefined) return errorAt('route', text('door.choose'));
  const number = readNumber(first(given, 'number'));
  const businessId = argument !== '' ? argument : number === null ? null : await firmByNumber(member, number);
  if (businessId === null || !/^[0-9a-f-]{36}$/.test(businessId)) return errorAt('number', text('office.firm-unknown'));
  const order = { businessId, route, by: member.id, sure: first(given, 'sure') === 'yes' };
  const outcome = await setRoute(member.book, order, scene.now);
  if ('refused' in outcome) return errorAt('route', refusedText(outcome));
  scene.later(() => refreshHome(scene));
  return {
    answer: 'update',
    view: notice(text('office.route-set', { route: { as: 'text', text: routeText(route) } })),
  };
}

function refusedText(refusal: RouteRefusal): Text {
  switch (refusal.refused) {
    case 'route-taken':
      return text('office.route-taken', { route: { as: 'text', text: routeText(refusal.route) } });
    case 'same-firm':
      return text('office.same-firm', { number: String(refusal.number) });
    case 'business-gone':
      return text('office.firm-gone');
    case 'business-unknown':
      return text('office.firm-unknown');
  }
}

function errorAt(field: string, said: Text): SlackAnswer {
  return { answer: 'errors', errors: { [field]: write(said) } };
}
