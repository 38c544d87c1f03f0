import type { Buffer } from 'node:buffer';
import { renderSheet } from '../paper/render.ts';
import type { Sheet } from '../paper/sheet.ts';
import type { Random } from '../random.ts';
import type { Difficulty } from '../truth.ts';
import { blur, shake } from './blur.ts';
import { pickDesk, scannerLid } from './desk.ts';
import { encodeJpeg } from './jpeg.ts';
import { grain, light } from './light.ts';
import { placePaper, project } from './place.ts';
import { crop, type Raster, shrink, turn } from './raster.ts';
import { crease, crumple, fade, fibres, ink, stain } from './wear.ts';

/** A photograph as a file, and what was done to it. */
export type Photograph = { readonly jpeg: Buffer; readonly effects: readonly string[] };

/** How well the usage can be seen in an unreadable picture. */
export type Spoiling = 'blurred' | 'dark' | 'cut off';

/** What a difficulty allows, each strength 0 to about 1. */
type Recipe = {
  readonly pixels: number;
  readonly turn: number;
  readonly lean: number;
  readonly margin: number;
  readonly bend: number;
  readonly wear: number;
  readonly shadow: number;
  readonly slope: number;
  readonly tint: number;
  readonly glare: number;
  readonly blur: number;
  readonly shake: number;
  readonly grain: number;
  readonly quality: readonly [number, number];
};

const EASY: Recipe = {
  pixels: 3_000_000,
  turn: 0.02,
  lean: 0.02,
  margin: 0.05,
  bend: 0,
  wear: 0,
  shadow: 0,
  slope: 0.1,
  tint: 0.02,
  glare: 0,
  blur: 0.35,
  shake: 0,
  grain: 4,
  quality: [84, 93],
};
const MEDIUM: Recipe = {
  pixels: 2_300_000,
  turn: 0.11,
  lean: 0.13,
  margin: 0.16,
  bend: 0.008,
  wear: 0.35,
  shadow: 0.32,
  slope: 0.35,
  tint: 0.07,
  glare: 0.12,
  blur: 0.7,
  shake: 0,
  grain: 9,
  quality: [68, 86],
};
const HARD: Recipe = {
  pixels: 1_450_000,
  turn: 0.24,
  lean: 0.24,
  margin: 0.28,
  bend: 0.014,
  wear: 0.75,
  shadow: 0.52,
  slope: 0.5,
  tint: 0.1,
  glare: 0.3,
  blur: 0.95,
  shake: 3.2,
  grain: 15,
  quality: [48, 70],
};

const recipeOf = (difficulty: Difficulty): Recipe =>
  ({ easy: EASY, medium: MEDIUM, hard: HARD, unreadable: MEDIUM })[difficulty];

/** Runs an effect sometimes and notes it. */
const createNotes = (random: Random) => {
  const effects: string[] = [];
  return {
    effects,
    note: (name: string): void => {
      effects.push(name);
    },
    sometimes: (probability: number, name: string, effect: () => void): void => {
      if (!random.chance(probability)) return;
      effects.push(name);
      effect();
    },
  };
};
type Notes = ReturnType<typeof createNotes>;

/** Letters of a paper stay at least this many pixels high, however small the picture. */
const SMALLEST_SCALE = 0.7;

const scaleOf = (sheet: Sheet, pixels: number): number =>
  Math.min(2.4, Math.max(SMALLEST_SCALE, Math.sqrt(pixels / (sheet.width * sheet.height))));

/** A screen or a view has no fibres, folds or edges. */
const isPaper = ({ print }: Sheet): boolean => print !== 'screen' && print !== 'scene';

const wear = (paper: Raster, sheet: Sheet, random: Random, recipe: Recipe, notes: Notes): void => {
  ink(paper, sheet.print, random);
  if (isPaper(sheet)) fibres(paper, random);
  if (recipe.wear === 0 || !isPaper(sheet)) return;
  if (sheet.print === 'thermal')
    notes.sometimes(0.6, 'thermal fade', () => fade(paper, random, random.between(0.25, 0.4 + recipe.wear * 0.25)));
  notes.sometimes(0.25 + recipe.wear * 0.6, 'crease', () => crease(paper, random, 0.25 + recipe.wear * 0.4));
  if (recipe.wear > 0.5) notes.sometimes(0.3, 'second crease', () => crease(paper, random, 0.5));
  notes.sometimes(recipe.wear * 0.4, 'crumpled', () => crumple(paper, random, 0.2 + recipe.wear * 0.35));
  notes.sometimes(recipe.wear * 0.14, 'stain', () => stain(paper, random));
};

const expose = (picture: Raster, random: Random, recipe: Recipe, notes: Notes, dark: number): Raster => {
  let shadow = 0;
  let glare = 0;
  if (recipe.shadow > 0)
    notes.sometimes(0.7, 'shadow', () => {
      shadow = random.between(0.5, 1) * recipe.shadow;
    });
  if (recipe.glare > 0)
    notes.sometimes(0.25, 'glare', () => {
      glare = random.between(0.5, 1) * recipe.glare;
    });
  light(picture, random, { shadow, glare, slope: recipe.slope, tint: recipe.tint, dark });
  let seen = blur(picture, random.between(0.3, 1) * recipe.blur);
  if (recipe.shake > 0) {
    notes.sometimes(0.35, 'motion blur', () => {
      seen = shake(seen, random.between(2, recipe.shake), random.between(0, Math.PI));
    });
  }
  grain(seen, random, random.between(0.5, 1) * recipe.grain * (1 + dark * 2));
  return seen;
};

/** A picture stored turned: with the Exif tag that says so, or without. */
const EXIF_BY_QUARTERS = [1, 8, 3, 6];

const store = (picture: Raster, random: Random, difficulty: Difficulty, quality: number, notes: Notes): Buffer => {
  const tagged = difficulty !== 'easy' && random.chance(0.22) ? random.pick([1, 2, 3]) : 0;
  const turned = tagged === 0 && difficulty === 'hard' && random.chance(0.3) ? random.pick([1, 2, 3]) : 0;
  if (tagged > 0) notes.note(`EXIF orientation ${EXIF_BY_QUARTERS[tagged] ?? 1}`);
  if (turned > 0) notes.note(`rotated ${turned * 90} without EXIF`);
  return encodeJpeg(turn(picture, tagged + turned), { quality, orientation: EXIF_BY_QUARTERS[tagged] ?? 1 });
};

/** Leaves out every height at which the usage stands, keeping the larger rest. */
const cutOff = (picture: Raster, sheet: Sheet): Raster => {
  const first = Math.min(...sheet.keys) * picture.height;
  const last = Math.max(...sheet.keys) * picture.height;
  const gap = picture.height * 0.07;
  return first > picture.height - last
    ? crop(picture, 0, 0, picture.width, Math.max(first - gap, picture.height * 0.08))
    : crop(picture, 0, Math.min(last + gap, picture.height * 0.92), picture.width, picture.height);
};

const spoil = (picture: Raster, random: Random, spoiling: Spoiling): Raster => {
  if (spoiling === 'blurred')
    return shake(
      blur(picture, random.between(0.009, 0.014) * picture.width),
      picture.width * random.between(0.02, 0.04),
      0.6,
    );
  return spoiling === 'dark' ? blur(picture, 3) : picture;
};

/** A screen saved as a picture: neither desk nor light. */
const screenshot = (sheet: Sheet, random: Random): Photograph => ({
  jpeg: encodeJpeg(renderSheet(sheet, random.pick([1, 1.25, 1.5])), { quality: random.int(78, 92) }),
  effects: ['screenshot'],
});

/** The light and dark lines a camera sees on a screen. */
const pixelLines = (raster: Raster): void => {
  const { width, data } = raster;
  for (let at = 0; at < data.length; at += 4) {
    const pixel = at / 4;
    const factor = (Math.floor(pixel / width) % 3 === 0 ? 0.9 : 1) * ((pixel % width) % 3 === 0 ? 0.94 : 1);
    for (let channel = 0; channel < 3; channel += 1) data[at + channel] = (data[at + channel] ?? 0) * factor;
  }
};

/** Photographs a paper as well or as badly as the difficulty says. */
export const photograph = (sheet: Sheet, difficulty: Difficulty, random: Random, spoiling?: Spoiling): Photograph => {
  if (sheet.print === 'screen' && difficulty === 'easy') return screenshot(sheet, random);
  const recipe = recipeOf(difficulty);
  const notes = createNotes(random);
  const isSmall = difficulty === 'hard' && random.chance(0.5);
  if (isSmall) notes.note('small');
  const paper = renderSheet(sheet, scaleOf(sheet, recipe.pixels * (isSmall ? 0.4 : 1)));
  wear(paper, sheet, random, recipe, notes);
  if (sheet.print === 'screen') {
    pixelLines(paper);
    notes.note('photographed screen');
  }
  const spread = (most: number): number => random.between(-1, 1) * most;
  const isScan = difficulty === 'easy' && isPaper(sheet) && random.chance(0.55);
  const isCut = spoiling === 'cut off' || sheet.print === 'scene';
  const place = placePaper(random, paper, {
    turn: isCut ? 0 : spread(recipe.turn),
    lean: isScan || isCut ? 0 : recipe.lean,
    margin: isCut ? 0 : isScan ? random.pick([0, 0.02, 0.05]) : recipe.margin,
    bend: !isPaper(sheet) || isCut ? 0 : spread(recipe.bend) * paper.width,
    lift: isScan ? 0 : 6 + paper.width * 0.006,
  });
  const desk = isScan ? scannerLid(random) : pickDesk(random, paper.width / 1100);
  const laid = project(paper, desk, place);
  const picture = spoiling === 'cut off' ? cutOff(laid, sheet) : laid;
  const seen = expose(picture, random, recipe, notes, spoiling === 'dark' ? 0.93 : 0);
  const spoiled = spoiling === undefined ? seen : spoil(seen, random, spoiling);
  const small = spoiling === 'blurred' ? shrink(spoiled, 0.5) : spoiled;
  if (spoiling !== undefined) notes.note(spoiling);
  const jpeg = store(small, random, difficulty, random.int(...recipe.quality), notes);
  return { jpeg, effects: isScan ? ['scan', ...notes.effects] : notes.effects };
};
