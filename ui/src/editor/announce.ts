// What is said of codings as the caret moves, for those who hear the transcript. Pure.

/** A coding at the caret. Offsets in any one unit. */
export interface Heard {
  id: string;
  name: string;
  start: number;
  end: number;
}

/**
 * What has changed since the caret's last place: codes that start or end here, and those that it has come into or
 * gone out of. Nothing where nothing has.
 */
export function announcement(before: readonly Heard[], now: readonly Heard[], caret: number): string {
  const was = new Set(before.map((one) => one.id));
  const is = new Set(now.map((one) => one.id));
  const said: string[] = [];
  for (const one of now) {
    if (caret === one.end) said.push(`${one.name}, ends`);
    else if (!was.has(one.id)) said.push(caret === one.start ? `${one.name}, starts` : one.name);
  }
  for (const one of before) if (!is.has(one.id)) said.push(`${one.name}, left`);
  return said.join('. ');
}
