import { createCipheriv, createDecipheriv, createHash, type KeyObject, randomBytes } from 'node:crypto';

/** A key as bytes, or prepared once with `createSecretKey`, which makes sealing twice as fast. */
export type SealingKey = Buffer | KeyObject;

const ivBytes = 12;
const tagBytes = 16;
const version = 1;

/** Random bytes are drawn in stocks: each draw is a call of the system, and every sealing needs twelve. */
function createIvs(): () => Buffer {
  let stock = Buffer.alloc(0);
  return () => {
    if (stock.length < ivBytes) stock = randomBytes(ivBytes * 256);
    const iv = stock.subarray(0, ivBytes);
    stock = stock.subarray(ivBytes);
    return iv;
  };
}

const nextIv = createIvs();

/** AES-256-GCM. `context` is bound to the bytes: they open nowhere else. Layout: version, iv, tag, ciphertext. */
export function seal(key: SealingKey, plain: Buffer | string, context: string): Buffer {
  const iv = nextIv();
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([
    typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain),
    cipher.final(),
  ]);
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made. @throws {Error} when key, context or bytes do not fit */
export function open(key: SealingKey, sealed: Buffer, context: string): Buffer {
  const tagAt = 1 + ivBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, tagAt));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(tagAt, tagAt + tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(tagAt + tagBytes)), decipher.final()]);
}

/** Four bytes that say which master key wrapped a key, without saying anything about the key. */
export function fingerprint(key: Buffer): Buffer {
  return createHash('sha256').update('hakaru-master-key').update(key).digest().subarray(0, 4);
}
