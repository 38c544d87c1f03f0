import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A bot in a process of its own. */
export type Subject = {
  readonly url: string;
  readonly child: ChildProcess;
  readonly readyMs: number;
  readonly stop: () => Promise<void>;
};

/** Starts it and waits for the line that says where it listens. @throws when it ends before */
export async function startSubject(script: readonly string[], env: NodeJS.ProcessEnv, ready: RegExp): Promise<Subject> {
  const began = performance.now();
  const child = spawn(process.execPath, [...script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${script.join(' ')} ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = ready.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    url,
    child,
    readyMs: performance.now() - began,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}
