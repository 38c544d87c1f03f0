const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const entryLength = 46;
const endLength = 22;

/**
 * What a packed file (ZIP) says it unfolds to, in bytes, by its own table of contents; null when it has none.
 * @source https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12, 4.3.16
 */
export function unfoldedSize(file: Buffer): number | null {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + endLength > file.length || file.readUInt32LE(end) !== endMark) return null;
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  let total = 0;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + entryLength > file.length || file.readUInt32LE(at) !== entryMark) return null;
    total += file.readUInt32LE(at + 24);
    at += entryLength + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return total;
}
