import { readdirSync, readFileSync } from 'node:fs';

/** The most memory, in MB, that any process which reads pictures has had so far; null where the system does not tell. */
export function peakOfReaders(): number | null {
  const peaks = processes().flatMap((id) => {
    const command = textOf(`/proc/${id}/cmdline`);
    const peak = /VmHWM:\s+(\d+) kB/.exec(textOf(`/proc/${id}/status`))?.[1];
    return command.includes('scan-worker') && peak !== undefined ? [Math.round(Number(peak) / 1024)] : [];
  });
  return peaks.length === 0 ? null : Math.max(...peaks);
}

function processes(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
