import { s } from './dom.js';

/** Strokes of 24 x 24 icons. */
const STROKES = {
  back: ['M15 5l-7 7 7 7'],
  camera: ['M4 8h3l2-3h6l2 3h3v11H4z', 'M12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z'],
  sticker: ['M12 21a9 9 0 1 1 9-9l-9 9z', 'M8.5 10h.01M15.5 10h.01', 'M8.5 14.5c1 1 2.2 1.5 3.5 1.5'],
  pin: [
    'M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.500C5 14.800 12 21 12 21z',
    'M12 12a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  ],
  send: ['M4 12l16-8-6 17-3-7z', 'M11 14l9-10'],
  close: ['M6 6l12 12', 'M18 6L6 18'],
  plus: ['M12 5v14', 'M5 12h14'],
  more: ['M5 12h.01', 'M12 12h.01', 'M19 12h.01'],
  clock: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M12 7v5l3.500 2'],
  gears: [
    'M4 7h10M18 7h2M4 17h2M10 17h10',
    'M16 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
    'M8 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  ],
  hash: ['M9 4L7 20', 'M17 4l-2 16', 'M4 9h16', 'M4 15h16'],
  reply: ['M10 7L4 12l6 5', 'M4 12h9c4 0 7 2 7 6'],
  undo: ['M5 5l14 14', 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z'],
  copy: ['M9 9h11v11H9z', 'M5 15H4V4h11v1'],
  phone: ['M7 3h10v18H7z', 'M11 18h2'],
  desk: ['M4 5h16v11H4z', 'M9 20h6', 'M12 16v4'],
  outside: ['M14 5h5v5', 'M19 5l-8 8', 'M17 14v5H5V7h5'],
  eye: ['M3 12s3.500-6 9-6 9 6 9 6-3.500 6-9 6-9-6-9-6z', 'M12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z'],
  pencil: ['M5 19l1-4L16 5l3 3L9 18z', 'M14 7l3 3'],
  trash: ['M5 7h14', 'M9 7V4h6v3', 'M7 7l1 13h8l1-13'],
  clip: [
    'M19 11l-7.500 7.500a4.500 4.500 0 0 1-6.500-6.500L13 4a3 3 0 0 1 4.500 4.500L10 16a1.500 1.500 0 0 1-2.200-2.200L14 7.500',
  ],
  file: ['M6 3h8l4 4v14H6z', 'M14 3v4h4'],
  lock: ['M6 11h12v9H6z', 'M8.500 11V8a3.500 3.500 0 0 1 7 0v3'],
  thread: ['M4 5h16v11H11l-4 4v-4H4z', 'M8 9h8M8 12h5'],
  members: [
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z',
    'M3 20c0-4 2.500-6 6-6s6 2 6 6',
    'M16 4.500a3.500 3.500 0 0 1 0 6.500',
    'M17.500 14.500c2.200.700 3.500 2.500 3.500 5.500',
  ],
  leaf: ['M5 19C4 10 10 4 20 4c0 10-6 16-15 15z', 'M5 19c3-5 6-8 10-10'],
};

/**
 * A line icon in the text's colour, hidden from screen readers: the button around it has the name.
 * @param {keyof typeof STROKES} name
 * @param {number} [size] pixels
 */
export function icon(name, size = 22) {
  return s(
    'svg',
    { viewBox: '0 0 24 24', width: size, height: size, class: 'icon', 'aria-hidden': 'true', focusable: 'false' },
    ...STROKES[name].map((d) => s('path', { d })),
  );
}
