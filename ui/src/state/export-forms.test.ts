import { describe, expect, it } from 'vitest';
import { copiedAs } from './export-forms';

describe('forms of coded excerpts', () => {
  it('are copied as they are where the clipboard can hold them, else as text with marks', () => {
    expect(copiedAs('csv')).toEqual({ form: 'csv', words: 'CSV' });
    expect(copiedAs('docx')).toEqual({ form: 'md', words: 'Markdown' });
  });
});
