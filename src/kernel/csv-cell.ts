/**
 * A cell of a CSV file that a spreadsheet shows as it is: an apostrophe keeps it from running text as a formula. It is in quotes
 * wherever some program might begin another cell within it, which could be a formula of its own.
 */
export function formatCsvCell(text: string): string {
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
