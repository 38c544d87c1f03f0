import type { MonitoringState } from '../../engine/jcredit/monitoring.ts';
import type { OffsetEstimate } from '../../engine/jcredit/offset.ts';
import type { CreditAdvice } from '../../engine/jcredit/path.ts';
import { ownProjectSteps, programmeTypeSteps } from '../../engine/jcredit/procedure.ts';
import type { CreditReminder, RegisteredProject } from '../../engine/jcredit/reminders.ts';
import type { RegionalSupport } from '../../engine/jcredit/support.ts';
import type { CardRow, Choice, MessageView, Text } from '../message.ts';
import { sensibleDigits } from '../text/numbers.ts';
import { itemKeys, pathKeys, regionalKeys, stepKeys } from './credit-keys.ts';

/** Which way is open, with the range and the guide value it rests on. It explains; documents are the firm's own. */
export function creditAdviceTexts({ path, reduction, threshold }: CreditAdvice): readonly Text[] {
  const range: Text =
    reduction === null
      ? { key: 'jcredit.range-unknown' }
      : {
          key: 'jcredit.range',
          params: { low: sensibleDigits(reduction.low), high: sensibleDigits(reduction.high) },
        };
  if (path === 'operation-only') return [{ key: pathKeys[path] }];
  const guide: readonly Text[] =
    threshold === null
      ? []
      : [
          {
            key: 'jcredit.threshold',
            params: { tonnes: threshold.tonnes, asOf: { as: 'day', day: threshold.asOf } },
          },
        ];
  return [range, ...guide, { key: pathKeys[path] }, { key: 'jcredit.no-proxy' }];
}

/** The steps in their order, numbered. */
export function creditStepsView(path: 'own-project' | 'programme-type'): MessageView {
  const steps = path === 'own-project' ? ownProjectSteps : programmeTypeSteps;
  const rows = steps.map(
    ({ id }, index): CardRow => ({ label: { words: `${index + 1}` }, value: { key: stepKeys[id] } }),
  );
  const title = { key: path === 'own-project' ? 'jcredit.steps-own' : 'jcredit.steps-programme' };
  return { view: 'card', title, rows, note: { key: 'jcredit.no-proxy' } };
}

/** What is recorded every month, and which months lack it. */
export function monitoringView(states: readonly MonitoringState[]): MessageView {
  const rows = states.map(({ item, energy, missing }): CardRow => {
    const key = itemKeys[item];
    const label: Text =
      item === 'fuel' && energy !== null ? { key, params: { kind: { as: 'kind', kind: energy } } } : { key };
    return { label, value: missing.length === 0 ? { key: 'jcredit.complete' } : missingText(missing) };
  });
  return { view: 'card', title: { key: 'jcredit.monitoring' }, rows };
}

function missingText(missing: readonly string[]): Text {
  const items = missing.map((month) => ({ as: 'month', month }) as const);
  return { key: 'jcredit.missing', params: { months: { as: 'list', items } } };
}

/** The bureau's conditions; a person looks at it unless one of them is not met. */
export function regionalView(support: RegionalSupport, person: Choice): MessageView {
  const answers = {
    yes: 'scheme.condition-yes',
    no: 'scheme.condition-no',
    unknown: 'scheme.condition-person',
  } as const;
  const rows = support.conditions.map(
    ({ id, answer }): CardRow => ({ label: { key: regionalKeys[id] }, value: { key: answers[answer] } }),
  );
  const title = { key: 'jcredit.regional' };
  if (!support.person) return { view: 'card', title, rows };
  return { view: 'card', title, rows, note: { key: 'jcredit.regional-person' }, choices: [person] };
}

/** The tonnes to offset; no total while a part is unknown. */
export function offsetTexts({ tonnes, credits }: OffsetEstimate): readonly Text[] {
  const order: Text = { key: 'jcredit.offset-order' };
  if (tonnes === null || credits === null) return [{ key: 'jcredit.offset-unknown' }, order];
  return [{ key: 'jcredit.offset', params: { tonnes: sensibleDigits(tonnes), credits } }, order];
}

/** What a holder of a registered project is reminded of. */
export function creditReminderText(reminder: CreditReminder, { periodEnd }: RegisteredProject): Text {
  if (reminder === 'record') return { key: 'jcredit.remind-record' };
  const params = { day: { as: 'day', day: periodEnd ?? '' } } as const;
  return { key: reminder === 'report' ? 'jcredit.remind-report-by' : 'jcredit.remind-over', params };
}
