import type { ReportBlock, WrittenReport } from '../report/written.ts';

/** The pages as Markdown; `picture`: the name of the file that stands where a picture is. */
export function briefingMarkdown({ title, blocks, foot }: WrittenReport, picture: string | null): string {
  const parts = [`# ${title}`, ...blocks.map((block) => blockOf(block, picture)), foot];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockOf(block: ReportBlock, picture: string | null): string {
  switch (block.block) {
    case 'heading':
      return `## ${block.text}`;
    case 'paragraph':
      return block.text.replaceAll('\n', '  \n');
    case 'list':
      return block.items.map((item) => `- ${item.replaceAll('\n', '  \n  ')}`).join('\n');
    case 'chart':
      return '';
    case 'picture':
      return picture === null ? '' : `![${block.alt}](${picture})`;
    case 'table':
      return [block.heads, block.heads.map(() => '---'), ...block.rows.map((row) => row.map(({ text }) => text))]
        .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
        .join('\n');
  }
}
