import { describe, expect, it } from 'vitest';
import { pagesOf } from '../../../src/adapters/bills/image/pages.ts';
import { fixture } from '../../support/bills.ts';

const opened = async (bytes: Uint8Array) => (await Array.fromAsync(pagesOf(bytes)))[0];

describe('a photograph as an iPhone keeps it', () => {
  it('stands upright, no side longer than needed', async () => {
    const page = await opened(fixture('electricity-slip-phone.heic'));
    expect(page?.gray).toMatchObject({ width: 3000, height: 4000 });
    expect(page?.scale).toBeCloseTo(4000 / 4032, 5);
  });

  it('that broke off on its way is turned away', async () => {
    const whole = fixture('electricity-slip-phone.heic');
    await expect(opened(whole.subarray(0, 400))).rejects.toMatchObject({ code: 'picture-broken' });
  });
});
