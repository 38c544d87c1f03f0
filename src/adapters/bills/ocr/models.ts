import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import * as ort from 'onnxruntime-web';

/** A network in memory, on two cores: tesseract, which has one of them, is done first. */
export async function openNetwork(file: string): Promise<ort.InferenceSession> {
  ort.env.wasm.numThreads = Math.min(2, availableParallelism());
  ort.env.logLevel = 'error';
  return ort.InferenceSession.create(readFileSync(file), {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
    // Kept areas make a second picture of the same size faster, and none is of the same size.
    enableCpuMemArena: false,
    enableMemPattern: false,
  });
}

/** Runs a network of one input and one output. */
export async function run(
  network: ort.InferenceSession,
  data: Float32Array,
  shape: readonly number[],
): Promise<{ readonly data: Float32Array; readonly shape: readonly number[] }> {
  const [input = ''] = network.inputNames;
  const [output = ''] = network.outputNames;
  const results = await network.run({ [input]: new ort.Tensor('float32', data, [...shape]) });
  const result = results[output];
  if (result === undefined || !(result.data instanceof Float32Array)) throw new Error('the network gave no numbers');
  return { data: result.data, shape: result.dims };
}

/** The characters a recogniser can say: the first is silence, the last a space. */
export function readCharacters(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return ['', ...lines, ' '];
}
