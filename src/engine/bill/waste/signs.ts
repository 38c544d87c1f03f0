import type { WasteTreatment, WasteType } from '../../waste/sort.ts';

/** Wastes as invoices and manifests name them. */
export const typeSigns: readonly (readonly [WasteType, RegExp])[] = [
  ['plastic_industrial', /廃プラ|プラスチックくず|廃ビニール|発泡スチロール/],
  ['pet_container', /ペットボトル|PETボトル/],
  ['paper', /紙くず|古紙|段ボール|ダンボール/],
  ['wood', /木くず|廃木材/],
  ['metal', /金属くず|鉄くず|鉄スクラップ/],
  ['glass_ceramics', /ガラスくず|陶磁器|ガラ陶/],
  ['food', /動植物性?残[さ渣]|食品残[さ渣]|生ごみ|生ゴミ|厨芥/],
  ['waste_oil', /(?<!有害.{0,8})廃油(?!\(特定有害)/],
  ['waste_oil_hazardous', /特定有害.{0,8}廃油|廃油\(特定有害/],
  ['cooking_oil', /廃食用?油/],
  ['sludge', /汚泥/],
  ['rubble', /がれき|ガレキ|コンクリートがら|コンがら/],
  ['waste_tire', /廃タイヤ/],
  ['synthetic_fiber', /合成繊維/],
  ['textile', /(?<!合成)繊維くず/],
  ['diaper', /おむつ|オムツ/],
  ['general', /事業系一般廃棄物|事業系ご[みミ]|可燃(ごみ|ゴミ|物)|一般廃棄物(?!.{0,6}(許可|業))/],
  ['mixed', /混合廃棄物|混合物|混廃/],
];

/** What is done with it. 最終処分 and 中間処理 are printed on every manifest and say nothing. */
export const treatmentSigns: readonly (readonly [WasteTreatment, RegExp])[] = [
  ['incineration', /焼却(?!灰|炉|施設|場)/],
  ['landfill', /埋立(?!地|場)/],
  ['recycling', /再資源化|再生(利用|処理)?(?!可能)|リサイクル(?!法|料|券)|堆肥化/],
];

/** Rows that name a firm or a place: a firm called リサイクル burns as well. */
export const ofFirms = /株式会社|有限会社|㈱|㈲|\(株|\(有|株\)|センター|許可番号|所在地|振込|銀行|TEL|電話/i;

/** What is said to be the treatment. */
export const treatmentLabels = /処[分理]の?(方法|区分)|処[分理]内容/;
