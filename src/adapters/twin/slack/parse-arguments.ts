import { z } from 'zod';
import type { HostRequest } from '../http-host.ts';
import type { Json } from './types.ts';

const object = z.record(z.string(), z.unknown());
const JSON_FIELDS = new Set(['blocks', 'attachments', 'metadata', 'view', 'files']);

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** What a call of the Web API brings: query, form or JSON; null when the body cannot be read. */
export function parseArguments({ body, headers, query }: HostRequest): Json | null {
  const type = headers['content-type'] ?? '';
  if (type.startsWith('application/json')) {
    const found = object.safeParse(parsed(body.toString('utf8')));
    return found.success ? found.data : null;
  }
  const fields = [...query, ...new URLSearchParams(body.toString('utf8'))];
  return Object.fromEntries(fields.map(([name, value]) => [name, JSON_FIELDS.has(name) ? parsed(value) : value]));
}

/** The bytes of an upload, plain or inside a form. */
export async function uploadedBytes({ body, headers }: HostRequest): Promise<Uint8Array> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return new Uint8Array(body);
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const value of form.values()) {
    if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer());
  }
  return new Uint8Array();
}
