import type { Text } from '../../message.ts';
import type { Reason, Resolution } from './reasons.ts';

const ofReason: Readonly<Record<Reason, string>> = {
  'asked-politely': 'desk.reason-asked',
  'asked-directly': 'desk.reason-asked',
  'two-misses': 'desk.reason-misses',
  'no-answer': 'desk.reason-no-answer',
  'low-confidence': 'desk.reason-unsure',
  complaint: 'desk.reason-complaint',
  safety: 'desk.reason-safety',
  'flagged-figure': 'desk.reason-figure',
  'no-factor': 'desk.reason-no-factor',
  'failed-turn': 'desk.reason-turn',
  rule: 'desk.reason-rule',
  staff: 'desk.reason-staff',
};

const ofResolution: Readonly<Record<Resolution, string>> = {
  answered: 'desk.ended-answered',
  'by-phone': 'desk.ended-phone',
  'by-visit': 'desk.ended-visit',
  'passed-on': 'desk.ended-passed-on',
  'no-answer-needed': 'desk.ended-no-need',
  idle: 'desk.ended-idle',
};

/** Why a person is needed, in words. */
export function reasonText(reason: Reason): Text {
  return { key: ofReason[reason] };
}

/** How a case ended, in words for the owner. */
export function resolutionText(resolution: Resolution): Text {
  return { key: ofResolution[resolution] };
}
