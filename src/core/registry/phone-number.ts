/** A telephone number as it is dialled within the country, digits only: the form whose digest is compared. */
export function foldPhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-–—()+]/g, '')
    .replace(/^(?:0086|86)(?=1\d{10}$)/, '')
}
