// The fake core: coded excerpts on their way out. In a publication the words of whoever did not say that they may be
// quoted stay behind, and a label of fewer than 3 people is the category; the real guards know far more.
import { refusal, type FakeState, type Handlers } from './fake-state';
import type {
  Coding,
  ExcerptsExported,
  ExcerptsPreview,
  ExcerptsRequest,
  ExportsLeft,
  KeyFile,
  PageBlock,
  Person,
} from './types';

const K = 3;

interface Said {
  coding: Coding;
  words: string;
  transcript: string;
  person: Person | null;
}

/** The handlers of this part. */
export function excerptHandlers(core: FakeState, keys: () => KeyFile | null): Handlers {
  const left: ExportsLeft = { exports: [], again: [] };
  return {
    exports_left: () => left,
    excerpts_preview: (request) => preview(core, request, keys()),
    excerpts_export: ({ request, form, accepted, path }) => {
      const { exported, page } = preview(core, request, keys());
      if (exported.rows === 0) throw no('None of these excerpts may be published.');
      if (exported.points_to.length > 0 && accepted === null) {
        throw no('A colleague could tell who one of these people is.');
      }
      const whom = request.purpose === 'team' ? 'for the team' : 'for publication';
      const words = JSON.stringify(page?.blocks ?? []);
      const number = left.exports.length + 1;
      left.exports.unshift({
        number,
        at: new Date(core.clock).toISOString(),
        coder: core.coder?.name ?? '',
        purpose: request.purpose,
        what: 'excerpts',
        settings: JSON.stringify({ form }),
        hash: '00'.repeat(32),
      });
      left.again.unshift({ number, form, categories: [], request, gone: false });
      return {
        exported: { ...exported, path },
        bytes: path === null ? [...new TextEncoder().encode(`${form} ${words}`)] : null,
        said: `${path === null ? 'Copied' : 'Exported'} ${exported.rows} passages ${whom}`,
      };
    },
  };
}

function no(what: string, code = 'other', next: string | null = null): Error {
  return refusal(code, what, next) as unknown as Error;
}

function preview(core: FakeState, request: ExcerptsRequest, keys: KeyFile | null): ExcerptsPreview {
  const published = request.purpose === 'publication';
  if (published && !keys?.open) {
    const code = keys?.there ? 'key_file_closed' : 'no_key_file';
    throw no('Names were not compared: the key file is closed.', code, 'Open the key file.');
  }
  const all = asked(core, request);
  const may = (one: Said): boolean => !published || one.person?.consent === 'quote';
  const leaving = all.filter(may);
  const staying = all.filter((one) => !may(one));
  const labels = core.transcripts.flatMap(({ row }) => row.interviewee?.attribution ?? []);
  const label = (person: Person | null): string => {
    const own = person?.attribution ?? 'Interviewee';
    const rare = labels.filter((one) => one === own).length < K;
    return published && rare ? (person?.category ?? 'Interviewee') : own;
  };
  const attributed = [...new Set(labels)].map((own) => ({
    own,
    label: label(
      core.transcripts.find(({ row }) => row.interviewee?.attribution === own)?.row.interviewee ?? null,
    ),
    people: labels.filter((one) => one === own).length,
  }));
  const exported: ExcerptsExported = {
    path: null,
    purpose: request.purpose,
    rows: leaving.length,
    withdrawn: 0,
    k: published ? K : null,
    quoted: published ? peopleOf(leaving) : null,
    stays:
      staying.length === 0
        ? []
        : [{ why: 'no consent on record', people: peopleOf(staying), excerpts: staying.map(placeOf) }],
    words: [],
    labels: attributed.filter((one) => one.own !== one.label),
    points_to: published ? core.pointsTo : [],
    said: [],
  };
  return {
    exported,
    people: peopleOf(leaving),
    interviewees: peopleOf(core.transcripts.map(({ row }) => ({ person: row.interviewee }))),
    k: K,
    attributed: published ? attributed : [],
    partners: published ? core.partners : [],
    page: leaving.length === 0 ? null : pageOf(core, leaving, label, request),
  };
}

function asked(core: FakeState, request: ExcerptsRequest): Said[] {
  const below = (id: string | null): boolean =>
    id !== null &&
    (request.codes.includes(id) || below(core.codes.find((code) => code.id === id)?.parent ?? null));
  return core.codings.flatMap((coding) => {
    const transcript = core.transcripts.find(({ id }) => id === coding.transcript);
    if (!transcript || (request.codes.length > 0 && !below(coding.code))) return [];
    if (request.quotable && !coding.quotable) return [];
    if (request.stances.length > 0 && !request.stances.some((one) => one === coding.stance)) return [];
    const person = transcript.row.interviewee;
    const { categories, interviewees, coder } = request;
    if (interviewees.length > 0 && !interviewees.includes(person?.id ?? '')) return [];
    if (coder !== null && coding.coder !== coder) return [];
    if (categories.length > 0 && !categories.includes(person?.category ?? '')) return [];
    const words = [...transcript.text].slice(coding.start, coding.end).join('');
    return [{ coding, words, transcript: transcript.row.file_name, person }];
  });
}

function peopleOf(all: readonly { person: Person | null }[]): number {
  return new Set(all.flatMap(({ person }) => person?.id ?? [])).size;
}

function placeOf({
  coding,
  transcript,
  person,
}: Said): ExcerptsExported['stays'][number]['excerpts'][number] {
  const { start, end } = coding;
  return {
    id: coding.transcript,
    transcript,
    start,
    end,
    turn: 2,
    code: coding.code,
    interviewee: person?.label ?? null,
  };
}

function pageOf(
  core: FakeState,
  leaving: readonly Said[],
  label: (person: Person | null) => string,
  request: ExcerptsRequest,
): ExcerptsPreview['page'] {
  const published = request.purpose === 'publication';
  const blocks = core.codes.flatMap((code): PageBlock[] => {
    const own = leaving.filter(({ coding }) => coding.code === code.id);
    if (own.length === 0) return [];
    const quotes = own.map((one): PageBlock => ({
      kind: 'quote',
      value: {
        number: leaving.indexOf(one) + 1,
        paragraphs: [[{ text: one.words, look: 'plain' }]],
        attribution: `—${label(one.person)}`,
        notes: published ? [] : [`${one.person?.label ?? ''} · ${one.transcript} ¶ 2`],
      },
    }));
    return [{ kind: 'heading', value: { level: code.depth + 1, text: code.name, note: null } }, ...quotes];
  });
  return {
    title: 'Coded excerpts',
    mark: published ? null : 'internal, contains raw text',
    blocks,
    more: 0,
  };
}
