import { expect, it } from 'vitest';
import { studyOf } from './restoring';

it('puts the study of a backup where it stood, beside its folder of backups', () => {
  expect(studyOf('/home/ines/Pilot.backups/Pilot 2026-11-24.verbatim-backup')).toBe(
    '/home/ines/Pilot.verbatim',
  );
  expect(studyOf('C:\\Studies\\Pilot.backups\\x.verbatim-backup')).toBe('C:\\Studies\\Pilot.verbatim');
});

it('never proposes the place of the backup itself', () => {
  expect(studyOf('/media/stick/Pilot.verbatim-backup')).toBe('/media/stick/Pilot restored.verbatim');
  expect(studyOf('/media/stick/Pilot.verbatim')).toBe('/media/stick/Pilot restored.verbatim');
});
