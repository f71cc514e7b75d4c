/** A row of a spreadsheet as somebody pastes it: which measure, and its figures in order. */
export interface PastedRow {
  place: number
  figures: string[]
}

/** Which line of a return each pasted row is for, by code or name; and the rows that are for none. Cells are separated by tabs, semicolons or commas. */
export function readPaste(text: string, lines: readonly { code: string; title: string }[]): { rows: PastedRow[]; strays: string[] } {
  const rows: PastedRow[] = []
  const strays: string[] = []
  for (const line of text.split(/\r?\n/).filter((each) => each.trim() !== '')) {
    const [name = '', ...cells] = splitCells(line)
    const place = lines.findIndex(({ code, title }) => [code, title].some((known) => known.toLowerCase() === name.toLowerCase()))
    const figures = cells.map((cell) => cell.replaceAll(/[\s,%]/g, '')).filter((cell) => cell !== '')
    if (place < 0 || figures.length === 0 || figures.some((figure) => !Number.isFinite(Number(figure)))) strays.push(line)
    else rows.push({ place, figures })
  }
  return { rows, strays }
}

// A tab never stands in a number or a name; only where there is none do the weaker marks separate.
function splitCells(line: string): string[] {
  const mark = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ','
  return line.split(mark).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
}
