// What is shown of an interview, in words. Pure.
import { speakerName } from '../../editor/names';
import type { CodeRow, Coder, Coding, Speaker } from '../../ipc/types';
import type { Shown } from '../../state/shown.svelte';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Name of a speaker as the transcript shows it; the label where it shows none. */
export function speakerWords(speaker: Speaker, all: readonly Speaker[]): string {
  return speakerName(speaker, all) ?? speaker.label;
}

/** Whose codings show: `My codings`, `All coders`, `Theo’s codings`, `2 coders`. */
export function shownWords(choice: Pick<Shown, 'coders'>, coders: readonly Coder[]): string {
  if (choice.coders === 'mine') return 'My codings';
  if (choice.coders === 'all') return 'All coders';
  const { coders: ids } = choice;
  const names = coders.filter((one) => ids.has(one.id)).map((one) => one.name);
  if (names.length === 0) return 'No codings';
  return names.length === 1 ? `Codings of ${names[0] ?? ''}` : `${names.length} coders`;
}

/** What is hidden, as a sentence without its end: `8 codings hidden · only Recommendations · turns of Interviewer hidden`. */
export function hiddenWords(
  choice: Pick<Shown, 'coders' | 'hiddenThemes' | 'quiet' | 'folded'>,
  codings: { shown: readonly Coding[]; all: readonly Coding[] },
  known: { themes: readonly CodeRow[]; speakers: readonly Speaker[] },
): string {
  const hidden = codings.all.length - codings.shown.length;
  const codingsHidden = hidden === 1 ? '1 coding hidden' : `${hidden} codings hidden`;
  const said: string[] = [];
  const themes = known.themes.filter((theme) => !choice.hiddenThemes.has(theme.id));
  if (themes.length < known.themes.length)
    said.push(
      themes.length <= 2
        ? `only ${themes.length === 0 ? 'no theme' : LIST.format(themes.map((theme) => theme.name))}`
        : `${themes.length} of ${known.themes.length} themes`,
    );
  const quiet = known.speakers
    .filter(({ label }) => choice.quiet.has(label))
    .map((speaker) => speakerWords(speaker, known.speakers));
  if (quiet.length > 0)
    said.push(
      choice.folded ? `turns of ${LIST.format(quiet)} hidden` : `turns of ${LIST.format(quiet)} in grey`,
    );
  const words = [...(hidden > 0 || said.length === 0 ? [codingsHidden] : []), ...said].join(' · ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
