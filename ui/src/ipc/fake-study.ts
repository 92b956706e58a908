// A small invented study for tests and for looking at screens. No real person or interview stands behind it.
import type { Person } from './generated/Person';
import type { PreviewRow } from './generated/PreviewRow';

/** An invented interview; `lines` are turns as `I: …` or `R: …`. */
export interface FakeInterview {
  file: string;
  person: Person | null;
  date: string;
  mode: string;
  lines: string[];
}

const person = (
  label: string,
  category: string,
  subcategory: string,
  attribution: string,
  consent: string,
): Person => ({
  id: `person-${label}`,
  label,
  category,
  subcategory,
  attribution,
  consent,
});

/** Rows of the codebook: path, statement, definition. */
export const CODEBOOK: [path: string, statement: string | null, definition: string | null][] = [
  [
    'Protection of victims',
    'Operations fail to protect victims',
    'Whether operations keep victims safe, identify them, or help them.',
  ],
  [
    'Protection of victims > Training and policies',
    null,
    'What officers are taught and what written rules say.',
  ],
  [
    'Protection of victims > Training and policies > Victim identification training',
    'Officers are not trained to recognise victims',
    null,
  ],
  [
    'Protection of victims > Training and policies > Trauma-informed interaction',
    'Officers do not interact in a trauma-informed way',
    null,
  ],
  [
    'Protection of victims > Planning of operations',
    null,
    'Decisions made before the night of the operation.',
  ],
  [
    'Protection of victims > Planning of operations > Targeting of sex work',
    'Operations target sex work rather than trafficking',
    null,
  ],
  [
    'Protection of victims > Planning of operations > Arrest-driven metrics',
    'Success is counted in arrests',
    null,
  ],
  ['Protection of victims > Planning of operations > Morale and overtime', null, null],
  ['Protection of victims > Execution of operations', null, 'What happens on the night.'],
  [
    'Protection of victims > Execution of operations > Traumatising conduct',
    'Conduct on the night does further harm',
    null,
  ],
  [
    'Protection of victims > Execution of operations > Criminalisation of victims',
    'Victims are arrested or cited',
    null,
  ],
  ['Protection of victims > Execution of operations > Advocate presence', null, null],
  ['Protection of victims > Execution of operations > Connection to services', null, null],
  ['Protection of victims > Execution of operations > Funding and oversight', null, null],
  ['Protection of victims > Impact of operations', null, null],
  ['Prosecution of traffickers', 'Operations do not lead to traffickers', null],
  [
    'Prosecution of traffickers > Few traffickers identified',
    'Operations identify few or no traffickers',
    null,
  ],
  ['Prosecution of traffickers > Evidence and prosecutor involvement', null, null],
  ['Prosecution of traffickers > Minor charges', null, null],
  ['Prosecution of traffickers > Victim rapport and testimony', null, null],
  ['Prevention of trafficking', 'Operations do not prevent trafficking', null],
  ['Prevention of trafficking > Return to trafficker', null, null],
  ['Prevention of trafficking > Marginalisation of sex work', null, null],
  ['Prevention of trafficking > Root causes', null, null],
  ['Recommendations', null, null],
  ['Positive practice', null, null],
];

/** Colour classes, in the order of `CODEBOOK`. */
export const COLOURS =
  'c11 c11 c11 c11 c11a c11a c11a c11a c11b c11b c11b c11b c11b c11b c11c c14 c14 c14a c14b c14c c6 c6 c6a c6b c4 c8'.split(
    ' ',
  );

/** Codings as interview number, the words coded, the code's last name, coder number. */
export const CODINGS: [interview: number, words: string, code: string, coder: number][] = [
  [0, 'They come back with a sheet that says fourteen contacts', 'Arrest-driven metrics', 0],
  [
    0,
    'They come back with a sheet that says fourteen contacts, and not one of the fourteen has slept.',
    'Impact of operations',
    0,
  ],
  [0, 'So she signed it. Cited, they call it. As if she had parked wrong.', 'Criminalisation of victims', 0],
  [0, 'Cited, they call it. As if she had parked wrong.', 'Criminalisation of victims', 1],
  [
    0,
    'With the county, yes. One of ours waits in a car round the corner and she is the first voice they hear.',
    'Advocate presence',
    0,
  ],
  [
    0,
    'With the county, yes. One of ours waits in a car round the corner and she is the first voice they hear. I would write that into law.',
    'Positive practice',
    0,
  ],
  [
    0,
    'she is the first voice they hear. I would write that into law. The ones she met stayed with us eleven days.',
    'Connection to services',
    0,
  ],
  [0, 'I would write that into law.', 'Recommendations', 0],
  [0, 'The grant pays her until six. After six it is bake sale money', 'Funding and oversight', 0],
  [0, 'there is overtime for every officer in the room', 'Morale and overtime', 0],
  [0, 'Nobody asked where the driver went.', 'Few traffickers identified', 0],
  [0, 'Where would she sleep otherwise? She went back to him on the Sunday.', 'Return to trafficker', 0],
  [0, 'Where would she sleep otherwise?', 'Root causes', 0],
  [1, 'a waiting list of nine weeks for one bed', 'Connection to services', 0],
  [1, 'I was asked what I had done, not what was done to me.', 'Trauma-informed interaction', 0],
  [1, 'They should have stayed home that night.', 'Recommendations', 0],
  [2, 'We count recoveries now, not arrests.', 'Arrest-driven metrics', 0],
  [
    2,
    'The class was one hour, and half of it was slides from another state.',
    'Victim identification training',
    0,
  ],
  [2, 'The advocate rides in the second car.', 'Advocate presence', 0],
  [2, 'The men at the top do not stand on the street.', 'Few traffickers identified', 0],
  [3, 'you plead it to a misdemeanour and you take the year', 'Minor charges', 0],
  [
    3,
    'A statement taken at four in the morning is not worth the paper.',
    'Evidence and prosecutor involvement',
    0,
  ],
  [4, 'the indicator list was written for another country', 'Victim identification training', 1],
];

/** Six interviews, one of them not yet bound to a person's codings. */
export const INTERVIEWS: FakeInterview[] = [
  {
    file: 'AD-NP-01.txt',
    person: person('AD-NP-01', 'Advocates', 'Nonprofit', 'Nonprofit advocate', 'quote'),
    date: '2024-06-27',
    mode: 'Video',
    lines: [
      'I: Thank you for making the time. Could you tell me what happens on the day after an operation?',
      'R: The phone starts at seven. They come back with a sheet that says fourteen contacts, and not one of the fourteen has slept. I make coffee, I find chairs, and I start again at the beginning with each of them. By noon we are out of socks. 🧦',
      'I: And the papers they bring?',
      'R: There was a woman with a paper in her coat. She thought it was an appointment. She asked the officer whether it meant she could go, and he said yes. So she signed it. Cited, they call it. As if she had parked wrong. It cost her the room she had, because the landlord reads the court list on Mondays.',
      'I: Does an advocate go along on the operation itself?',
      'R: With the county, yes. One of ours waits in a car round the corner and she is the first voice they hear. I would write that into law. The ones she met stayed with us eleven days. The ones she did not meet, under three.',
      'I2: Who pays for that time?',
      'R: We do. (laughs) The grant pays her until six. After six it is bake sale money, and meanwhile there is overtime for every officer in the room. I do not begrudge them that. I did once ask whether a tenth of it could go to beds, and the answer was a very long silence.',
      'I: What about the people who brought her there?',
      'R: Nobody asked where the driver went. He sat outside with the engine running; I saw the plate myself. I wrote it down, I gave it to the sergeant, and he thanked me, and that was the last of it.',
      'I: And she?',
      'R: Where would she sleep otherwise? She went back to him on the Sunday. People tell me that is a choice. I tell them to try it in February.',
      'I: Is there anything I should have asked?',
      'R: Whether anyone comes back a month later to see. Nobody does. I keep a list, for the day when somebody asks for it.',
    ],
  },
  {
    file: 'AD-SV-01.txt',
    person: person('AD-SV-01', 'Advocates', 'Survivor', 'Survivor advocate', 'paraphrase'),
    date: '2024-09-03',
    mode: 'Phone',
    lines: [
      'I: Where would you like to begin?',
      'R: With the night I was on the other side of it. I was asked what I had done, not what was done to me. It took two years before anyone asked the second thing.',
      'I: And now you sit with others.',
      'R: Now I sit with others, yes, and there is a waiting list of nine weeks for one bed. You hold a hand and you know the number.',
      'I: If you had planned that night yourself?',
      'R: They should have stayed home that night. Or sent one nurse.',
    ],
  },
  {
    file: 'LE-L-01.txt',
    person: person('LE-L-01', 'Law enforcement', 'Local', 'Local law enforcement officer', 'quote'),
    date: '2024-11-24',
    mode: 'Video',
    lines: [
      'I: How do you know that an operation went well?',
      'R: We count recoveries now, not arrests. Four years ago it was the other way round, and the form still has the old box.',
      'I: What were you taught about recognising a victim?',
      'R: The class was one hour, and half of it was slides from another state. The rest you learn from the advocate. The advocate rides in the second car.',
      'I: And the traffickers?',
      'R: The men at the top do not stand on the street. You would need money, patience and a prosecutor from the first day. On a good year we have one of the three.',
    ],
  },
  {
    file: 'PR-F-01.txt',
    person: person('PR-F-01', 'Prosecutors', 'Federal', 'Federal prosecutor', 'background'),
    date: '2025-03-13',
    mode: 'Phone',
    lines: [
      'I: What reaches your desk after such a night?',
      'R: A box. A statement taken at four in the morning is not worth the paper. So you plead it to a misdemeanour and you take the year, and you tell yourself that a year is a year.',
      'I: And if there were more time?',
      'R: Then I would want to meet her twice before anyone writes anything down.',
    ],
  },
  {
    file: 'EX-01.txt',
    person: person('EX-01', 'Experts', 'Research', 'Researcher', 'quote'),
    date: '2024-10-02',
    mode: 'In person',
    lines: [
      'I: What does the literature say about training?',
      'R: Very little that was measured. In two of the three sites we visited, the indicator list was written for another country. “Number of windows with bars,” it said. Every window in that town has bars.',
    ],
  },
  {
    file: 'EX-02.txt',
    person: person('EX-02', 'Experts', 'Research', 'Researcher', 'quote'),
    date: '2024-12-11',
    mode: 'Video',
    lines: [
      'I: What would change your mind?',
      'R: A registry of what happened to people after six months. I have asked for one since I began. Naïve, I know – but I ask.',
    ],
  },
];

/** The 24 words that the fake shows as a recovery key. */
export const RECOVERY_WORDS =
  'amber basket candle desert engine feather garden harbor island jacket kettle ladder marble needle orchard paddle quarter ribbon saddle timber umbrella velvet window yellow'.split(
    ' ',
  );

/** What a chosen file is said to hold: the second one always turns out to be empty. */
export function previewOf(path: string, at: number): PreviewRow {
  return {
    file: path.split('/').at(-1) ?? path,
    error: at === 1 ? 'The file is empty.' : null,
    source: at === 1 ? '' : 'Word document, speaker labels',
    encoding: null,
    turns: at === 1 ? 0 : 24,
    words: at === 1 ? 0 : 1012,
    speakers: at === 1 ? [] : ['Interviewer (interviewer)', 'Respondent (respondent)'],
    interviewee: at === 1 ? null : 'AD-NP-02',
    taken: null,
    notes: at === 1 ? [] : ['2 comments were left out.'],
    beginning: at === 1 ? '' : 'Interviewer: Shall we start with your first week?',
  };
}
