import { byId } from './dom.js';

/** Which lists show their newest message. @type {Map<string, boolean>} */
const atEnd = new Map();

/** Brings the newest message of a list into sight, now and with what comes next. @param {string} id */
export function toEnd(id) {
  atEnd.set(id, true);
  byId(id).scrollTop = byId(id).scrollHeight;
}

/** Keeps the newest message of a list in sight, unless the reader has scrolled back. @param {string} id */
export function follow(id) {
  const scroller = byId(id);
  atEnd.set(id, true);
  let before = 0;
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // A picture that arrives also moves the end away; only the reader moves backwards.
    if (scrollHeight - scrollTop - clientHeight < 60) atEnd.set(id, true);
    else if (scrollTop < before) atEnd.set(id, false);
    before = scrollTop;
  });
  const observer = new ResizeObserver(() => {
    if (atEnd.get(id)) scroller.scrollTop = scroller.scrollHeight;
  });
  observer.observe(scroller);
  for (const child of scroller.children) observer.observe(child);
}
