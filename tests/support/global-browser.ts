import sparticuz from '@sparticuz/chromium';

/** Unpacks the browser before two files start it at once: each would overwrite what the other runs. */
export async function setup(): Promise<void> {
  await sparticuz.executablePath();
}
