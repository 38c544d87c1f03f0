import type { Facts } from '../../facts.ts';
import { type Asked, askText, option } from '../question.ts';
import { line, type Move, type Said, sayText } from '../talk.ts';
import type { HereAt, JoiningHere } from './state.ts';

/** m² of one 坪: 400/121. @source 計量法施行法の換算 */
const m2PerTsubo = 3.305785;

const inM2 = { value: 'm2', label: line('joining.m2'), says: ['m2', '㎡', '平米', '平方メートル', 'square metres'] };
const inTsubo = { value: 'tsubo', label: line('joining.tsubo'), says: ['坪', 'つぼ', 'tsubo'] };

/** The floor area, or the unit of the figure just typed. */
export function askFloor({ value }: HereAt<'floor'>): Asked {
  if (value !== null) return askText('floor', line('joining.ask-floor-unit', { value }), [inM2, inTsubo, option.skip]);
  const asked = askText('floor', line('joining.ask-floor'), [option.skip, option.later]);
  return { ...asked, number: (area) => ({ as: 'quantity', value: area, unit: 'm²' }) };
}

const siteQuestion = ({ sites }: Facts): JoiningHere => (sites.length > 0 ? { at: 'more-sites' } : { at: 'site-name' });

function save(value: number, unit: 'm2' | 'tsubo', facts: Facts): Move<JoiningHere> {
  const floorAreaM2 = unit === 'm2' ? value : Math.round(value * m2PerTsubo * 100) / 100;
  if (floorAreaM2 > 1e6) return { miss: line('joining.floor-range') };
  return {
    to: siteQuestion(facts),
    effects: [{ do: 'save-profile', profile: { floorAreaM2 } }],
    lead: sayText(line('joining.got', { value: { as: 'quantity', value: floorAreaM2, unit: 'm²' } })),
  };
}

/** Takes the area in m² or 坪; a bare figure is asked for its unit. */
export function answerFloor(here: HereAt<'floor'>, said: Said, facts: Facts): Move<JoiningHere> {
  if (said.by === 'text') return readArea(said.text, facts);
  if (said.value === 'skip' || here.value === null) return { to: siteQuestion(facts) };
  return save(here.value, said.value === 'tsubo' ? 'tsubo' : 'm2', facts);
}

function readArea(text: string, facts: Facts): Move<JoiningHere> {
  const typed = text.normalize('NFKC').toLowerCase().replace(/[\s,]/g, '');
  const found = /^(\d{1,7}(?:\.\d{1,2})?)(m2|m²|平米|平方メートル|坪|つぼ|tsubo)?(?:です)?$/.exec(typed);
  if (found === null) return { miss: line('joining.floor-unreadable') };
  const value = Number(found[1]);
  if (value <= 0) return { miss: line('joining.floor-range') };
  const unit = found[2];
  if (unit === undefined) return { to: { at: 'floor', value } };
  return save(value, /坪|つぼ|tsubo/.test(unit) ? 'tsubo' : 'm2', facts);
}
