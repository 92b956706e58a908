/** Where the study of a backup would go: beside the folder of backups, under the study's name. */
export function studyOf(backup: string): string {
  const parts = backup.split(/([\\/])/u);
  const folder = parts.at(-3) ?? '';
  const name = /^(.+)\.backups$/u.exec(folder)?.[1];
  if (name !== undefined) return `${parts.slice(0, -3).join('')}${name}.verbatim`;
  const stem = (parts.at(-1) ?? '').replace(/\.verbatim(?:-backup)?$/u, '');
  return `${parts.slice(0, -1).join('')}${stem} restored.verbatim`;
}
