import { describe, expect, it } from 'vitest';
import { readInviteCode } from '../../../src/bot/flows/joining/invite-code.ts';

describe('readInviteCode', () => {
  it.each([
    ['ABCD2345', 'ABCD2345'],
    ['abcd-2345', 'ABCD2345'],
    ['ＡＢＣＤ　２３４５', 'ABCD2345'],
    [' ABCD―2345\n', 'ABCD2345'],
    ['ABCD0345', null],
    ['ABCI2345', null],
    ['ABCD234', null],
    ['コードは ABCD2345', null],
    ['', null],
  ])('reads %j as %j', (text, code) => expect(readInviteCode(text)).toBe(code));
});
