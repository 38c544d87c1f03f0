const oldest = 24;

/** Stops with a sentence when this Node is too old to run the program. */
export function checkNode(): void {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= oldest) return;
  process.stderr.write(
    `hakaru needs Node ${oldest} or newer; this is ${process.versions.node}. Start it with npm, which brings its own.\n`,
  );
  process.exit(2);
}
