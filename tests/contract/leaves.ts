/** All texts under the given names within a message, in order, as one text. */
export function leavesOf(part: unknown, names: ReadonlySet<string>): string {
  const found: string[] = [];
  const walk = (one: unknown): void => {
    if (Array.isArray(one)) one.forEach(walk);
    else if (typeof one === 'object' && one !== null) {
      for (const [name, inner] of Object.entries(one)) {
        if (typeof inner === 'string' && names.has(name)) found.push(inner);
        else walk(inner);
      }
    }
  };
  walk(part);
  return found.join('\n');
}
