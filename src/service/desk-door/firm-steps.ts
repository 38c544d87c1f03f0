import type { FirmSteps, StaffStep } from '../../bot/advice/staff-steps.ts';
import { nextStepText, stateText } from '../../bot/advice/step-views.ts';
import { writeStepAct } from '../../bot/desk/staff/step-acts.ts';
import type { Text } from '../../bot/message.ts';
import type { SlackJson } from '../../bot/slack/desk.ts';
import { stepsOfFirms } from '../../db/repositories/steps.ts';
import { type Button, buttons, line } from './blocks.ts';
import type { Scene } from './options.ts';
import { text } from './say.ts';
import type { Member } from './who.ts';

/** What can be recorded, as it is named. */
export const stepKeys: Readonly<Record<StaffStep, string>> = {
  approve: 'door.step-approve',
  seminar: 'door.step-seminar',
  school: 'door.step-school',
  referred: 'door.step-referred',
};

/** Where the firm stands, what waits for approval, and the way to record what happened. */
export async function stepBlocks(scene: Scene, member: Member, businessId: string): Promise<readonly SlackJson[]> {
  const [found] = await stepsOfFirms(member.book, scene.now, businessId);
  if (found === undefined) return [];
  const { programmeId } = member.book;
  const open: Button = { label: text('door.steps-enter'), value: writeStepAct({ programmeId, businessId }) };
  return [...stepLines(found.steps).map(line), ...buttons([open], 40)];
}

/** Where the firm stands, in sentences. */
export function stepLines(steps: FirmSteps): readonly Text[] {
  const there = (['seminar', 'school', 'referred'] as const).filter((step) => steps[step]);
  const recorded = there.map((step) => ({ as: 'text', text: text(stepKeys[step]) }) as const);
  return [
    stateText(steps.position),
    nextStepText(steps.position),
    ...(recorded.length === 0 ? [] : [text('door.steps-recorded', { steps: { as: 'list', items: recorded } })]),
    ...(steps.referralConsent ? [text('door.steps-consent')] : []),
    ...(steps.waits === null ? [] : [text('door.steps-waits')]),
    ...(steps.approved.length === 0 ? [] : [text('door.steps-approved')]),
  ];
}
