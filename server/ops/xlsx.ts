import type { Cell, Column } from '../../schema/table.ts'
import { zip } from './zip.ts'

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DAY_STYLE = 1
const HEAD_STYLE = 2
const LONGEST_CELL = 32_767

/** A workbook with the rows on one sheet and the receipt on another (ECMA-376). Text stays text, so leading zeros stay; days are days. */
export function writeXlsx(columns: readonly Column[], rows: readonly (readonly Cell[])[], receipt: readonly (readonly [string, Cell])[]): Buffer {
  const types = columns.map(({ type, lists, depth }) => (type === 'Date' && lists.length === depth ? 'Date' : type))
  return zip([
    { name: '[Content_Types].xml', content: contentTypes },
    { name: '_rels/.rels', content: relations([['officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', content: workbook },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['worksheet', 'worksheets/sheet2.xml'],
        ['styles', 'styles.xml'],
      ]),
    },
    { name: 'xl/styles.xml', content: styles },
    { name: 'xl/worksheets/sheet1.xml', content: sheet([columns.map(({ name }) => name), ...rows], types, true) },
    { name: 'xl/worksheets/sheet2.xml', content: sheet(receipt, [], false) },
  ])
}

const part = (name: string, kind: string) =>
  `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
const contentTypes = `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook.xml', 'sheet.main')}${part('worksheets/sheet1.xml', 'worksheet')}${part('worksheets/sheet2.xml', 'worksheet')}${part('styles.xml', 'styles')}</Types>`
const workbook = `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="Rows" sheetId="1" r:id="rId1"/><sheet name="Receipt" sheetId="2" r:id="rId2"/></sheets></workbook>`
const styles = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`

const relations = (targets: readonly (readonly [string, string])[]) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([kind, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`).join('')}</Relationships>`

function sheet(rows: readonly (readonly Cell[])[], types: readonly string[], hasHead: boolean): string {
  const lines = rows.map((row, at) => {
    const style = hasHead && at === 0 ? HEAD_STYLE : 0
    return `<row r="${at + 1}">${row.map((cell, place) => xlsxCell(cell, `${letters(place)}${at + 1}`, style ? '' : (types[place] ?? ''), style)).join('')}</row>`
  })
  const view = hasHead
    ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    : ''
  return `${XML}<worksheet xmlns="${MAIN}">${view}<sheetData>${lines.join('')}</sheetData></worksheet>`
}

function xlsxCell(cell: Cell, at: string, type: string, style: number): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  const serial = type === 'Date' ? daySerial(cell) : null
  if (serial !== null) return `<c r="${at}" s="${DAY_STYLE}"><v>${serial}</v></c>`
  return `<c r="${at}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escape(cell.slice(0, LONGEST_CELL))}</t></is></c>`
}

// Days before March 1900 have no number that every spreadsheet agrees on.
function daySerial(day: string): number | null {
  return /^\d{4}-\d\d-\d\d$/.test(day) && day >= '1900-03-01' ? Date.parse(day) / 86_400_000 + 25_569 : null
}

function letters(place: number): string {
  return (place >= 26 ? letters(Math.floor(place / 26) - 1) : '') + String.fromCharCode(65 + (place % 26))
}

const escape = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
