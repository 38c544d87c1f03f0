/** Any function. */
export type Callable = (...args: unknown[]) => unknown;

const isCallable = (value: unknown): value is Callable => typeof value === 'function';

/** Replaces a member that is a function; returns what puts the old one back. */
export const replace = (owner: object, name: string, make: (original: Callable) => Callable): (() => void) => {
  const original: unknown = Reflect.get(owner, name);
  if (!isCallable(original)) return () => undefined;
  Reflect.set(owner, name, make(original));
  return () => void Reflect.set(owner, name, original);
};
