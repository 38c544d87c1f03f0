import { z } from 'zod';
import { typeOf } from './check-text.ts';
import type { Json, VisibleAction } from './types.ts';

const object = z.record(z.string(), z.unknown());
const list = z.array(object).catch([]);

/** The object of that name, as a list of one or none. */
function objectsAt(parent: Json, name: string): readonly Json[] {
  const found = object.safeParse(parent[name]);
  return found.success ? [found.data] : [];
}

function listAt(parent: Json, name: string): readonly Json[] {
  return list.parse(parent[name]);
}

function visible(action: Json): VisibleAction {
  const label = action['label'];
  return { label: typeof label === 'string' ? label : '', kind: typeOf(action), action };
}

/** The quick replies that a message brings along. */
export function quickReplyActions(message: Json): readonly VisibleAction[] {
  const items = objectsAt(message, 'quickReply').flatMap((one) => listAt(one, 'items'));
  return items.flatMap((item) => objectsAt(item, 'action')).map(visible);
}

/** Actions of a part of a Flex message: its own first, then those inside, from top to bottom. */
function flexActions(part: Json): readonly Json[] {
  const blocks = ['header', 'hero', 'body', 'footer'].flatMap((name) => objectsAt(part, name));
  return [...objectsAt(part, 'action'), ...[...blocks, ...listAt(part, 'contents')].flatMap(flexActions)];
}

function templateActions(template: Json): readonly Json[] {
  const columns = listAt(template, 'columns');
  const bodies = columns.length > 0 ? columns : [template];
  const buttons = bodies.flatMap((one) => [...listAt(one, 'actions'), ...objectsAt(one, 'action')]);
  return [...buttons, ...bodies.flatMap((one) => objectsAt(one, 'defaultAction'))];
}

function imagemapActions(message: Json): readonly Json[] {
  return listAt(message, 'actions').map((action) => {
    const uri = action['linkUri'];
    return uri === undefined ? action : { ...action, uri };
  });
}

/** Everything that can be tapped on a message itself, in the order in which it is drawn. */
export function messageActions(message: Json): readonly VisibleAction[] {
  const type = typeOf(message);
  if (type === 'flex') return objectsAt(message, 'contents').flatMap(flexActions).map(visible);
  if (type === 'template') return objectsAt(message, 'template').flatMap(templateActions).map(visible);
  return type === 'imagemap' ? imagemapActions(message).map(visible) : [];
}
