import type { Param, Text } from '../message.ts';
import type { FirmRoute, Standing } from './figures.ts';
import { type Ground, type Outlook, outlookOf, routeOutlook } from './outlook.ts';

/** The name of a route. */
export function routeText(route: FirmRoute): Text {
  if (route === null) return { key: 'office.route-none' };
  return { key: route === 'system' ? 'office.route-system' : 'office.route-consulting' };
}

/** Firms by state, invitations, and the routes against their targets. */
export function firmTexts(ground: Ground, standing: Standing): readonly Text[] {
  const inState = (state: string): number =>
    standing.firms.reduce((sum, one) => sum + (one.state === state ? one.firms : 0), 0);
  const { codes, places, bound } = standing.invites;
  const [active, joining, left, erased] = ['active', 'joining', 'left', 'erased'].map(inState);
  return [
    {
      key: 'office.firms',
      params: { active: active ?? 0, joining: joining ?? 0, left: left ?? 0, erased: erased ?? 0 },
    },
    { key: 'office.invited', params: { places, codes, bound } },
    ...routesOf(ground, standing).map((route) =>
      againstTarget(routeText(route), routeOutlook(ground, standing, route)),
    ),
    ...(standing.withoutPlaces === 0
      ? []
      : [{ key: 'office.without-places', params: { firms: standing.withoutPlaces } }]),
    ...proxyTexts(standing),
  ];
}

function proxyTexts({ proxy }: Standing): readonly Text[] {
  const sum = (of: 'figures' | 'firms'): number => proxy.reduce((total, one) => total + one[of], 0);
  return proxy.length === 0
    ? []
    : [{ key: 'office.proxy-sum', params: { figures: sum('figures'), firms: sum('firms') } }];
}

/** Those that the document names, and those in which there are firms. */
function routesOf({ document }: Ground, { firms }: Standing): readonly FirmRoute[] {
  const all = [null, 'system', 'consulting'] as const;
  const isNamed = (route: FirmRoute): boolean => document.routes.some((one) => one.route === route);
  const isUsed = (route: FirmRoute): boolean => firms.some((one) => one.state === 'active' && one.route === route);
  return all.filter((route) => isNamed(route) || isUsed(route)).toReversed();
}

function againstTarget(what: Text, { count, target, forecast }: Outlook): Text {
  const name: Param = { as: 'text', text: what };
  if (target === null) return { key: 'office.count', params: { what: name, count } };
  const params = { what: name, count, target };
  if (forecast === null) return { key: 'office.against', params };
  return { key: 'office.against-forecast', params: { ...params, forecast: forecast.cases } };
}

/** How many consultations there will be, and what that rests on. */
export function consultationTexts(ground: Ground, since: number): readonly Text[] {
  const { forecast } = outlookOf(ground, since, ground.document.consultation.target);
  if (forecast === null) return [{ key: 'office.no-forecast' }];
  const { cases, daysSoFar, daysLeft } = forecast;
  return [{ key: 'office.forecast', params: { cases, days: daysSoFar, left: daysLeft } }];
}
