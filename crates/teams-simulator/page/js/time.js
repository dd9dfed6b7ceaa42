// time.js: instants as people read them, each in the person's own zone and language, and the next 09:00 somewhere.

const formats = new Map();

function format(locale, timeZone, options) {
  const key = JSON.stringify([locale, timeZone, options]);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { timeZone, ...options }));
  return formats.get(key);
}

/** "09:30", or with the day when that is not `now`'s day. */
export function clockTime(at, now, { locale, timezone }) {
  const when = new Date(at);
  const day = format("en-CA", timezone, { dateStyle: "short" });
  const sameDay = day.format(when) === day.format(now);
  const options = sameDay ? { timeStyle: "short" } : { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
  return format(locale, timezone, options).format(when);
}

/** "Monday, 2 March 2026 at 10:00" for the clock. */
export const fullTime = (at, { locale = "en-GB", timezone = "UTC" } = {}) =>
  format(locale, timezone, { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" }).format(new Date(at));

/** "Mon 10:00", where there is little room. */
export const shortTime = (at, { locale = "en-GB", timezone = "UTC" } = {}) =>
  format(locale, timezone, { weekday: "short", hour: "2-digit", minute: "2-digit" }).format(new Date(at));

function offsetMinutes(instant, timezone) {
  const parts = Object.fromEntries(
    format("en-GB", timezone, { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
      .formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const local = Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute);
  return Math.round((local - Math.floor(instant.getTime() / 60000) * 60000) / 60000);
}

/** The first instant after `now` at which it is `hour`:00 in `timezone`. */
export function nextHour(now, hour, timezone) {
  const offset = offsetMinutes(now, timezone);
  const local = new Date(now.getTime() + offset * 60000);
  for (let days = 0; days < 3; days++) {
    const wall = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + days, hour);
    const guess = new Date(wall - offset * 60000);
    const at = new Date(wall - offsetMinutes(guess, timezone) * 60000);
    if (at > now) return at;
  }
  return now;
}

/** The value of an `<input type="datetime-local">` for an instant in a zone, and back. */
export const toField = (instant, timezone) =>
  new Date(instant.getTime() + offsetMinutes(instant, timezone) * 60000).toISOString().slice(0, 16);

export function fromField(text, timezone) {
  const wall = new Date(`${text}:00Z`);
  if (Number.isNaN(wall.getTime())) return undefined;
  const guess = new Date(wall.getTime() - offsetMinutes(wall, timezone) * 60000);
  return new Date(wall.getTime() - offsetMinutes(guess, timezone) * 60000);
}
