/** The cells of a CSV file (RFC 4180). */
export function readCsv(text: string): string[][] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)]
  const rows: string[][] = [[]]
  for (const [whole, quoted, plain = '', end] of cells) {
    if (whole === '') break
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '\r\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

// Identifiers and times of SDMX 2.1 (IDType, NestedNCNameIDType, VersionType, ObservationalTimePeriodType).
const ID = /^[A-Za-z0-9_@$-]+$/
const DATAFLOW = /^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*:[A-Za-z0-9_@$-]+\(\d+(\.\d+)*\)$/
const TIME = /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?(\/P(\d+Y)?(\d+M)?(\d+D)?)?$/
// Of the code lists CL_FREQ 2.1, CL_OBS_STATUS 2.2 and CL_CONF_STATUS 1.2.
const CODES: Record<string, RegExp> = { FREQ: /^[AHSQMWDBNI]$/, OBS_STATUS: /^[ABDEFGIJKLMNOPQSUVW]$/, CONF_STATUS: /^[FNCDSAOTGMEPR]$/ }

/**
 * What of a file the field guide of SDMX-CSV 1.0 (github.com/sdmx-twg/sdmx-csv, in our own words) would refuse: the dataflow in the first column of
 * every row, a column for each component by its identifier and none twice, no row without its dimensions, no key twice. There is no published
 * schema of the format, and no data structure definition stands at an address of ours, so that a registry cannot check the components.
 */
export function sdmxProblems(text: string, dimensions: readonly string[]): string[] {
  const [head = [], ...rows] = readCsv(text)
  const wrong: string[] = []
  if (head[0] !== 'DATAFLOW') wrong.push(`the first column is ${head[0]}`)
  if (new Set(head).size !== head.length || head.some((name) => !ID.test(name))) wrong.push(`columns ${head.join()}`)
  for (const needed of [...dimensions, 'OBS_VALUE']) if (!head.includes(needed)) wrong.push(`no column ${needed}`)
  const keys = new Set<string>()
  for (const [at, row] of rows.entries()) {
    const cell = (name: string) => row[head.indexOf(name)] ?? ''
    const say = (name: string) => wrong.push(`row ${at + 1}, ${name}: ${cell(name)}`)
    if (row.length !== head.length) wrong.push(`row ${at + 1} has ${row.length} cells`)
    if (!DATAFLOW.test(row[0] ?? '')) say('DATAFLOW')
    for (const name of dimensions) if (!(name === 'TIME_PERIOD' ? TIME : ID).test(cell(name))) say(name)
    for (const [name, form] of Object.entries(CODES)) if (head.includes(name) && !form.test(cell(name))) say(name)
    if (cell('OBS_VALUE') !== '' && !Number.isFinite(Number(cell('OBS_VALUE')))) say('OBS_VALUE')
    const key = dimensions.map(cell).join()
    if (keys.has(key)) say('TIME_PERIOD')
    keys.add(key)
  }
  return wrong
}
