import type { MonitoringId } from '../../engine/jcredit/methodology.ts';
import type { CreditPath } from '../../engine/jcredit/path.ts';
import type { DelayReason, ownProjectSteps, programmeTypeSteps } from '../../engine/jcredit/procedure.ts';
import type { RegionalSupport } from '../../engine/jcredit/support.ts';

type StepId = (typeof ownProjectSteps)[number]['id'] | (typeof programmeTypeSteps)[number]['id'];

/** The sentences of the ways to credits. */
export const pathKeys: Readonly<Record<CreditPath, string>> = {
  'own-project': 'jcredit.own-project',
  'programme-type': 'jcredit.programme-type',
  either: 'jcredit.either',
  'operation-only': 'jcredit.operation-only',
  unknown: 'jcredit.unknown',
};

/** The sentences of the steps. */
export const stepKeys: Readonly<Record<StepId, string>> = {
  'start-date': 'jcredit.step-start-date',
  additionality: 'jcredit.step-additionality',
  'subsidy-terms': 'jcredit.step-subsidy-terms',
  methodology: 'jcredit.step-methodology',
  account: 'jcredit.step-account',
  plan: 'jcredit.step-plan',
  validation: 'jcredit.step-validation',
  registration: 'jcredit.step-registration',
  monitoring: 'jcredit.step-monitoring',
  verification: 'jcredit.step-verification',
  issue: 'jcredit.step-issue',
  sale: 'jcredit.step-sale',
  operator: 'jcredit.step-operator',
  returns: 'jcredit.step-returns',
  'member-facts': 'jcredit.step-member-facts',
};

/** The names of what is recorded every month. */
export const itemKeys: Readonly<Record<MonitoringId, string>> = {
  fuel: 'jcredit.item-fuel',
  electricity: 'jcredit.item-electricity',
  'heat-output': 'jcredit.item-heat-output',
  'running-hours': 'jcredit.item-running-hours',
  generation: 'jcredit.item-generation',
  sold: 'jcredit.item-sold',
  distance: 'jcredit.item-distance',
  'biomass-received': 'jcredit.item-biomass-received',
  activity: 'jcredit.item-activity',
};

/** The reasons why a registration is not possible this year. */
export const delayKeys: Readonly<Record<DelayReason, string>> = {
  staff: 'jcredit.delay-staff',
  data: 'jcredit.delay-data',
  members: 'jcredit.delay-members',
  cost: 'jcredit.delay-cost',
  schedule: 'jcredit.delay-schedule',
  methodology: 'jcredit.delay-methodology',
  other: 'jcredit.delay-other',
};

/** The conditions of the bureau's support. */
export const regionalKeys: Readonly<Record<RegionalSupport['conditions'][number]['id'], string>> = {
  'supported-before': 'jcredit.condition-supported-before',
  'in-prefecture': 'jcredit.condition-in-prefecture',
  'never-certified': 'jcredit.condition-never-certified',
};
