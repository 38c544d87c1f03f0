import {
  openSteps,
  type StaffStep,
  type StepOrder,
  type StepRefused,
  staffSteps,
} from '../../bot/advice/staff-steps.ts';
import { type StepAct, writeStepAct } from '../../bot/desk/staff/step-acts.ts';
import type { Text } from '../../bot/message.ts';
import type { SlackAnswer, SlackValues } from '../../bot/slack/happening.ts';
import { recordStep, stepsOfFirms } from '../../db/repositories/steps.ts';
import { choiceField, line, modal, notice } from './blocks.ts';
import { inFirm } from './figure-firm.ts';
import { stepKeys, stepLines } from './firm-steps.ts';
import { showForm } from './open.ts';
import type { Scene } from './options.ts';
import { text, write, writeBoth } from './say.ts';

const undoKeys: Readonly<Record<StaffStep, string>> = {
  approve: 'door.step-approve-undo',
  seminar: 'door.step-seminar-undo',
  school: 'door.step-school-undo',
  referred: 'door.step-referred-undo',
};
const refusedKeys: Readonly<Record<StepRefused | 'unknown-firm', string>> = {
  role: 'door.refused-role',
  known: 'door.step-known',
  'nothing-waits': 'door.step-nothing-waits',
  'not-ready': 'door.step-not-ready',
  'no-consent': 'door.step-no-consent',
  'unknown-firm': 'door.no-firm-yet',
};

/** The form with everything that can be recorded now. */
export function openStepForm(scene: Scene, act: StepAct): void {
  showForm(scene, async () => {
    const found = await inFirm(scene, act);
    if ('refused' in found) return notice({ words: writeBoth(found.refused) });
    const { book, id: by, role } = found.member;
    const [firm] = await stepsOfFirms(book, scene.now, act.businessId);
    const orders = firm === undefined ? [] : openSteps(firm.steps, { by, role });
    if (firm === undefined || orders.length === 0) return notice(text('door.steps-none'));
    const options = orders.map(({ step, undo }) => ({
      value: undo ? `undo-${step}` : step,
      label: write(text((undo ? undoKeys : stepKeys)[step])),
    }));
    return modal({
      title: text('door.steps-title'),
      metadata: writeStepAct(act),
      submit: text('door.steps-submit'),
      blocks: [
        ...stepLines(firm.steps).map(line),
        choiceField('step', { label: text('door.steps-what'), options, as: 'radio_buttons' }),
      ],
    });
  });
}

/** A form was sent: it is recorded with who and when, or refused at its field. */
export async function enterStep(scene: Scene, act: StepAct, values: SlackValues): Promise<SlackAnswer> {
  const found = await inFirm(scene, act);
  if ('refused' in found) return errorAt(found.refused);
  const chosen = chosenIn(values);
  if (chosen === null) return errorAt(text('door.choose'));
  const { id: by, role, book } = found.member;
  const order: StepOrder = { ...chosen, by, role };
  const refused = await recordStep(book, { businessId: act.businessId, order, now: scene.now });
  if (refused !== null) return errorAt(text(refusedKeys[refused]));
  const [firm] = await stepsOfFirms(book, scene.now, act.businessId);
  const blocks = [line(text('door.steps-stored')), ...(firm === undefined ? [] : stepLines(firm.steps).map(line))];
  return { answer: 'update', view: modal({ title: text('door.steps-title'), metadata: '', blocks }) };
}

function errorAt(said: Text): SlackAnswer {
  return { answer: 'errors', errors: { step: write(said) } };
}

function chosenIn(values: SlackValues): Pick<StepOrder, 'step' | 'undo'> | null {
  const value = values['step']?.[0] ?? '';
  const undo = value.startsWith('undo-');
  const step = staffSteps.find((one) => one === (undo ? value.slice('undo-'.length) : value));
  return step === undefined ? null : { step, undo };
}
