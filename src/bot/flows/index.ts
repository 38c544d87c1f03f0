import { type FlowName, type SealedFlow, sealFlow } from '../flow.ts';
import { group } from './group/flow.ts';
import { joining } from './joining/flow.ts';
import { report } from './report/flow.ts';

/** Every dialogue of the house. To add one, add its folder, a line here and its texts in the locales. */
export const flows: Readonly<Record<FlowName, SealedFlow>> = {
  joining: sealFlow(joining),
  report: sealFlow(report),
  group: sealFlow(group),
};

/** The flow a stored name stands for; null when it is gone. */
export function flowNamed(name: string): SealedFlow | null {
  return Object.values(flows).find((flow) => flow.name === name) ?? null;
}
