/** @typedef {Record<string, any>} Json */

const buttonsOf = (/** @type {Json[]} */ actions) => ({
  type: 'box',
  layout: 'vertical',
  paddingAll: '4px',
  contents: actions.map((action) => ({ type: 'button', style: 'link', height: 'sm', action })),
});

/** @param {Json} column */
function bubbleOf(column) {
  const title = column.title ? [{ type: 'text', text: column.title, weight: 'bold', wrap: true }] : [];
  const picture = column.thumbnailImageUrl ?? column.imageUrl;
  return {
    type: 'bubble',
    size: 'kilo',
    ...(picture
      ? { hero: { type: 'image', url: picture, size: 'full', aspectRatio: '151:100', aspectMode: 'cover' } }
      : {}),
    body: {
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      contents: [...title, { type: 'text', text: column.text ?? '', size: 'sm', wrap: true }],
    },
    footer: buttonsOf(column.actions ?? (column.action ? [column.action] : [])),
  };
}

/**
 * A template message as a Flex container, which looks the same on the phone and keeps the order of the actions.
 * @param {Json} template
 * @returns {Json}
 */
export function flexOfTemplate(template) {
  if (!template.columns) return bubbleOf(template);
  return { type: 'carousel', contents: template.columns.map(bubbleOf) };
}
