import { parentPort } from 'node:worker_threads';
import type { Answer, Order } from './drawer.ts';
import { renderChart } from './render-chart.ts';

// A worker's entry: drawing takes a fifth of a second of pure computing, which would hold up every webhook.
const port = parentPort;

const answerTo = async ({ number, chart, widthPx, wish }: Order): Promise<Answer> => {
  try {
    return { number, bytes: await renderChart(chart, widthPx, wish) };
  } catch {
    // The reason could quote the chart's content, so it stays here.
    return { number, bytes: null };
  }
};

port?.on('message', (order: Order) => {
  void answerTo(order).then((answer) => port.postMessage(answer));
});
