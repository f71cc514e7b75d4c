type Cell = string | number | null | undefined

/** Text as a spreadsheet reads it: quoted where it must be, and never taken for a formula. */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => row.map(writeCell).join(',')).join('\r\n') + '\r\n'
}

/** Hands a table to the browser as a file. */
export function saveCsv(
  name: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  receipt: readonly (readonly Cell[])[] = [],
): void {
  const after = receipt.length > 0 ? [[], ...receipt] : []
  saveFile(`${name}.csv`, new Blob(['\uFEFF', writeCsv(header, [...rows, ...after])], { type: 'text/csv' }))
}

/** Hands anything to the browser as a file. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

function writeCell(cell: Cell): string {
  if (typeof cell === 'number') return String(cell)
  const text = cell ?? ''
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
