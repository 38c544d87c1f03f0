import { describe, expect, it } from 'vitest';
import { alikePlaces } from '../../../src/bot/advice/alike-places.ts';
import { municipalitiesOf } from '../../../src/bot/advice/place.ts';
import names from '../../../src/bot/advice/place-names.json' with { type: 'json' };
import { baker, programme } from '../support/talk.ts';

const at = (municipality: string | null, regions: readonly string[] = ['24']) => ({
  programme: { ...programme, regions },
  business: baker.business === null ? null : { ...baker.business, municipality },
});
const alike = (...given: Parameters<typeof at>) => alikePlaces(at(...given)).map(({ name }) => name);

describe('municipalities that are like what an owner wrote', () => {
  it.each([
    ['よつかいちし', ['四日市市']],
    ['ヨッカイチ市', []],
    ['四日町市', ['四日市市']],
    ['津', ['津市']],
    ['つし', ['津市']],
    ['すずか', ['鈴鹿市']],
    ['スズカシ', ['鈴鹿市']],
    ['すすか市', ['鈴鹿市']],
    ['久居市', ['津市']],
    ['久居', ['津市']],
    ['三重県久居市', ['津市']],
    ['一志郡嬉野町', ['松阪市']],
    ['上野市', ['伊賀市']],
    ['みどり市', []],
    ['東員町', []],
    ['川越町', []],
    ['四日市市', []],
    ['', []],
    [null, []],
  ])('%s: %j', (written, found) => {
    expect(alike(written)).toEqual(found);
  });

  it('are of the places of the programme only, and three at most', () => {
    expect(alike('上野村', ['47'])).toEqual(['宮古島市']);
    expect(alike('いしかわ', ['47'])).toEqual([]);
    expect(alike('くまがやし', ['24'])).toEqual([]);
    expect(alike('くまがやし', ['11', '24'])).toEqual(['熊谷市']);
    for (const { code } of municipalitiesOf(at(null, ['11', '24', '47'])))
      for (const name of [...(names.places[code as '24201']?.old ?? []), names.places[code as '24201']?.kana ?? ''])
        expect(alike(name, ['11', '24', '47']).length).toBeLessThanOrEqual(3);
  });
});
