import { api } from './api.js';
import { byId } from './dom.js';
import { dayOf, isoDayOf, onLanguage, shortDayOf, t, timeOf } from './i18n.js';

let offsetMs = 0;

/** The moment that the program works with. */
export const programNow = () => new Date(Date.now() + offsetMs);

function drawClock() {
  const now = programNow();
  byId('clock-day').textContent = dayOf(now);
  byId('clock-day-short').textContent = shortDayOf(now);
  byId('clock-time').textContent = timeOf(now);
  const isMoved = Math.abs(offsetMs) > 60_000;
  byId('clock-state').textContent = t(isMoved ? 'clock.moved' : 'clock.real');
  byId('clock').classList.toggle('moved', isMoved);
}

/** Asks for the program's time. */
export async function refreshClock() {
  const { now, isReal } = await api.clock();
  offsetMs = isReal ? 0 : Date.parse(now) - Date.now();
  drawClock();
}

/** @param {HTMLElement} panel @param {HTMLElement} button @param {boolean} open */
function show(panel, button, open) {
  panel.hidden = !open;
  button.setAttribute('aria-expanded', String(open));
  if (open) {
    const field = /** @type {HTMLInputElement} */ (byId('clock-pick'));
    field.value = `${isoDayOf(programNow())}T${timeOf(programNow())}`;
    panel.querySelector('button')?.focus();
  } else if (panel.contains(document.activeElement)) button.focus();
}

/** @param {() => void} onMoved @param {(change: Record<string, unknown>) => Promise<void>} change */
function wireChoices(onMoved, change) {
  const move = async (/** @type {Record<string, unknown>} */ to) => {
    await change(to);
    onMoved();
  };
  byId('clock-real').addEventListener('click', () => move({ to: 'real' }));
  byId('clock-next-day').addEventListener('click', () => move({ to: 'next-day' }));
  byId('clock-reporting-day').addEventListener('click', () => move({ to: 'reporting-day' }));
  byId('clock-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const { value } = /** @type {HTMLInputElement} */ (byId('clock-pick'));
    // The field has no zone: it means Japan's time, wherever the visitor sits.
    if (value !== '') void move({ to: 'moment', at: new Date(`${value}:00+09:00`).toISOString() });
  });
}

/**
 * Wires the clock of the top bar.
 * @param {(work: () => Promise<unknown>) => Promise<boolean>} attempt
 */
export function setUpClock(attempt) {
  const panel = byId('clock-panel');
  const button = byId('clock');
  button.addEventListener('click', () => show(panel, button, panel.hidden));
  wireChoices(
    () => show(panel, button, false),
    async (to) => {
      await attempt(async () => {
        await api.setClock(to);
        await refreshClock();
      });
    },
  );
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') show(panel, button, false);
  });
  document.addEventListener('pointerdown', (event) => {
    const target = /** @type {Node} */ (event.target);
    if (!panel.hidden && !panel.contains(target) && !button.contains(target)) show(panel, button, false);
  });
  onLanguage(drawClock);
  window.setInterval(drawClock, 10_000);
}
