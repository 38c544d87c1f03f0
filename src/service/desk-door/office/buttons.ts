import { type OfficeAct, writeOfficeAct } from '../../../bot/office/acts.ts';
import type { SlackJson } from '../../../bot/slack/desk.ts';
import { type Button, buttons } from '../blocks.ts';
import { text } from '../say.ts';
import type { Member } from '../who.ts';

const keys = { proxy: 'office.proxy', log: 'office.log', page: 'office.again' } as const;

type Shown = keyof typeof keys;

const forOperators: readonly Shown[] = ['proxy', 'log', 'page'];
const forOfficials: readonly Shown[] = ['log', 'page'];

/** What can be pressed on the page of a programme; `from` numbers the buttons. */
export function officeButtons(member: Member, from: number): readonly SlackJson[] {
  const shown = member.role === 'operator' ? forOperators : forOfficials;
  return buttons(
    shown.map((act) => officeButton(member, act)),
    from,
  );
}

function officeButton({ book }: Member, act: Shown & OfficeAct['act']): Button {
  return { label: text(keys[act]), value: writeOfficeAct({ act, programmeId: book.programmeId, argument: '' }) };
}
