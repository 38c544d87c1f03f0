import type { Mat } from '@techstark/opencv-js';
import type { InferenceSession } from 'onnxruntime-web';
import type { Worker } from 'tesseract.js';
import type { Box, Glyph, PrintedLine, Scan } from '../../engine/bill/scan.ts';
import { clean } from './image/clean.ts';
import type { Photograph } from './image/gray.ts';
import { type Cv, loadOpenCv } from './image/opencv.ts';
import { findPapers, type Paper } from './image/paper.ts';
import { applyToBox, compose, scaling, type Transform } from './image/transform.ts';
import { type Moved, turnHalf, turnQuarter } from './image/turn.ts';
import { detectLines } from './ocr/detect-lines.ts';
import type { Models } from './ocr/model-files.ts';
import { openNetwork, readCharacters } from './ocr/models.ts';
import { type LineReader, readLines } from './ocr/read-lines.ts';
import { readWithTesseract, startTesseract } from './ocr/tesseract.ts';

/** Everything that reads, loaded and warm. */
export type Eyes = {
  readonly cv: Cv;
  readonly tesseract: Worker;
  readonly detector: InferenceSession;
  readonly kana: LineReader;
  readonly digits: LineReader;
};

/** A sheet as it was read, and as a person may look at it. The caller deletes `sheet`. */
export type Scanned = {
  /** What the sheet was known by; `none`: the picture was read as a whole. */
  readonly paper: Paper['by'] | 'none';
  readonly scan: Scan;
  readonly sheet: Mat;
  /** From the picture that was given to the sheet. */
  readonly by: Transform;
};

/** Loads the networks, tesseract and OpenCV; takes two to four seconds. */
export async function openEyes(models: Models): Promise<Eyes> {
  const [cv, tesseract] = await Promise.all([loadOpenCv(), startTesseract(models.tesseract)]);
  const reader = async (files: Models['kana']): Promise<LineReader> => ({
    network: await openNetwork(files.model),
    characters: readCharacters(files.characters),
  });
  return {
    cv,
    tesseract,
    detector: await openNetwork(models.detector),
    kana: await reader(models.kana),
    digits: await reader(models.digits),
  };
}

/** Reads every sheet in a photograph, the clearest first; with `whole`, all of it as if it were one. */
export async function* scanSheets(eyes: Eyes, picture: Photograph, whole = false): AsyncGenerator<Scanned> {
  const papers = whole ? [] : findPapers(eyes.cv, picture);
  if (papers.length === 0) yield await scanSheet(eyes, picture, null);
  for (const paper of papers) yield await scanSheet(eyes, picture, paper);
}

async function scanSheet(eyes: Eyes, picture: Photograph, paper: Paper | null): Promise<Scanned> {
  const { cv } = eyes;
  const { withRules, withoutRules, by: cut } = clean(cv, picture, paper?.quad ?? null);
  const by = compose(scaling(picture.scale, picture.scale), cut);
  const boxes = largest(await detectLines(cv, eyes.detector, withoutRules));
  const lying: Lying = { print: withoutRules, sheet: withRules, by, boxes };
  const level = isOnItsSide(boxes) ? turned(lying, (mat) => turnQuarter(cv, mat)) : lying;
  const upright = (await isOnItsHead(eyes, level)) ? turned(level, (mat) => turnHalf(cv, mat)) : level;
  return { ...(await read(eyes, upright)), paper: paper?.by ?? 'none' };
}

// A crowded invoice has a hundred and fifty lines; a page of a newspaper has a thousand and is none.
const mostLines = 200;

function largest(boxes: readonly Box[]): readonly Box[] {
  const area = ([, , width, height]: Box): number => width * height;
  return boxes.length <= mostLines ? boxes : boxes.toSorted((a, b) => area(b) - area(a)).slice(0, mostLines);
}

/** A sheet and its lines, before it is known which way up it is. */
type Lying = { readonly print: Mat; readonly sheet: Mat; readonly by: Transform; readonly boxes: readonly Box[] };

function turned(before: Lying, turn: (mat: Mat) => Moved): Lying {
  const print = turn(before.print);
  const sheet = turn(before.sheet);
  before.print.delete();
  before.sheet.delete();
  return {
    print: print.mat,
    sheet: sheet.mat,
    by: compose(before.by, sheet.by),
    boxes: before.boxes.map((box) => applyToBox(print.by, box)),
  };
}

async function read(eyes: Eyes, { print, boxes, sheet, by }: Lying): Promise<Omit<Scanned, 'paper'>> {
  const { cv } = eyes;
  // In a thread of its own, while this one reads line by line.
  const other = readWithTesseract(eyes.tesseract, print);
  const kana = await readKana(eyes, print, boxes);
  const tesseract = await other;
  const again = kana.filter((line) => isWorthASecondLook(line, tesseract)).map(({ box }) => box);
  const digits = await readLines(cv, eyes.digits, print, again);
  const scan = { width: print.cols, height: print.rows, lines: { tesseract, kana, digits } };
  print.delete();
  return { scan, sheet, by };
}

const sureEnough = 80;

/**
 * The reader of Japanese takes the grain of a dark photograph for strokes. What it is unsure of it reads again with the
 * grain smoothed away; smoothed print of a good photograph, though, would turn a 7 into a 1.
 */
async function readKana({ cv, kana }: Eyes, print: Mat, boxes: readonly Box[]): Promise<readonly PrintedLine[]> {
  const lines = await readLines(cv, kana, print, boxes);
  const unsure = lines.filter((line) => meanSure(line) < sureEnough);
  if (unsure.length === 0) return lines;
  const soft = new cv.Mat();
  cv.GaussianBlur(print, soft, new cv.Size(0, 0), 1.8);
  const again = await readLines(
    cv,
    kana,
    soft,
    unsure.map(({ box }) => box),
  );
  soft.delete();
  const better = new Map(again.map((line) => [line.box, line]));
  return lines.map((line) => {
    const other = better.get(line.box);
    return other !== undefined && meanSure(other) > meanSure(line) ? other : line;
  });
}

const figure = /[0-9.,]/;

/**
 * Where the first reading is unsure, and where tesseract sees other figures, the second reader decides: it knows no kana
 * but sees better.
 */
function isWorthASecondLook(line: PrintedLine, others: readonly PrintedLine[]): boolean {
  if (meanSure(line) < sureEnough) return true;
  const figures = figuresIn(line.glyphs);
  if (figures === '') return false;
  const there = others.flatMap(({ glyphs }) => glyphs.filter(({ box }) => liesIn(box, line.box)));
  return figures !== figuresIn(there);
}

const figuresIn = (glyphs: readonly Glyph[]): string =>
  glyphs.map(({ text }) => [...text.normalize('NFKC')].filter((one) => figure.test(one)).join('')).join('');

function liesIn([x, y, width, height]: Box, [left, top, wide, high]: Box): boolean {
  const [middle, centre] = [x + width / 2, y + height / 2];
  return middle > left && middle < left + wide && centre > top && centre < top + high;
}

function meanSure({ glyphs }: PrintedLine): number {
  return glyphs.reduce((sum, { sure }) => sum + sure, 0) / Math.max(1, glyphs.length);
}

/** Lines of Japanese bills run across: where they stand higher than wide, the sheet lies on its side. */
function isOnItsSide(boxes: readonly Box[]): boolean {
  const area = (some: readonly Box[]): number => some.reduce((sum, [, , width, height]) => sum + width * height, 0);
  return area(boxes.filter((box) => box[3] > box[2] * 1.5)) > area(boxes.filter((box) => box[2] > box[3] * 1.5));
}

const samples = 6;
const decisive = 1.7;

/** Some lines, read as they stand and on their head: the right way round, more is read and with more certainty. */
async function isOnItsHead(eyes: Eyes, { print, boxes }: Lying): Promise<boolean> {
  const { cv } = eyes;
  const heights = boxes.map((box) => box[3]).sort((a, b) => a - b);
  const usual = heights[Math.trunc(heights.length / 2)] ?? 0;
  const chosen = boxes
    .filter(([, , width, height]) => width > height * 2 && width < height * 14 && height < usual * 2)
    .toSorted((a, b) => b[2] / b[3] - a[2] / a[3])
    .slice(0, samples);
  if (chosen.length === 0) return false;
  const other = turnHalf(cv, print);
  const turned = chosen.map((box) => applyToBox(other.by, box));
  let [asItIs, onItsHead] = [0, 0];
  // Figures look like figures on their head too: where they do not decide, words have to.
  for (const reader of [eyes.digits, eyes.kana]) {
    asItIs += certainty(await readLines(cv, reader, print, chosen));
    onItsHead += certainty(await readLines(cv, reader, other.mat, turned));
    if (Math.max(asItIs, onItsHead) > decisive * Math.min(asItIs, onItsHead)) break;
  }
  other.mat.delete();
  return onItsHead > asItIs;
}

function certainty(lines: readonly PrintedLine[]): number {
  return lines.flatMap((line) => line.glyphs).reduce((sum, glyph) => sum + glyph.sure, 0);
}
