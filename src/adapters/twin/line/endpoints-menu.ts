import { z } from 'zod';
import type { HostAnswer } from '../http-host.ts';
import { richMenuAction } from './check-action.ts';
import { seen } from './check-text.ts';
import { USER_ID } from './recipients.ts';
import { check, refuse, refuseBody } from './refusal.ts';
import { type Call, hourly, json, type Route } from './route.ts';
import type { LineState } from './state.ts';

const side = z.int().min(0).max(2500);

/** A rich menu's definition. */
const menuBody = z.strictObject({
  size: z
    .strictObject({ width: z.int().min(800).max(2500), height: z.int().min(250) })
    .refine(({ width, height }) => width / height >= 1.45, 'invalid size: width / height must be 1.45 or more'),
  selected: z.boolean(),
  name: z.string('must be specified').min(1, 'must be specified').max(300, 'Length must be between 1 and 300'),
  chatBarText: seen(14),
  areas: z
    .array(
      z.strictObject({
        bounds: z.strictObject({ x: side, y: side, width: side, height: side }),
        action: richMenuAction,
      }),
    )
    .max(20, 'Size must be between 0 and 20'),
});

const OK: HostAnswer = { status: 200, body: {} };
const NO_MENU = refuse(404, 'richmenu not found');
const MAX_IMAGE_BYTES = 1024 * 1024;

function create({ state, body }: Call): HostAnswer {
  const faults = check(menuBody, body);
  if (faults.length > 0) return refuseBody(faults);
  const richMenuId = `richmenu-${state.seeded.hex(32)}`;
  state.richMenus.set(richMenuId, { definition: menuBody.parse(body), image: null });
  return { status: 200, body: { richMenuId } };
}

function validate({ body }: Call): HostAnswer {
  const faults = check(menuBody, body);
  return faults.length > 0 ? refuseBody(faults) : OK;
}

function list({ state }: Call): HostAnswer {
  const richmenus = [...state.richMenus].map(([richMenuId, { definition }]) => ({ richMenuId, ...definition }));
  return { status: 200, body: { richmenus } };
}

function one({ state, params: [richMenuId] }: Call): HostAnswer {
  const menu = state.richMenus.get(richMenuId);
  return menu === undefined ? NO_MENU : { status: 200, body: { richMenuId, ...menu.definition } };
}

function remove({ state, params: [richMenuId] }: Call): HostAnswer {
  if (!state.richMenus.delete(richMenuId)) return NO_MENU;
  for (const [who, menu] of state.menuOf) if (menu === richMenuId) state.menuOf.delete(who);
  return OK;
}

function upload({ state, params: [richMenuId], bytes, headers }: Call): HostAnswer {
  const menu = state.richMenus.get(richMenuId);
  if (menu === undefined) return NO_MENU;
  if (menu.image !== null) return refuse(400, 'An image has already been uploaded to the richmenu');
  if (bytes.byteLength === 0 || bytes.byteLength > MAX_IMAGE_BYTES) return refuse(413, 'Request exceeds the max size');
  menu.image = { bytes, type: headers['content-type'] ?? '' };
  return OK;
}

function download({ state, params: [richMenuId] }: Call): HostAnswer {
  const image = state.richMenus.get(richMenuId)?.image ?? null;
  return image === null ? NO_MENU : { status: 200, headers: { 'content-type': image.type }, body: image.bytes };
}

function isUser(state: LineState, who: string): boolean {
  return who === 'all' || (USER_ID.test(who) && state.persons.has(who));
}

function link({ state, params: [who, richMenuId] }: Call): HostAnswer {
  const menu = state.richMenus.get(richMenuId);
  if (menu === undefined) return NO_MENU;
  if (menu.image === null) return refuse(400, 'must upload richmenu image before applying it to user');
  if (!isUser(state, who)) return refuse(400, 'The user is not found');
  state.menuOf.set(who, richMenuId);
  return OK;
}

function linked({ state, params: [who] }: Call): HostAnswer {
  const richMenuId = state.menuOf.get(who);
  return richMenuId === undefined ? refuse(404, 'the user has no richmenu') : { status: 200, body: { richMenuId } };
}

function unlink({ state, params: [who] }: Call): HostAnswer {
  state.menuOf.delete(who);
  return OK;
}

const menus = /^\/v2\/bot\/richmenu$/;
const menu = /^\/v2\/bot\/richmenu\/(richmenu-[^/]+)$/;
const image = /^\/v2\/bot\/richmenu\/([^/]+)\/content$/;
const ofUser = /^\/v2\/bot\/user\/([^/]+)\/richmenu$/;

/** Rich menus: made, given an image, shown to somebody or to all. */
export const menuRoutes: readonly Route[] = [
  { name: 'menu-create', method: 'POST', path: menus, takes: json, rate: hourly(100), handle: create },
  { name: 'menu-validate', method: 'POST', path: /^\/v2\/bot\/richmenu\/validate$/, takes: json, handle: validate },
  {
    name: 'menu-list',
    method: 'GET',
    path: /^\/v2\/bot\/richmenu\/list$/,
    rate: { calls: 10, perMs: 1_000 },
    handle: list,
  },
  { name: 'menu', method: 'GET', path: menu, handle: one },
  { name: 'menu-delete', method: 'DELETE', path: menu, rate: hourly(100), handle: remove },
  { name: 'menu-upload', method: 'POST', path: image, takes: ['image/png', 'image/jpeg'], handle: upload },
  { name: 'menu-image', method: 'GET', path: image, handle: download },
  { name: 'menu-link', method: 'POST', path: /^\/v2\/bot\/user\/([^/]+)\/richmenu\/([^/]+)$/, handle: link },
  { name: 'menu-of', method: 'GET', path: ofUser, handle: linked },
  { name: 'menu-unlink', method: 'DELETE', path: ofUser, handle: unlink },
];
