import { describe, expect, it } from 'vitest';
import { signatureHeader, verifyLineSignature } from '../../../src/adapters/line/signature.ts';
import { sign } from './support.ts';

const secrets = [
  { channel: 'one', secret: 'first' },
  { channel: 'two', secret: 'second' },
];

describe('verifyLineSignature', () => {
  it.each([
    ['plain JSON', '{"destination":"U","events":[]}'],
    ['an escaped emoji', '{"text":"\\ud83d\\ude00"}'],
    ['an emoji as it is', '{"text":"😀"}'],
    ['CRLF line ends', '{\r\n  "events": []\r\n}\r\n'],
    ['a byte order mark', '\uFEFF{"events":[]}'],
    ['nothing', ''],
  ])('accepts the raw bytes of %s', (_name, text) => {
    const body = Buffer.from(text);
    expect(verifyLineSignature(body, secrets, sign(body, 'second')).channel).toBe('two');
  });

  it('accepts bytes that are no UTF-8', () => {
    const body = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
    expect(verifyLineSignature(body, secrets, sign(body, 'first')).channel).toBe('one');
  });

  it.each([undefined, ''])('refuses a missing signature (%j)', (signature) => {
    expect(() => verifyLineSignature(Buffer.from('{}'), secrets, signature)).toThrow(
      expect.objectContaining({ code: 'line-signature-missing', status: 401 }),
    );
  });

  it.each([
    ['of other bytes', sign('{ }', 'first')],
    ['with another secret', sign('{}', 'third')],
    ['of another length', 'short'],
    ['in another case', sign('{}', 'first').toLowerCase()],
  ])('refuses a signature %s', (_name, signature) => {
    expect(() => verifyLineSignature(Buffer.from('{}'), secrets, signature)).toThrow(
      expect.objectContaining({ code: 'line-signature-invalid', status: 401 }),
    );
  });

  it('never accepts an empty secret', () => {
    expect(() => verifyLineSignature(Buffer.from('{}'), [{ channel: 'x', secret: '' }], sign('{}', ''))).toThrow(
      'line-signature-invalid',
    );
  });
});

describe('signatureHeader', () => {
  it.each(['x-line-signature', 'X-Line-Signature', 'X-LINE-SIGNATURE'])('finds %s', (name) => {
    expect(signatureHeader({ other: 'a', [name]: 'found' })).toBe('found');
  });

  it('finds nothing where nothing is', () => {
    expect(signatureHeader({ 'x-line-signatures': 'a' })).toBeUndefined();
  });
});
