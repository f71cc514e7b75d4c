import { useState } from 'react'

import { formatCount } from '../shared/format.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { Dialog } from '../shared/ui/Dialog.tsx'
import type { Line } from './entry.ts'
import { readPaste, type PastedRow } from './paste.ts'

/** Takes rows out of a spreadsheet into the form; what fits no line is named. */
export function PasteDialog({ lines, fill, close }: { lines: readonly Line[]; fill: (rows: readonly PastedRow[]) => void; close: () => void }) {
  const [text, setText] = useState('')
  const measures = lines.map(({ measure }) => measure)
  const { rows, strays } = readPaste(text, measures)
  const use = () => {
    fill(rows)
    close()
  }
  return (
    <Dialog title="Paste from a spreadsheet" close={close}>
      <div className="form">
        <div className="f">
          <label htmlFor="pasted">Rows</label>
          <p className="hint" id="pasted-hint">
            In each row the measure’s code or name, then its figures: a count, or what is counted and out of what.{' '}
            {measures[0] && `For example ${measures[0].code}`}
          </p>
          <textarea
            id="pasted"
            className="in-t"
            rows={8}
            data-first
            aria-describedby="pasted-hint"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {strays.length > 0 && (
          <Banner tone="amber" title={`${formatCount(strays.length, 'row')} will not be used:`}>
            {strays.slice(0, 5).join(' · ')}
          </Banner>
        )}
        <div className="row">
          <button className="btn p" type="button" disabled={rows.length === 0} onClick={use}>
            Fill in {formatCount(rows.length, 'row')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
