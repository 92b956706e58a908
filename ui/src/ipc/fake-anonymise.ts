// The fake core: the key file, findings, aliases, status, purge and leaks.
import { ENTITIES, FakeAnonymise, NAMES, type Desk } from './fake-anonymise-desk';
import { NOTHING, refusal, type FakeState, type Handlers } from './fake-state';
import type { Change, OriginalRow } from './types';

/** Two words with a capital each, as names are written. */
const IS_NAME = /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u;

/** The handlers of this part. */
export function anonymiseHandlers(core: FakeState): Handlers {
  const fake = new FakeAnonymise(core);
  return {
    ...keyHandlers(core, fake),
    ...textHandlers(fake),
    ...listHandlers(fake),
    ...endHandlers(core, fake),
  };
}

function keyHandlers(core: FakeState, fake: FakeAnonymise): Handlers {
  const open = (): OriginalRow[] => fake.originals.map((one) => ({ ...one, text: undefined }));
  return {
    key_file: () => fake.state(),
    key_file_make: ({ path, passphrase }) => {
      fake.secret = passphrase;
      fake.file = { ...fake.file, path: path ?? fake.file.path, there: true, open: true };
      return fake.note('made');
    },
    key_file_open: ({ passphrase }) => {
      if (passphrase !== fake.secret)
        throw refusal('wrong_secret', 'The passphrase does not open this key file.') as unknown as Error;
      fake.file.open = true;
      return fake.note('opened');
    },
    key_file_close: () => {
      fake.file.open = false;
      return fake.state();
    },
    key_file_passphrase: ({ passphrase }) => {
      fake.needKeys();
      fake.secret = passphrase;
      return fake.note('new passphrase');
    },
    originals_list: open,
    original_put: ({ transcript, retain_until, hold }) => {
      fake.originals = fake.originals.map((one) =>
        one.transcript === transcript ? { ...one, retain_until, hold } : one,
      );
      return open();
    },
    original_open: ({ transcript }) => ({
      text: fake.originals.find((one) => one.transcript === transcript)?.text ?? '',
    }),
    original_destroy: ({ transcript }) => {
      fake.originals = fake.originals.filter((one) => one.transcript !== transcript);
      core.clock += 1000;
      fake.note('original destroyed');
      return open();
    },
  };
}

function textHandlers(fake: FakeAnonymise): Handlers {
  return {
    identifiers_find: ({ transcripts }) => ({
      entities: ENTITIES.map((name) => {
        const forms = NAMES.filter(([, , entity]) => entity === name);
        return {
          name,
          kind: forms[0]?.[1] ?? 'person',
          forms: forms.map(([text]) => ({ text, count: 1 })),
          places: forms.length,
          transcripts: 1,
          replacement: forms[0]?.[3] ?? 'person',
          doubtful: false,
        };
      }),
      transcripts: (transcripts.length > 0 ? transcripts : fake.rows().map((one) => one.transcript)).map(
        (id) => fake.find(id),
      ),
    }),
    mentions_find: ({ forms }) => fake.mentions(forms),
    redact: ({ places }) => {
      fake.needKeys();
      places.forEach((place) => fake.needSeen(place));
      const before = new Set(fake.aliasRows().map((one) => one.id));
      const transcripts = [...new Set(places.map((one) => one.transcript))];
      for (const id of transcripts) keepOriginal(fake, id);
      const said = `Replaced ${places.length} ${places.length === 1 ? 'place' : 'places'}`;
      const change = fake.act(said, transcripts, () => {
        const made = new Map<string, Desk['aliases'][number]>();
        // The last place first, so that those before it stay where they are.
        for (const { transcript, start, end, alias } of places.toSorted((a, b) => b.start - a.start)) {
          const asked = JSON.stringify(alias);
          const chosen = made.get(asked) ?? fake.alias(alias);
          made.set(asked, chosen);
          fake.put(transcript, start, end, chosen);
        }
      });
      const made = fake.aliasRows().flatMap((one) => (before.has(one.id) ? [] : [one.id]));
      return { places: places.length, transcripts: transcripts.length, reworded: 0, made, change };
    },
    mentions_keep: ({ places }) => {
      places.forEach((place) => fake.needSeen(place));
      const transcripts = [...new Set(places.map((one) => one.transcript))];
      return fake.act(`Kept ${places.length} places`, transcripts, () => {
        for (const place of places) {
          const { transcript, start, end, kind } = place;
          const turn = fake.turn(transcript, start);
          const text = fake.words(place);
          fake.desk.kept = [...fake.desk.kept, { id: fake.id(), transcript, start, end, turn, text, kind }];
        }
      });
    },
    mention_forget: ({ transcript, id }) =>
      fake.act('Will ask again', [transcript], () => {
        fake.desk.kept = fake.desk.kept.filter((one) => one.id !== id);
      }),
  };
}

function keepOriginal(fake: FakeAnonymise, id: string): void {
  if (fake.originals.some((one) => one.transcript === id)) return;
  const { text, row } = fake.transcript(id);
  const kept = { file_name: row.file_name, kept_at: '2026-11-24T10:41:00Z', retain_until: null, hold: null };
  fake.originals = [...fake.originals, { transcript: id, ...kept, overdue: false, text }];
}

function listHandlers(fake: FakeAnonymise): Handlers {
  const act = (label: string, change: () => void): Change => fake.act(label, [], change);
  return {
    keep_list: () => ({ shipped: ['FBI'], own: fake.desk.keep, patterns: fake.desk.patterns }),
    keep_add: ({ words, reason }) =>
      act('Added to the keep-list', () => {
        fake.desk.keep = [...fake.desk.keep, { id: fake.id(), words, reason }];
      }),
    keep_remove: ({ id }) =>
      act('Removed from the keep-list', () => {
        fake.desk.keep = fake.desk.keep.filter((one) => one.id !== id);
      }),
    pattern_put: ({ id, name, pattern, kind }) => {
      try {
        new RegExp(pattern, 'u');
      } catch {
        throw refusal('other', 'The pattern is no regular expression.', 'Mend it.') as unknown as Error;
      }
      const row = { id: id ?? fake.id(), name, pattern, kind };
      return act('Kept the pattern', () => {
        fake.desk.patterns = [...fake.desk.patterns.filter((one) => one.id !== row.id), row];
      });
    },
    pattern_remove: ({ id }) =>
      act('Removed the pattern', () => {
        fake.desk.patterns = fake.desk.patterns.filter((one) => one.id !== id);
      }),
    aliases_list: () => fake.aliasRows(),
    alias_put: ({ id, alias, forms }) =>
      act('Changed an alias', () => {
        if (id === null) fake.alias({ new: alias }).names = forms;
        else fake.desk.aliases = fake.desk.aliases.map((one) => (one.id === id ? { ...one, ...alias } : one));
      }),
    aliases_merge: ({ aliases, into }) =>
      act('Joined aliases', () => {
        const names = fake.desk.aliases.filter((one) => aliases.includes(one.id)).flatMap((one) => one.names);
        fake.desk.aliases = fake.desk.aliases
          .filter((one) => !aliases.includes(one.id) || one.id === into)
          .map((one) => (one.id === into ? { ...one, names: [...one.names, ...names] } : one));
        fake.desk.redactions = fake.desk.redactions.map((one) =>
          aliases.includes(one.alias) ? { ...one, alias: into } : one,
        );
      }),
    alias_remove: ({ alias }) =>
      act('Removed the alias', () => {
        fake.desk.aliases = fake.desk.aliases.filter((one) => one.id !== alias);
      }),
    form_move: ({ alias, words, to }) => {
      fake.desk.aliases = fake.desk.aliases.map((one) => {
        const names = one.names.filter((name) => one.id !== alias || name !== words);
        return { ...one, names: one.id === to ? [...names, words] : names };
      });
      return fake.aliasRows();
    },
  };
}

function endHandlers(core: FakeState, fake: FakeAnonymise): Handlers {
  const step = () => ({ coder: core.coder?.name ?? '', at: '2026-11-24T10:41:00Z', changed_since: false });
  const mark = (id: string, label: string, to: Partial<Desk['steps'][string]>): Change =>
    fake.act(label, [id], () => {
      fake.desk.steps[id] = { ...fake.step(id), ...to };
    });
  return {
    deidentification_list: () => fake.rows(),
    labels_left: ({ transcripts }) =>
      transcripts.flatMap((id) => {
        const { file_name: transcript, interviewee, speakers } = fake.transcript(id).row;
        const spoken = speakers.map(({ label }) => ({ transcript, whose: 'speaker', label }));
        const listed = interviewee && { transcript, whose: 'interviewee', label: interviewee.label };
        return [...spoken, ...(listed ? [listed] : [])].filter(({ label }) => IS_NAME.test(label));
      }),
    transcripts_confirm: ({ transcripts }) =>
      mark(transcripts[0] ?? '', 'Confirmed 1 transcript', { status: 'de-identified', deidentified: step() }),
    transcript_read: ({ transcript }) =>
      mark(transcript, 'Marked as read by you', { status: 'read by a second person', read: step() }),
    transcript_reopen: ({ transcript }) =>
      mark(transcript, 'Back in review', { status: 'in review', deidentified: null, read: null }),
    purge_plan: () => ({
      originals: fake.rows().filter((one) => one.deidentified !== null).length,
      steps: core.done.length,
      backups: 1,
      searches: [],
      kept_parts: 0,
    }),
    purge: () => {
      const steps = core.done.length;
      core.done = [];
      core.undone = [];
      core.emit({ ...NOTHING, interviews: true });
      const backup = '/home/ines/Operations study.backups/2026-11-24.verbatim';
      return {
        stretches: steps,
        originals: 1,
        searches: 0,
        steps,
        backups: 1,
        backup,
        left: ['/media/stick/Old.verbatim'],
      };
    },
    leaks_scan: () => {
      const findings = fake.leaks();
      const memos = core.memos.length;
      const held = new Set(findings.map((one) => one.id)).size;
      return {
        names_compared: fake.file.open,
        scanned: [{ place: 'memo', of: memos, clean: memos - held }],
        findings,
        unread: [],
      };
    },
    leak_allow: ({ id }) => {
      fake.allowed = [
        ...fake.allowed,
        ...fake.leaks().flatMap((one) => (one.id === id ? [`${id} ${one.text}`] : [])),
      ];
      return fake.act('Let it stay', [], () => undefined);
    },
    leak_allow_name: ({ words }) => {
      fake.allowed = [...fake.allowed, words];
      return {};
    },
  };
}
