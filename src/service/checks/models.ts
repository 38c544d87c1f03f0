import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type ModelSetting, modelSettings, tesseractData } from '../../adapters/bills/ocr/model-files.ts';
import type { Environment } from '../../config.ts';
import { type CheckResult, fail, ok, warn } from './check.ts';

const name = 'ocr models';
/** An unset variable leaves the packaged file. */
const names = Object.keys(modelSettings).filter((one): one is ModelSetting => one in modelSettings);
/** A network and the characters it can say. */
const pairs = [
  ['OCR_REC_MODEL', 'OCR_REC_DICT'],
  ['OCR_DIGITS_MODEL', 'OCR_DIGITS_DICT'],
] as const;

/** Whether the files are there that settings put in place of the packaged ones. The settings' values are not told. */
export function checkModels(environment: Environment): readonly CheckResult[] {
  const set = names.filter((one) => settingOf(environment, one) !== '');
  const missing = set.filter((one) => !isThere(environment, one));
  const alone = pairs.filter((pair) => pair.filter((one) => set.includes(one)).length === 1);
  const found = [
    ...missing.map((one) => fail(name, `ocr-model-missing: ${one}`, remedyOf(one))),
    ...alone.map(([model, dict]) => warn(name, `ocr-model-alone: only one of ${model} and ${dict} is set`, together)),
  ];
  if (found.length > 0) return found;
  return [ok(name, set.length === 0 ? 'packaged' : `packaged, but for ${set.join(', ')}`)];
}

const together = 'name the list of characters that belongs to the model, or neither';

function remedyOf(setting: ModelSetting): string {
  const what = modelSettings[setting] === 'folder' ? `a folder with ${tesseractData}` : 'a file';
  return `let it name ${what} that this user can read, or take it out: then the packaged one is used`;
}

function settingOf(environment: Environment, setting: ModelSetting): string {
  return environment[setting]?.trim() ?? '';
}

function isThere(environment: Environment, setting: ModelSetting): boolean {
  const value = settingOf(environment, setting);
  try {
    const found = statSync(modelSettings[setting] === 'folder' ? join(value, tesseractData) : value);
    return found.isFile() && found.size > 0;
  } catch {
    return false;
  }
}
