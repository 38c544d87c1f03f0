import type { EnergyKind } from '../../../engine/energy/registry.ts';
import type { Facts, SiteEnergy } from '../../facts.ts';
import { type Asked, askText, option } from '../question.ts';
import { line, type Move, type Said, sayText } from '../talk.ts';
import { detailsOf, toDetail } from './site.ts';
import type { HereAt, JoiningHere, SiteDraft } from './state.ts';
import { areasOf, findSuppliers, hasMenus } from './suppliers.ts';

function kindAt({ site, index }: HereAt<'detail'> | HereAt<'menu'>): EnergyKind {
  return detailsOf(site)[index] ?? 'electricity';
}

/** The unit of LP gas, or who supplies electricity or city gas. */
export function askDetail(here: HereAt<'detail'>): Asked {
  const kind = kindAt(here);
  const site = here.site.name;
  if (kind === 'lpg') {
    const units = [
      { value: 'm3', label: line('joining.unit-m3'), says: ['m3', '㎥', '立米', '立方メートル'] },
      { value: 'kg', label: line('joining.unit-kg'), says: ['kg', 'キロ', 'キログラム'] },
    ];
    return askText('lpg-unit', line('joining.ask-lpg-unit', { site }), units);
  }
  const param = { as: 'kind', kind } as const;
  if (here.candidates.length === 0) {
    const text = line(kind === 'electricity' ? 'joining.ask-power-supplier' : 'joining.ask-gas-supplier', { site });
    return askText('supplier', text, [option.unsure]);
  }
  const found = here.candidates.map(({ code, name }) => ({ value: `code-${code}`, label: { words: name } }));
  const none = { value: 'none', label: line('joining.none-of-these') };
  return askText('supplier', line('joining.ask-supplier-which', { kind: param }), [...found, none, option.unsure]);
}

/** Takes the unit or the supplier, or looks suppliers up by what was typed. */
export function answerDetail(here: HereAt<'detail'>, said: Said, { today }: Facts): Move<JoiningHere> {
  const kind = kindAt(here);
  if (kind === 'lpg') return answerUnit(here, said);
  if (said.by === 'text') return lookForSupplier(here, said.text, kind);
  const chosen = here.candidates.find(({ code }) => said.value === `code-${code}`);
  if (chosen !== undefined) return takeSupplier({ ...here, kind, today }, chosen);
  if (said.value === 'none') return { to: { ...here, candidates: [] }, lead: sayText(line('joining.supplier-again')) };
  const unknown = withEnergy(here.site, kind, { supplierCode: null, supplierName: null, menu: null, area: null });
  return leadInto(toDetail(unknown, here.index + 1), 'joining.supplier-later');
}

function answerUnit(here: HereAt<'detail'>, said: Said): Move<JoiningHere> {
  if (said.by !== 'option') return { miss: line('joining.unit-miss') };
  return toDetail(withEnergy(here.site, 'lpg', { unit: said.value === 'kg' ? 'kg' : 'm3' }), here.index + 1);
}

function lookForSupplier(here: HereAt<'detail'>, text: string, kind: EnergyKind): Move<JoiningHere> {
  const candidates = findSuppliers(kind, text);
  return candidates.length === 0
    ? { miss: line('joining.supplier-unknown') }
    : { to: { ...here, candidates: [...candidates] } };
}

type Chosen = { readonly code: string; readonly name: string };
type Taking = HereAt<'detail'> & { readonly kind: EnergyKind; readonly today: string };

function takeSupplier(here: Taking, { code, name }: Chosen): Move<JoiningHere> {
  const { kind, today, index } = here;
  const site = withEnergy(here.site, kind, { supplierCode: code, supplierName: name, menu: null, area: null });
  if (kind === 'electricity' && hasMenus(code, today)) return { to: { at: 'menu', site, index } };
  const areas = kind === 'city_gas' ? areasOf(code, today) : [];
  return areas.length > 0 ? { to: { at: 'area', site, index, areas: [...areas] } } : toDetail(site, index + 1);
}

/** The supplier's area, where its gas differs from area to area. */
export function askArea({ site, areas }: HereAt<'area'>): Asked {
  const options = areas.map((area, at) => ({ value: `area-${at}`, label: { words: area } }));
  return askText('area', line('joining.ask-area', { site: site.name }), [...options, option.unsure]);
}

/** Takes the area; an unknown one is left open. */
export function answerArea(here: HereAt<'area'>, said: Said): Move<JoiningHere> {
  if (said.by !== 'option') return { miss: line('joining.area-miss') };
  const area = here.areas.find((_, at) => said.value === `area-${at}`) ?? null;
  const next = toDetail(withEnergy(here.site, 'city_gas', { area }), here.index + 1);
  return area === null ? leadInto(next, 'joining.area-later') : next;
}

/** Whether the contract is one for renewable power: such menus have factors of their own. */
export function askMenu({ site }: HereAt<'menu'>): Asked {
  return askText('menu', line('joining.ask-menu', { site: site.name }), [option.yes, option.no, option.unsure]);
}

/** A renewable menu is left open here: a person finds out which one it is. */
export function answerMenu(here: HereAt<'menu'>, said: Said): Move<JoiningHere> {
  if (said.by !== 'option') return { miss: line('common.yes-or-no') };
  const next = toDetail(here.site, here.index + 1);
  return said.value === 'yes' ? leadInto(next, 'joining.menu-person') : next;
}

function leadInto(move: Move<JoiningHere>, key: string): Move<JoiningHere> {
  return 'to' in move ? { ...move, lead: [...sayText(line(key)), ...(move.lead ?? [])] } : move;
}

function withEnergy(site: SiteDraft, kind: EnergyKind, change: Partial<SiteEnergy>): SiteDraft {
  return { ...site, energy: site.energy.map((one) => (one.kind === kind ? { ...one, ...change } : one)) };
}
