/** A PDF of pictures, one JPEG a page, as scanners make them. */
export function pdfOf(
  pages: readonly { readonly jpeg: Buffer; readonly width: number; readonly height: number }[],
): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  const size = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  const object = (...content: (string | Buffer)[]): void => {
    offsets.push(size());
    const all = [`${offsets.length} 0 obj\n`, ...content, '\nendobj\n'];
    parts.push(...all.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  };
  const kids = pages.map((_, at) => `${3 + at * 3} 0 R`).join(' ');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  object(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  for (const [at, { jpeg, width, height }] of pages.entries()) {
    const [w, h] = [595, Math.round((595 * height) / width)];
    const drawing = `q ${w} 0 0 ${h} 0 0 cm /P Do Q`;
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Resources << /XObject << /P ${5 + at * 3} 0 R >> >>`,
      ` /Contents ${4 + at * 3} 0 R >>`,
    );
    object(`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`);
    object(
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB`,
      ` /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      jpeg,
      '\nendstream',
    );
  }
  const start = size();
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
