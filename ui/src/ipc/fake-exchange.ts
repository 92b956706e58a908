// The fake core: projects and codebooks of other programs. A file whose name begins with “broken” is none; all others
// hold the same small project, which adds one code the first time.
import { NOTHING, refusal, type FakeState, type Handlers } from './fake-state';
import type { KeyFile, ProjectCounts, ProjectPreview, ProjectReport } from './types';

const NONE: ProjectCounts = {
  coders: 0,
  codes: 0,
  interviewees: 0,
  transcripts: 0,
  codings: 0,
  memos: 0,
};

const REPORT: Omit<ProjectReport, 'file'> = {
  origin: 'NVivo 14',
  items: [
    { fate: 'kept', what: 'graph', name: 'Map of themes', id: null, why: 'Drawings have no place here.' },
    {
      fate: 'left out',
      what: 'set',
      name: 'Pilots',
      id: null,
      why: 'Sets of documents have no place here.',
    },
    {
      fate: 'left out',
      what: 'source',
      name: 'photo.jpg',
      id: null,
      why: 'Pictures have no place here.',
    },
  ],
  notes: [],
};

/** The handlers of this part. */
export function exchangeHandlers(core: FakeState, keys: () => KeyFile | null): Handlers {
  let last: ProjectReport | null = null;
  const preview = (path: string): ProjectPreview => {
    const file = path.split('/').at(-1) ?? path;
    if (file.startsWith('broken')) throw no(`${file}: It is no project or codebook.`);
    return {
      file,
      name: 'Raids',
      origin: REPORT.origin,
      is_codebook: false,
      holds: { ...NONE, coders: 1, codes: 1 },
      coders: [{ name: 'Theo Lund', codings: 0, here: 'Theo Lund' }],
      codings_of_nobody: 0,
      without_place: REPORT.items.length,
      notes: [],
    };
  };
  return {
    project_preview: ({ path }) => preview(path),
    project_import: ({ path }) => {
      last = { file: preview(path).file, ...REPORT };
      const there = core.codes.find((code) => code.name === 'Brought in');
      const [first] = core.codes;
      const done = { added: NONE, already_there: { ...NONE, coders: 1, codes: 1 }, report: last };
      if (there || !first) {
        const change = core.change('Nothing in it is new, so nothing was changed', NOTHING, null);
        return { ...done, change };
      }
      const added = {
        ...first,
        id: 'code-in',
        parent: null,
        name: 'Brought in',
        path: 'Brought in',
        depth: 0,
      };
      const change = core.act('Imported 1 code', { ...NOTHING, codebook: true }, () => {
        core.codes = [...core.codes, added];
      });
      return {
        ...done,
        added: { ...NONE, codes: 1 },
        already_there: { ...NONE, coders: 1 },
        change,
      };
    },
    project_report_save: () => {
      if (last === null) throw no('There is no report of an import any more.');
      return {};
    },
    codebook_export: ({ purpose, figures, path }) => {
      const file = keys();
      if (purpose === 'publication' && !file?.open) {
        throw no('The key file is closed.', file?.there ? 'key_file_closed' : 'no_key_file');
      }
      if (purpose === 'publication' && figures) throw no('A codebook for publication has no figures.');
      const codes = core.codes.length;
      const internal = purpose === 'publication' || path.includes('internal');
      return {
        path,
        codes,
        better_name: internal ? null : 'Codebook internal.docx',
        said: `Exported ${codes} codes for ${purpose === 'team' ? 'the team' : 'publication'}`,
      };
    },
    project_export: ({ path }) => ({
      exported: {
        path,
        transcripts: core.transcripts.length,
        codings: core.codings.length,
        stays_behind: [{ what: 'aliases', count: 12 }],
        notes: [],
      },
      better_name: path.includes('internal') ? null : 'Study internal.qdpx',
      said: `Exported the project with ${core.transcripts.length} transcripts for the team`,
    }),
  };
}

function no(what: string, code = 'other'): Error {
  return refusal(code, what) as unknown as Error;
}
