const msPerDay = 86_400_000;
/** Spreadsheets take 1900 for a leap year; so their day 0 is a day earlier than it should be. */
const dayZero = Date.UTC(1899, 11, 30);

/** A spreadsheet's count of days as the local time it shows, to the second: `2026-11-03 09:15:00`. */
export function serialToLocal(serial: number): string {
  const seconds = Math.round((serial * msPerDay) / 1000);
  const at = new Date(dayZero + seconds * 1000);
  if (Number.isNaN(at.getTime())) {
    return String(serial);
  }
  const [day = '', time = ''] = at.toISOString().slice(0, 19).split('T');
  return time === '00:00:00' ? day : `${day} ${time}`;
}
