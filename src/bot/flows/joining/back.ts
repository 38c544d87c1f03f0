import type { Facts } from '../../facts.ts';
import type { JoiningHere } from './state.ts';

/** The question before this one, or null at the beginning of what can be taken back. */
export function before(here: JoiningHere, facts: Facts): JoiningHere | null {
  switch (here.at) {
    case 'code':
    case 'refused':
    case 'name':
    case 'placed':
      return null;
    case 'place':
      return { at: 'consent', inviteId: here.inviteId, given: here.given.slice(0, -1), place: here.place };
    case 'consent':
      return here.given.length === 0 ? null : { ...here, given: here.given.slice(0, -1) };
    case 'municipality':
      return { at: 'name' };
    case 'industry':
      return here.candidates.length > 0 ? { at: 'industry', candidates: [] } : { at: 'municipality' };
    case 'employees':
      return { at: 'industry', candidates: [] };
    case 'floor':
      return here.value === null ? { at: 'employees' } : { at: 'floor', value: null };
    case 'site-name':
      return facts.sites.length > 0 ? { at: 'more-sites' } : { at: 'floor', value: null };
    case 'kinds':
      return { at: 'site-name' };
    case 'detail':
      return beforeDetail(here);
    case 'menu':
    case 'area':
      return { at: 'detail', site: here.site, index: here.index, candidates: [] };
    case 'more-sites':
      return beforeMore(facts);
  }
}

function beforeDetail(here: Extract<JoiningHere, { at: 'detail' }>): JoiningHere {
  if (here.candidates.length > 0) return { ...here, candidates: [] };
  return here.index === 0 ? { at: 'kinds', site: here.site } : { ...here, index: here.index - 1 };
}

function beforeMore({ sites }: Facts): JoiningHere {
  const last = sites.at(-1);
  if (last === undefined) return { at: 'floor', value: null };
  return { at: 'kinds', site: { id: last.id, name: last.name, energy: [...last.energy] } };
}
