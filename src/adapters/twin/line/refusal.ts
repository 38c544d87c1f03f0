import type { z } from 'zod';
import type { HostAnswer } from '../http-host.ts';
import { HTTPS_ONLY } from './check-text.ts';

/** One fault found in a request, in LINE's own form. */
export type Detail = { readonly message: string; readonly property: string };

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((all, part) => {
    if (typeof part === 'number') return `${all}[${part}]`;
    return all === '' ? String(part) : `${all}.${String(part)}`;
  }, '');
}

function detailsOf(issue: z.core.$ZodIssue): Detail[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ message: 'Unknown property', property: pathOf([...issue.path, key]) }));
  }
  if (issue.code === 'invalid_key') {
    return [{ message: 'invalid key', property: pathOf(issue.path) }];
  }
  return [{ message: issue.message, property: pathOf(issue.path) }];
}

/** Checks a value against a schema; an empty list = LINE takes it. */
export function check(schema: z.ZodType, value: unknown, requireHttps = true): Detail[] {
  const found = schema.safeParse(value);
  if (found.success) return [];
  return found.error.issues.flatMap(detailsOf).filter((one) => requireHttps || one.message !== HTTPS_ONLY);
}

/** An answer with LINE's error body. */
export function refuse(status: number, message: string, details: readonly Detail[] = []): HostAnswer {
  return { status, body: details.length === 0 ? { message } : { message, details } };
}

/** The answer to a body with faults. */
export function refuseBody(details: readonly Detail[]): HostAnswer {
  return refuse(400, `The request body has ${details.length} error(s)`, details);
}
