import { PDFiumLibrary } from '@hyzyla/pdfium';

/** The text of each page of a PDF, as somebody gets it who marks and copies it. */
export async function pdfTexts(pdf: Buffer): Promise<readonly string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  try {
    return [...document.pages()].map((page) => page.getText());
  } finally {
    document.destroy();
    library.destroy();
  }
}
