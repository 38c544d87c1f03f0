import type { EnergyKind } from '../../../engine/energy/registry.ts';
import type { Facts, SiteEnergy } from '../../facts.ts';
import { kindOfWord, usualUnit, wordsOf } from '../kind-words.ts';
import { type Asked, askText, type Option, option } from '../question.ts';
import { line, type Moment, type Move, type Said, sayText } from '../talk.ts';
import { normalise } from '../words.ts';
import { readName } from './read-name.ts';
import type { HereAt, JoiningHere, SiteDraft } from './state.ts';

/** The site's name; the first one is usually called 本店. */
export function askSiteName({ sites }: Facts): Asked {
  if (sites.length > 0) return askText('site-name', line('joining.ask-next-site-name'), [option.later]);
  return askText('site-name', line('joining.ask-site-name'), [{ value: 'main', label: line('joining.main-site') }]);
}

/** Takes the site's name. */
export function answerSiteName(said: Said, { facts, ids }: Moment): Move<JoiningHere> {
  const typed =
    said.by === 'option'
      ? ({ ...said, by: 'text', text: facts.locale === 'en' ? 'Main shop' : '本店', messageId: null } as const)
      : said;
  const read = readName(typed, 30);
  if (!read.ok) return { miss: read.problem };
  if (facts.sites.some((site) => normalise(site.name) === normalise(read.value))) {
    return { miss: line('joining.site-name-taken', { name: read.value }) };
  }
  return { to: { at: 'kinds', site: { id: ids.take('site'), name: read.value, energy: [] } } };
}

/** Which kinds of energy the site uses: each tap adds or takes away one. */
export function askKinds({ site }: HereAt<'kinds'>, { programme }: Facts): Asked {
  const chosen = new Set(site.energy.map((one) => one.kind));
  const kinds = (programme?.kinds ?? []).map((kind): Option => {
    const on = chosen.has(kind);
    const label = line(on ? 'joining.kind-on' : 'joining.kind-off', { kind: { as: 'kind', kind } });
    return { value: `${on ? 'drop' : 'add'}-${kind}`, label, says: wordsOf(kind) };
  });
  const done = {
    value: 'done',
    label: line('joining.kinds-done'),
    says: ['以上', 'おわり', '終わり', 'done', "that's all"],
  };
  return askText('kinds', line('joining.ask-kinds', { site: site.name }), [...kinds, done]);
}

/** Adds, takes away, or goes on to what is to be known of each kind. */
export function answerKinds(here: HereAt<'kinds'>, said: Said, { facts }: Moment): Move<JoiningHere> {
  const among = facts.programme?.kinds ?? [];
  if (said.by === 'text') return addTyped(here, said.text, among);
  if (said.value === 'done') return finishKinds(here.site);
  const kind = among.find((one) => said.value === `add-${one}` || said.value === `drop-${one}`);
  if (kind === undefined) return { miss: line('joining.kinds-miss') };
  const rest = here.site.energy.filter((one) => one.kind !== kind);
  const energy = said.value.startsWith('drop-') ? rest : [...rest, plainEnergy(kind)];
  return { to: { at: 'kinds', site: inOrder(here.site, energy, among) } };
}

function addTyped(here: HereAt<'kinds'>, text: string, among: readonly EnergyKind[]): Move<JoiningHere> {
  const words = text.split(/[、,，・と\s]+|\band\b/u).filter((word) => word !== '');
  const named = words.map((word) => kindOfWord(word, among));
  if (words.length === 0 || named.includes(null)) return { miss: line('joining.kinds-miss') };
  const added = named.filter((kind) => kind !== null && here.site.energy.every((one) => one.kind !== kind));
  const fresh = [...new Set(added)].flatMap((kind) => (kind === null ? [] : [plainEnergy(kind)]));
  return { to: { at: 'kinds', site: inOrder(here.site, [...here.site.energy, ...fresh], among) } };
}

function finishKinds(site: SiteDraft): Move<JoiningHere> {
  if (site.energy.length === 0) return { miss: line('joining.kinds-none') };
  return toDetail(site, 0);
}

function plainEnergy(kind: EnergyKind): SiteEnergy {
  return { kind, unit: usualUnit(kind), supplierCode: null, supplierName: null, menu: null, area: null };
}

function inOrder(site: SiteDraft, energy: readonly SiteEnergy[], among: readonly EnergyKind[]): SiteDraft {
  return { ...site, energy: energy.toSorted((a, b) => among.indexOf(a.kind) - among.indexOf(b.kind)) };
}

/** Kinds of which something more is asked: the unit of LP gas, the supplier of electricity and city gas. */
export function detailsOf(site: SiteDraft): readonly EnergyKind[] {
  return site.energy
    .map((one) => one.kind)
    .filter((kind) => kind === 'lpg' || kind === 'electricity' || kind === 'city_gas');
}

/** The question about the site's nth such kind; after the last one the site is saved. */
export function toDetail(site: SiteDraft, index: number): Move<JoiningHere> {
  if (index < detailsOf(site).length) return { to: { at: 'detail', site, index, candidates: [] } };
  return {
    to: { at: 'more-sites' },
    effects: [{ do: 'save-site', siteId: site.id, name: site.name, energy: site.energy }],
    lead: sayText(line('joining.site-saved', { site: site.name })),
  };
}
