import { describe, expect, it } from 'vitest';
import { readBill } from '../../src/engine/bill/read-bill.ts';
import { seenBill } from '../../src/service/see-bill.ts';
import { paper } from '../engine/bill/paper.ts';

const marks = { exact: 'x', look: '' };
const see = (...rows: readonly string[]) =>
  seenBill(readBill(paper(rows), { today: '2026-11-25', suppliers: () => [] }), marks, (name) => name);

describe('a paper without an amount', () => {
  it('about a kind of energy says what it knows for the other side of the bill', () => {
    const rows = ['電気料金等のご案内', '四国電力株式会社', '2026年9月分', '検針期間|9月9日~10月8日', '燃料費調整額'];
    expect(see(...rows, '再エネ発電賦課金等のお知らせ', '電気のご契約について')).toMatchObject({
      status: 'reject',
      reason: 'no-amount-found',
      side: { kind: 'electricity', month: { candidates: expect.arrayContaining(['2026-10']) } },
    });
  });

  it('is no side where it is no bill at all', () => {
    expect(see('会議のご案内', '2026年9月分の打合せを次のとおり開きます。ご出席ください。').side ?? null).toBeNull();
  });
});
