import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSheets } from '../../../src/adapters/sheet/sheet-reader.ts';
import { textCells } from '../../../src/adapters/sheet/text-cells.ts';
import { workbook } from '../../support/workbook.ts';

// 月,電気 / 4月,1200 in the code of Japanese Windows.
const cp932 = Buffer.from('8c8e2c936495430d0a348c8e2c313230300d0a'.replace('9543', '8b43'), 'hex');

/** A packed file that unfolds to `size` blanks where the first sheet should be. */
function bomb(size: number, claimed = size): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const packed = deflateRawSync(Buffer.alloc(size, ' '), { level: 9 });
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(claimed, 24);
  central.writeUInt16LE(name.length, 28);
  const start = local.length + name.length + packed.length;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

describe('the cells of a file', () => {
  it('of Excel: numbers whole, dates as days, every sheet', async () => {
    const bytes = await workbook({
      本館: [
        ['月', '電気(kWh)'],
        [new Date('2025-04-01T00:00:00Z'), 1234.5],
        [null, 1_000_000],
      ],
      別館: [['空']],
    });
    expect(await readSheets(bytes)).toEqual([
      {
        name: '本館',
        cells: [
          ['月', '電気(kWh)'],
          ['2025-04-01', '1234.5'],
          ['', '1000000'],
        ],
      },
      { name: '別館', cells: [['空']] },
    ]);
  });

  it.each([
    ['UTF-8 with its mark', Buffer.from('\uFEFF月,電気\r\n4月,1200\r\n')],
    ['UTF-8', Buffer.from('月,電気\n4月,1200')],
    ['the code of Japanese Windows', cp932],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('月\t電気\n4月\t1200', 'utf16le')])],
  ])('of CSV in %s', async (_, bytes) => {
    expect((await readSheets(bytes))[0]?.cells).toEqual([
      ['月', '電気'],
      ['4月', '1200'],
    ]);
  });

  it('of CSV with quotes, commas and line breaks within', () => {
    expect(textCells('a,"1,200","say ""hi""\nthere"\n;,,x')).toEqual([
      ['a', '1,200', 'say "hi"\nthere'],
      [';', '', 'x'],
    ]);
  });

  it.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['nothing', Buffer.alloc(0)],
    ['a packed file that is no workbook', bomb(10)],
    ['a bomb that says what it is', bomb(100_000_000)],
    ['a bomb that lies', bomb(100_000_000, 1000)],
    ['half a workbook', Buffer.from('504b0304140000000800', 'hex')],
  ])('are refused of %s', async (_, bytes) => {
    await expect(readSheets(bytes)).rejects.toMatchObject({ code: 'content-not-a-table' });
  });
});
