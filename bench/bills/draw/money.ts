/** The consumption tax inside a sum that contains it, 10 %. */
export const taxInside = (withTax: number): number => Math.floor((withTax * 10) / 110);
/** The consumption tax on a sum without it, 10 %. */
export const taxOn = (withoutTax: number): number => Math.floor(withoutTax / 10);
/** Yen and sen, as utilities write intermediate sums. */
export const sen = (value: number): string => {
  const text = Math.abs(value).toFixed(2);
  const [whole = '', rest = ''] = text.split('.');
  return `${value < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}円${rest}銭`;
};
/** Diesel: the delivery tax of a litre, yen. */
export const DIESEL_TAX = 32.1;
