import type { Facts } from '../../facts.ts';
import { type Asked, askText, type Option, option } from '../question.ts';
import { figureTopic } from '../stale.ts';
import { line } from '../talk.ts';
import { askClarify } from './clarify.ts';
import { askConfirm } from './confirm.ts';
import { askFix } from './fix.ts';
import { placeOf, readingsOfMonthBefore, slotsOf } from './gaps.ts';
import { askIdle } from './idle.ts';
import { nameOf } from './names.ts';
import { asideOptions, photoOption } from './options.ts';
import { askReading } from './photo-ask.ts';
import { askRemove } from './remove.ts';
import type { HereAt, ReportHere } from './state.ts';

/** The figure of one site, kind and month. */
export function askFigure({ slot }: HereAt<'figure'>, facts: Facts): Asked {
  const unit = placeOf(facts, slot)?.energy.unit ?? '';
  const slots = slotsOf(facts, slot.month);
  const at = slots.findIndex((one) => one.siteId === slot.siteId && one.kind === slot.kind);
  const text = line(slot.kind === 'waste' ? 'waste.ask' : 'report.ask-figure', {
    number: at + 1,
    count: slots.length,
    month: { as: 'month', month: slot.month },
    what: { as: 'text', text: nameOf(facts, slot) },
    example: { as: 'quantity', value: 120, unit },
  });
  // 先月と同じ is said of last month, not of one half a year ago.
  const hasPrevious = readingsOfMonthBefore(facts, slot).length > 0;
  const same: Option = {
    value: 'same',
    label: line('report.same'),
    says: ['先月と同じ', '同じ', '前と同じ', '前月と同じ', 'same'],
  };
  const shown = [...(hasPrevious ? [same] : []), option.unsure, option.later];
  const hidden = [option.skip, ...(hasPrevious ? [] : [same]), ...asideOptions];
  const asked = askText(figureTopic('figure', slot.month, slot.kind), text, shown);
  return { ...asked, aside: hidden, whenLost: [photoOption], number: (value) => ({ as: 'quantity', value, unit }) };
}

/** The open question of a place. */
export function ask(here: ReportHere, facts: Facts): Asked {
  switch (here.at) {
    case 'figure':
      return askFigure(here, facts);
    case 'confirm':
      return askConfirm(here, facts);
    case 'clarify':
      return askClarify(here, facts);
    case 'fix':
      return askFix(here, facts);
    case 'remove':
      return askRemove(here, facts);
    case 'reading':
      return askReading(here);
    case 'idle':
      return askIdle(here, facts);
  }
}
