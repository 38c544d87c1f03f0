/** Calculations a second on one core, and what exactness costs beside a plain multiplication. */
import { calculate } from '../src/engine/emission/calculate.ts';
import type { EmissionInput } from '../src/engine/emission/input.ts';
import { prepare } from '../src/engine/emission/prepare.ts';

const rounds = 2_000_000;
const quantities = Array.from({ length: 4096 }, (_, index) => 100 + index * 7 + (index % 4) * 0.25);
const period = { from: '2025-12', to: '2025-12' };
const supplier = '東京電力エナジーパートナー株式会社';
const inputs: readonly EmissionInput[] = quantities.map((value, index) =>
  index % 2 === 0
    ? { kind: 'electricity', supplier, quantity: { value, unit: 'kWh' }, period }
    : { kind: 'kerosene', quantity: { value, unit: 'L' }, period },
);

function measure(name: string, once: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < rounds / 10; index += 1) sum += once(index % 4096);
  const start = performance.now();
  for (let index = 0; index < rounds; index += 1) sum += once(index % 4096);
  const perSecond = rounds / ((performance.now() - start) / 1000);
  console.log(`${name}: ${Math.round(perSecond).toLocaleString('en')} a second (checksum ${sum.toFixed(3)})`);
  return perSecond;
}

const prepared = prepare({ kind: 'electricity', supplier, unit: 'kWh', period });
if (!prepared.ok) throw new Error(prepared.problem.code);
const calculator = prepared.value;

const naive = measure('naive double multiplication', (index) => (quantities[index] ?? 0) * 0.452);
const ready = measure('prepared', (index) => {
  const result = calculator(quantities[index] ?? 0);
  return result.ok ? result.value.kgCo2 : 0;
});
const whole = measure('calculate', (index) => {
  const input = inputs[index];
  const result = input === undefined ? null : calculate(input);
  return result?.ok === true ? result.value.kgCo2 : 0;
});
console.log(`naive is ${(naive / ready).toFixed(1)} times prepared and ${(naive / whole).toFixed(1)} times calculate`);
